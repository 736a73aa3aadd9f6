"""Keeps what a visitor typed until they have signed in; the session survives that, the text does not stay behind."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from allauth.core.ratelimit import consume
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from community.limits import POST_MAX

KEPT_MAX = POST_MAX + 2_000  # characters of all fields together; more than any form takes
STORED = "stored"  # the cookie that tells the script in the browser which of its own copies it can drop
STORED_SECONDS = 600


def ask_to_sign_in(request: HttpRequest, *, name: str, fields: Iterable[str], back: str) -> HttpResponse | None:
    """Keep what was typed while a session ran out, and lead to sign-in and from there back.

    None where it cannot be kept, being longer than any form takes or one of too many: the view then gives its form
    back with all that was typed, and says so by `say_not_kept`.
    """
    if request.method != "POST":
        return redirect_to_login(back)
    if not consume(request, action="keep_draft") or not _keep(request, name, fields):
        return None
    messages.info(request, _("You were signed out meanwhile. Sign in, and find your text where you left it."))
    return redirect_to_login(back)


def as_typed(request: HttpRequest, fields: Iterable[str]) -> dict[str, str]:
    """What was sent in these fields, for a form that comes back with no complaint yet."""
    return {field: request.POST[field] for field in fields if field in request.POST}


def say_not_kept() -> str:
    return _("You are signed out. Copy your text, sign in, and paste it into this form again.")


def kept_draft(request: HttpRequest, name: str) -> dict[str, str]:
    """What was typed, by field; empty if nothing was."""
    draft: dict[str, str] = request.session.get(_key(name), {})
    return draft


def drop_draft(request: HttpRequest, name: str) -> None:
    request.session.pop(_key(name), None)


def tell_stored(response: HttpResponse, key: UUID | None) -> HttpResponse:
    """Let the browser drop the copy that it keeps of the form with this key."""
    response.set_cookie(STORED, str(key), max_age=STORED_SECONDS, samesite="Lax")
    return response


def _keep(request: HttpRequest, name: str, fields: Iterable[str]) -> bool:
    # Browsers send two characters for each new line.
    typed = {field: text.replace("\r\n", "\n") for field, text in as_typed(request, fields).items() if text}
    if sum(map(len, typed.values())) > KEPT_MAX:
        return False
    request.session[_key(name)] = typed
    return True


def _key(name: str) -> str:
    return f"draft of {name}"
