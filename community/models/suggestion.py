"""What a member proposes for the catalogue, and what a curator made of it."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from films import limits
from films.models import Film, Moment


class SuggestionQuerySet(models.QuerySet[Any]):
    def waiting(self) -> Self:
        return self.filter(state=Suggestion.State.WAITING)

    def accepted(self) -> Self:
        return self.filter(state=Suggestion.State.ACCEPTED)

    def credited_on(self, thing: Film | Moment) -> list[str]:
        """Usernames of those who suggested it, the first first; on a film, not those of its moments."""
        became = models.Q(moment=thing) if isinstance(thing, Moment) else models.Q(film=thing, moment=None)
        accepted = self.accepted().filter(became, proposer__isnull=False).order_by("decided_at", "id")
        return list(dict.fromkeys(accepted.values_list("proposer__username", flat=True)))


class Suggestion(models.Model):
    class About(models.TextChoices):
        FILM = "film", _("a film that is missing")
        MOMENT = "moment", _("a moment that is missing")
        CORRECTION = "correction", _("a correction")

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")

    about = models.CharField(_("about"), max_length=10, choices=About)
    # What it belongs to or corrects; a missing film has neither.
    film = models.ForeignKey(
        Film, on_delete=models.SET_NULL, null=True, blank=True, related_name="suggestions", verbose_name=_("film")
    )
    moment = models.ForeignKey(
        Moment, on_delete=models.SET_NULL, null=True, blank=True, related_name="suggestions", verbose_name=_("moment")
    )
    title = models.CharField(_("title"), max_length=limits.TITLE_MAX)
    text = models.TextField(_("what you propose"), max_length=limits.PROSE_MAX)
    source = models.CharField(_("source"), max_length=limits.SOURCE_MAX)
    # Empty once the proposer has left.
    proposer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="suggestions"
    )
    proposed_at = models.DateTimeField(_("proposed"), auto_now_add=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    curator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="decided_suggestions"
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    # What the curator tells the proposer.
    answer = models.TextField(_("answer"), max_length=limits.PROSE_MAX, blank=True)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        ordering = ("-proposed_at", "-id")
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        indexes: ClassVar = [
            models.Index(fields=("state", "proposed_at", "id"), name="suggestions_waiting"),
            models.Index(fields=("proposer", "-proposed_at", "-id"), name="suggestions_of_member"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state="waiting", decided_at__isnull=True)
                | models.Q(state__in=("accepted", "declined"), decided_at__isnull=False),
                name="decided_suggestions_say_when",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def became(self) -> Film | Moment | None:
        """Once accepted, what is there because of it, if readers can see it."""
        thing: Film | Moment | None = self.moment or self.film
        film = thing.film if isinstance(thing, Moment) else thing
        is_there = thing and thing.is_published and film and film.is_published
        return thing if is_there else None
