"""Telling how far one has got: kept with the member, or for a visitor in a signed cookie and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from community.models import Member, Progress
from community.reading.reach import Place
from films.models import Film

COOKIE = "progress"
COOKIE_DAYS = 365
COOKIE_FILMS_MAX = 100  # the films a visitor spoke of last; a cookie holds 4 KB
BLIND = "b"  # behind a playhead in the cookie


@transaction.atomic
def mark_progress(*, member: Member, film: Film, place: Place) -> None:
    """Keep the member's place in a work."""
    Progress.objects.update_or_create(member=member, film=film, defaults=place._asdict())


@transaction.atomic
def forget_progress(*, member: Member, film: Film) -> None:
    """Let the age of the work decide again what is told of it."""
    Progress.objects.filter(member=member, film=film).delete()


def choose_known_after(*, member: Member, days: int | None) -> None:
    """Let works be common knowledge to them so many days after they were shown; none is never."""
    Member.objects.filter(pk=member.pk).update(known_after_days=days)


def places_of_visitor(request: HttpRequest) -> dict[int, Place]:
    """By the film's id, the latest told last; none where the cookie is missing or was tampered with."""
    try:
        written = Signer(salt=COOKIE).unsign(request.COOKIES.get(COOKIE, ""))
    except BadSignature:
        return {}
    return dict(map(_read, written.split(".")))


def remember_for_visitor(response: HttpResponse, places: Mapping[int, Place]) -> None:
    """Set the cookie, or take it away once nothing is left to remember."""
    if not places:
        response.delete_cookie(COOKIE, samesite="Lax")
        return
    kept = list(places.items())[-COOKIE_FILMS_MAX:]
    response.set_cookie(
        COOKIE,
        Signer(salt=COOKIE).sign(".".join(_written(film, place) for film, place in kept)),
        max_age=COOKIE_DAYS * 86_400,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _written(film: int, place: Place) -> str:
    return f"{film}-{place.playhead}{BLIND if place.is_blind else ''}"


def _read(written: str) -> tuple[int, Place]:
    film, _, place = written.partition("-")
    return int(film), Place(int(place.removesuffix(BLIND)), place.endswith(BLIND))
