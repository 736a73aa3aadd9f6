"""The WSGI door: `gunicorn reelive.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reelive.settings")

application = get_wsgi_application()
