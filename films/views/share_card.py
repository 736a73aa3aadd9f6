"""The pictures that travel without their page, at addresses that change with their content."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from films.addresses import of_film
from films.asking import Request
from films.models import SECTIONS, Film
from films.models.dialogue import Line
from films.share_cards.keeping import forget
from films.share_cards.sharing import Card, card_of, card_of_film, card_of_site

FOR_A_YEAR = "public, max-age=31536000, immutable"
KINDS = {section: kind for kind, section in SECTIONS.items()}


@require_safe
@of_film
def moment_card(request: Request, film: Film, *, section: str, slug: str, size: str, fingerprint: str) -> HttpResponse:
    kind = KINDS[section]
    moments = film.moments.published().of_kind(kind).select_related(f"as_{kind}__film", f"as_{kind}__speaker")
    moment = get_object_or_404(moments, slug=slug)
    lines = Line.objects.filter(dialogue=moment.pk).published().in_order().select_related("speaker")
    card = card_of(moment.detail, request.reader, lines, size)
    if card is None:
        forget(f"moment-{moment.pk}")
        raise Http404
    return _answer(card, fingerprint)


@require_safe
@of_film
def film_card(request: HttpRequest, film: Film, *, size: str, fingerprint: str) -> HttpResponse:
    return _answer(card_of_film(film, size), fingerprint)


@require_safe
def site_card(request: HttpRequest, *, size: str, fingerprint: str) -> HttpResponse:
    return _answer(card_of_site(size), fingerprint)


def _answer(card: Card, fingerprint: str) -> HttpResponse:
    """The picture; whoever kept an older address is sent to what has become of it."""
    if fingerprint != card.fingerprint:
        return redirect(card.address)
    return HttpResponse(card.picture(), content_type="image/jpeg", headers={"Cache-Control": FOR_A_YEAR})
