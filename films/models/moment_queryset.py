"""The sentences in which moments are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeVar

from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, When, Window
from django.db.models.expressions import BaseExpression
from django.db.models.functions import Coalesce, RowNumber

from films.models.character import Character
from films.models.episode import Episode
from films.models.kind import Kind
from films.models.provenance import DOUBTFUL
from films.models.published import PublishedQuerySet

if TYPE_CHECKING:
    from films.models.moment import Moment

AnyMoment = TypeVar("AnyMoment", bound="Moment")


class MomentQuerySet(PublishedQuerySet[AnyMoment]):
    def of_film_at(self, slug: str) -> Self:
        """Those of the published film with this address."""
        return self.filter(film__slug=slug, film__is_published=True)

    def of_kind(self, kind: str) -> Self:
        return self.filter(kind=kind)

    def public(self) -> Self:
        """Those on the site: published, and of a published film."""
        return self.published().filter(film__is_published=True)

    def standing(self) -> Self:
        """Those whose text the law has not taken."""
        return self.filter(ledger_number=None)

    def doubtful(self) -> Self:
        return self.filter(provenance__in=DOUBTFUL)

    def certain(self) -> Self:
        return self.exclude(provenance__in=DOUBTFUL)

    def safe_for_everybody(self) -> Self:
        """Those that give nothing away, wherever a reader has got to."""
        return self.filter(reveal_at=0)

    def best(self) -> Self:
        return self.certain().order_by("-wilson", "-id")

    def newest(self) -> Self:
        return self.order_by("-created_at", "-id")

    def in_film_order(self) -> Self:
        return self.order_by("position", "id")

    def before(self, moment: Moment) -> Self:
        """Earlier in film order, nearest first."""
        earlier = Q(position__lt=moment.position) | Q(id__lt=moment.pk)
        return self.filter(earlier, position__lte=moment.position).order_by("-position", "-id")

    def after(self, moment: Moment) -> Self:
        """Later in film order, nearest first."""
        later = Q(position__gt=moment.position) | Q(id__gt=moment.pk)
        return self.filter(later, position__gte=moment.position).order_by("position", "id")

    def spoken_by(self, character: Character, *, told: Q) -> Self:
        """Theirs alone, or an exchange with a line of theirs, if it is `told`: who speaks in others is a secret."""
        exchanges = told & Q(pk__in=character.lines.published().values("dialogue"))
        return self.filter(Q(speaker=character) | exchanges)

    def involving(self, character: Character, *, told: Q) -> Self:
        """What they speak, and the scenes on which that hangs."""
        spoken = character.film.moments.published().spoken_by(character, told=told)
        return self.filter(Q(pk__in=spoken.values("pk")) | Q(pk__in=spoken.values("scene")))

    def of_episode(self, episode: Episode) -> Self:
        """Those that name the episode, and those that hang on one of its scenes."""
        scenes = episode.moments.of_kind("scene").values("pk")
        return self.filter(Q(episode=episode) | Q(scene__in=scenes))

    def few_of_each_kind(self, most: int) -> Self:
        """The first `most` of each kind in film order; each knows `of_kind_count`, how many there are."""
        return (
            self.annotate(
                place_in_kind=Window(RowNumber(), partition_by="kind", order_by=[F("position"), F("id")]),
                of_kind_count=Window(Count("*"), partition_by="kind"),
            )
            .filter(place_in_kind__lte=most)
            .in_film_order()
        )

    def best_of_each_kind(self, most: int, *, scenes: int = 0, by_votes: bool = True) -> Self:
        """The first `most` of each kind by rank, doubtful ones last; and so many `scenes` from the film's beginning.

        Each knows its `place_in_kind`, `of_kind_count` and `number_in_film` among its kind. Of equals, as all
        are before anybody has voted, or not `by_votes`, those come first that give nothing away.
        """
        is_doubtful = Case(When(provenance__in=DOUBTFUL, then=1), default=0)
        rank = [F("wilson").desc()] if by_votes else []
        order: list[BaseExpression | F] = [is_doubtful, *rank, F("reveal_at"), F("position"), F("id")]
        return (
            self.annotate(
                place_in_kind=Window(RowNumber(), partition_by="kind", order_by=order),
                number_in_film=Window(RowNumber(), partition_by="kind", order_by=[F("position"), F("id")]),
                of_kind_count=Window(Count("*"), partition_by="kind"),
            )
            .filter(Q(place_in_kind__lte=most) | Q(kind=Kind.SCENE, number_in_film__lte=scenes))
            .order_by("kind", "place_in_kind")
        )

    def numbered(self) -> Self:
        """Each knows its `number_in_film` among its kind, and `of_kind_count`, how many there are."""
        siblings = type(self)(self.model).published().filter(film=OuterRef("film"), kind=OuterRef("kind"))
        at_its_place = Q(position=OuterRef("position"), pk__lt=OuterRef("pk"))
        earlier = siblings.filter(Q(position__lt=OuterRef("position")) | at_its_place)
        return self.annotate(number_in_film=_count(earlier) + 1, of_kind_count=_count(siblings))

    def with_details(self) -> Self:
        """Bring each moment's own fields, speaker, scene and film along, in one query."""
        return self.select_related(
            "film", "speaker", "scene", "episode", "as_scene", "as_dialogue", "as_quote", "as_trivia", "as_track"
        )

    def with_surroundings(self) -> Self:
        """Bring along what the page of one names and links."""
        return self.select_related("film", "scene__film", "speaker__film", "episode__film")


def _count(moments: QuerySet[AnyMoment]) -> Coalesce:
    """How many there are, within the query of another moment of their film."""
    return Coalesce(Subquery(moments.order_by().values("film").annotate(count=Count("pk")).values("count")), 0)
