"""What members are fond of, as far as it is on the site: read for their page and for their form."""

from __future__ import annotations

from django.db.models import Q

from community.models import Member, MomentVote, SavedItem
from films.models import Film, Moment
from films.models.moment_queryset import MomentQuerySet

OFFERED_MAX = 50  # moments, of those saved and of those relived, the latest


def favourite_films(member: Member) -> list[Film]:
    return list(Film.objects.published().filter(favourites__member=member).order_by("favourites__position"))


def favourite_moments(member: Member) -> MomentQuerySet[Moment]:
    """In their order, with their films."""
    moments = Moment.objects.public().filter(favourites__member=member)
    return moments.order_by("favourites__position").select_related("film")


def moments_to_offer(member: Member) -> list[Moment]:
    """Those they saved or relived last: the likely favourites."""
    saved = SavedItem.objects.of_kind("moment").filter(member=member).order_by("-saved_at", "-id")
    relived = MomentVote.objects.filter(voter=member, value=1).order_by("-voted_at", "-id")
    either = Q(pk__in=saved.values("moment")[:OFFERED_MAX]) | Q(pk__in=relived.values("target")[:OFFERED_MAX])
    return list(Moment.objects.public().filter(either).select_related("film").order_by("film__title", "title", "id"))
