"""Buttons that stay pressed: follow, save and mute, by one template on pages and in the answer to a press."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django_htmx.http import HttpResponseClientRedirect

from community.models import Comment, Discussion, Member
from community.pages.back import back_of
from community.pages.languages import in_its_language
from community.pages.parts import part
from community.reader import Request
from community.targets import Target, kind_of
from films.languages import catalogue_words
from films.models import Film

TEMPLATE = "community/_toggle.html"
PRESSED = {"1": True, "0": False}
LOOKS = ("", "small", "bare")
# In lists of hundreds: written without a template, and sent by one form for all of them.
BARE = (
    '<button class="toggle__bare" type="submit" id="{id}" form="press" formaction="{address}" name="on" value="{next}"'
    ' aria-pressed="{pressed}" hx-post="{address}" hx-target="this" hx-swap="outerHTML" hx-sync="this:drop">'
    '{label}<span class="visually-hidden"> {about}</span></button>'
)


class Toggle(NamedTuple):
    id: str
    address: str
    is_on: bool
    label: str
    about: str  # for those who listen: what of the many on a page it belongs to


def follow_toggle(thing: Member | Film, *, is_on: bool) -> Toggle:
    label = pgettext("button", "Following") if is_on else _("Follow")
    if isinstance(thing, Member):
        address = reverse("community:follow-member", args=[thing.username])
        return Toggle(f"follow-member-{thing.pk}", address, is_on, label, f"@{thing.username}")
    address = reverse("community:follow-film", args=[thing.slug])
    return Toggle(f"follow-film-{thing.pk}", address, is_on, label, catalogue_words(thing))


def save_toggle(target: Target, *, is_on: bool) -> Toggle:
    kind, label = kind_of(target), pgettext("button", "Saved") if is_on else _("Save")
    about = _("this comment") if isinstance(target, Comment) else in_its_language(target)
    return Toggle(f"save-{kind}-{target.pk}", reverse("community:save", args=[kind, target.pk]), is_on, label, about)


def mute_toggle(discussion: Discussion, *, is_on: bool) -> Toggle:
    label, address = (
        _("Talk is muted") if is_on else _("Mute this talk"),
        reverse("community:mute", args=[discussion.pk]),
    )
    return Toggle(f"mute-{discussion.pk}", address, is_on, label, in_its_language(discussion.subject))


def shown(request: HttpRequest, toggle: Toggle | None, *, back: str = "", look: str = "") -> dict[str, Any]:
    """For the template; `back` is the page that it stands on, if not this address. None shows nothing."""
    back = back or request.get_full_path()
    return {
        "toggle": toggle,
        "is_visitor": not isinstance(request.user, Member),
        "back": back,
        "sign_in": _sign_in(back),
        "look": look if look in LOOKS else "",
        "bare": bare(toggle) if toggle and look == "bare" else "",
    }


def bare(toggle: Toggle) -> SafeString:
    """For members, on a page that has the form `press`."""
    state = {"next": int(not toggle.is_on), "pressed": str(toggle.is_on).lower()}
    return format_html(BARE, **toggle._asdict(), **state)


def pressed(request: HttpRequest) -> bool:
    """Whether the button is to stay pressed. Raises BadRequest."""
    asked = request.POST.get("on", "")
    if asked not in PRESSED:
        raise BadRequest("A button is pressed or not: 1 or 0.")
    return PRESSED[asked]


def answer(request: Request, toggle: Toggle, *, said: str, otherwise: str) -> HttpResponse:
    """The button as it is now, where htmx asks for it; else the page that it stood on."""
    back = back_of(request, otherwise=otherwise)
    if request.htmx:
        return part(request, TEMPLATE, shown(request, toggle, back=back, look=request.POST.get("look", "")), said=said)
    return redirect(f"{back.partition('#')[0]}#{toggle.id}")


def ask_to_sign_in(request: Request, *, otherwise: str) -> HttpResponse:
    """A session that ran out: sign in, and be back on the page to press again."""
    address = _sign_in(back_of(request, otherwise=otherwise))
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)


def _sign_in(back: str) -> str:
    return f"{reverse('account_login')}?{urlencode({'next': back}, safe='/')}"
