"""A reader's own rule: this person, film, character, tag or phrase is folded or left out, for them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from community.limits import PHRASE_MAX
from community.models.tag import Tag
from films.models import Character, Film


class Where(models.TextChoices):
    """The places in which a rule holds."""

    LISTS = "lists", _("lists and first pages")
    THREADS = "threads", pgettext_lazy("place", "talk")
    SEARCH = "search", _("search")
    NOTIFICATIONS = "notifications", _("notifications")
    MAIL = "mail", _("mail")
    FEED = "feed", _("your own feed")

    @property
    def bit(self) -> int:
        """As it is kept in `Mute.places`; never change what one stands for."""
        return 1 << list(type(self)).index(self)


EVERYWHERE = sum(where.bit for where in Where)


def bits_of(places: Iterable[str]) -> int:
    return sum({Where(place).bit for place in places})


def places_of(bits: int) -> list[Where]:
    return [where for where in Where if bits & where.bit]


class MuteQuerySet(models.QuerySet[Any]):
    def of(self, member: models.Model) -> Self:
        return self.filter(member=member)

    def holding(self, now: Any) -> Self:
        """Without those whose time is over."""
        return self.filter(Q(until=None) | Q(until__gt=now))

    def named(self) -> Self:
        """Each with its `target_id`, 0 for a phrase, and its `label`: a name of what is muted."""
        return self.annotate(
            target_id=Coalesce("person_id", "film_id", "character_id", "tag_id", Value(0)),
            label=Coalesce("person__username", "film__title", "character__name", "tag__name", "phrase"),
        )


class Mute(models.Model):
    class Kind(models.TextChoices):
        PERSON = "person", _("member")
        FILM = "film", _("film or series")
        CHARACTER = "character", _("character")
        TAG = "tag", _("tag")
        PHRASE = "phrase", _("whole words")
        PART = "part", _("any part of the text")

    target_id: int  # see `named`
    label: str

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mutes")
    kind = models.CharField(_("what"), max_length=9, choices=Kind)
    # One of these five, as the kind says. Nobody learns who muted them.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    film = models.ForeignKey(Film, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    character = models.ForeignKey(Character, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    phrase = models.CharField(_("phrase"), max_length=PHRASE_MAX, null=True, blank=True)  # noqa: DJ001 - one of five
    # The phrase as it is looked for; two that are found in the same texts are one rule.
    folded = models.CharField(max_length=PHRASE_MAX, blank=True, editable=False)
    # Left out for good; else folded under the reason, to be opened with one click.
    removes = models.BooleanField(_("leave it out"), default=False)
    places = models.PositiveSmallIntegerField(default=EVERYWHERE)  # bits of `Where`
    until = models.DateTimeField(_("until"), null=True, blank=True)  # empty: until it is taken back
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[Any] = MuteQuerySet.as_manager()

    class Meta:
        verbose_name = _("mute")
        verbose_name_plural = _("mutes")
        indexes: ClassVar = [models.Index(fields=("member", "-made_at", "-id"), name="mutes_of_member")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("member", "person"), name="a_member_mutes_another_once"),
            models.UniqueConstraint(fields=("member", "film"), name="a_member_mutes_a_film_once"),
            models.UniqueConstraint(fields=("member", "character"), name="a_member_mutes_a_character_once"),
            models.UniqueConstraint(fields=("member", "tag"), name="a_member_mutes_a_tag_once"),
            models.UniqueConstraint(
                fields=("member", "kind", "folded"),
                condition=Q(kind__in=("phrase", "part")),
                name="a_member_mutes_a_phrase_once",
            ),
            models.CheckConstraint(
                condition=Q(kind="person", person__isnull=False)
                | Q(kind="film", film__isnull=False)
                | Q(kind="character", character__isnull=False)
                | Q(kind="tag", tag__isnull=False)
                | Q(kind__in=("phrase", "part"), phrase__isnull=False),
                name="a_mute_names_what_it_is_about",
            ),
            models.CheckConstraint(condition=~Q(person=F("member")), name="nobody_mutes_themselves"),
            models.CheckConstraint(condition=Q(places__gt=0), name="a_mute_holds_somewhere"),
        ]
