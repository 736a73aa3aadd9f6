"""How a text would look; nothing of it is stored."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.core.ratelimit import consume
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from community.limits import POST_MAX
from community.markup import render


@dataclass(frozen=True)
class Preview:
    body_html: str = ""
    problem: str | Promise = ""


def preview_of(request: HttpRequest) -> Preview:
    """What the form that was sent would show; for members, and not faster than anybody reads."""
    body = request.POST.get("body", "").replace("\r\n", "\n")
    if not body.strip():
        return Preview(problem=_("Nothing is typed yet."))
    if len(body) > POST_MAX:
        over = len(body) - POST_MAX
        return Preview(problem=_("That is %(over)d characters more than a text can have.") % {"over": over})
    if not consume(request, action="preview"):
        return Preview(problem=_("That was previewed very often. Your text is safe; try again in a minute."))
    return Preview(render(body).html)
