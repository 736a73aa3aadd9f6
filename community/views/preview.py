"""How a text would look, for the editor to show without leaving the page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from community.models import Member
from community.pages.parts import part
from community.previewing import Preview, preview_of


@never_cache
@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    shown = preview_of(request) if isinstance(request.user, Member) else _signed_out()
    said = shown.problem or _("The preview stands above your text.")
    return part(request, "community/_preview.html", {"preview": shown}, said=said)


def _signed_out() -> Preview:
    return Preview(
        problem=_("You were signed out meanwhile. Send your text: it is kept until you are back, unpublished.")
    )
