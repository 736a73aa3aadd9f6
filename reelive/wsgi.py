"""The WSGI door: `gunicorn reelive.wsgi`."""

import os

from django.core.handlers.wsgi import WSGIRequest
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reelive.settings")


class Utf8Request(WSGIRequest):
    """Takes text for UTF-8 whatever its sender says.

    Python knows charsets that decode no text, such as hex: a request that names one would be a 500
    before any middleware sees it.
    """

    @property
    def encoding(self) -> str:
        return "utf-8"

    @encoding.setter
    def encoding(self, said: str) -> None:
        pass


application = get_wsgi_application()
application.request_class = Utf8Request
