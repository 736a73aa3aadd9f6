"""What is still to do in the catalogue: named querysets, so that a count and its list agree."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django.db.models import Case, Count, F, IntegerField, Model, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from films.models import Dialogue, Film, Kind, Moment, Provenance, Quote, Scene, Track, Trivia
from films.quotation import CONSECUTIVE_LINES_MAX, FILM_WORDS_PER_MINUTE, MINUTES_ASSUMED, SCENE_WORDS_MAX
from films.quoting import verbatim_lines, verbatim_quotes, words_in

MODELS: dict[str, type[Moment]] = {
    Kind.SCENE: Scene,
    Kind.DIALOGUE: Dialogue,
    Kind.QUOTE: Quote,
    Kind.TRIVIA: Trivia,
    Kind.TRACK: Track,
}
OPENING_SECONDS = 60  # what plays at once spoils nothing and may say so with a 0


class Worklist(NamedTuple):
    slug: str
    title: Promise
    why: str | Promise
    kinds: tuple[str, ...]
    todo: Callable[[], QuerySet[Moment]]

    def is_about(self, model: type[Model]) -> bool:
        return any(MODELS[kind] is model for kind in self.kinds)

    def of(self, model: type[Model]) -> QuerySet[Any]:
        """Primary keys of what is to do among the moments of one kind."""
        return self.todo().filter(kind__in=[kind for kind in self.kinds if MODELS[kind] is model]).values("pk")


def standing() -> QuerySet[Moment]:
    """All but merged duplicates, on which nobody works any more."""
    return Moment.objects.filter(merged_into=None)


def without_context() -> QuerySet[Moment]:
    return standing().filter(Q(as_scene__context="") | Q(as_dialogue__context=""))


def without_source() -> QuerySet[Moment]:
    return standing().filter(source="")


def without_time() -> QuerySet[Moment]:
    """A disputed moment has none for a reason."""
    return standing().filter(starts_at=None).exclude(provenance=Provenance.DISPUTED)


def without_reveal_point() -> QuerySet[Moment]:
    return standing().filter(reveal_at=0).exclude(starts_at__lt=OPENING_SECONDS, episode=None)


def over_the_quotation_budget() -> QuerySet[Moment]:
    """Dialogues with too many lines in a row, scenes with too many words."""
    long = verbatim_lines().values("dialogue").annotate(lines=Count("pk")).filter(lines__gt=CONSECUTIVE_LINES_MAX)
    wordy = Scene.objects.annotate(words=_words("scene")).filter(words__gt=SCENE_WORDS_MAX)
    return standing().filter(Q(pk__in=long.order_by().values("dialogue")) | Q(pk__in=wordy.values("pk")))


def films_over_the_quotation_budget() -> QuerySet[Film]:
    """By the running time of the film, or of all published episodes of a series."""
    episodes = Film.objects.filter(pk=OuterRef("pk"), episodes__is_published=True)
    minutes = episodes.values("pk").annotate(
        minutes=Sum(Coalesce("episodes__running_minutes", "running_minutes", Value(0)))
    )
    of_series = Coalesce(Subquery(minutes.values("minutes")), F("running_minutes"))
    running = Case(When(kind=Film.Kind.SERIES, then=of_series), default=F("running_minutes"))
    allowed = Coalesce(running, Value(MINUTES_ASSUMED), output_field=IntegerField()) * FILM_WORDS_PER_MINUTE
    return Film.objects.annotate(words=_words("film"), allowed=allowed).filter(words__gt=F("allowed"))


def _words(of: str) -> Any:
    """How many words count against a scene or film, as an expression."""
    spoken = verbatim_lines(**{f"dialogue__{of}": OuterRef("pk")}).order_by()
    quoted = verbatim_quotes(**{of: OuterRef("pk")}).order_by()
    return _total(spoken, f"dialogue__{of}") + _total(quoted, of)


def _total(rows: QuerySet[Any], of: str) -> Any:
    words = rows.values(of).annotate(words=Sum(words_in("text"))).values("words")
    return Coalesce(Subquery(words), Value(0), output_field=IntegerField())


EVERYTHING = tuple(Kind.values)
WORKLISTS = (
    Worklist(
        "no-context",
        _("Without context"),
        _("A reader is not told why it matters in the film; a dialogue cannot be published."),
        (Kind.SCENE, Kind.DIALOGUE),
        without_context,
    ),
    Worklist("no-source", _("Without a source"), _("Nobody can check it."), EVERYTHING, without_source),
    Worklist(
        "no-time",
        _("Without a time"),
        _("Nobody finds it in the film."),
        (Kind.SCENE, Kind.DIALOGUE, Kind.QUOTE, Kind.TRACK),
        without_time,
    ),
    Worklist(
        "no-reveal",
        _("Without a spoiler point"),
        _("It is shown to people who have not seen the film, and does not play in its first minute."),
        (Kind.SCENE, Kind.DIALOGUE, Kind.QUOTE),
        without_reveal_point,
    ),
    Worklist(
        "over-budget",
        _("Over the quotation budget"),
        format_lazy(
            _("More than {lines} verbatim lines in a row, or {words} verbatim words in a scene."),
            lines=CONSECUTIVE_LINES_MAX,
            words=SCENE_WORDS_MAX,
        ),
        (Kind.SCENE, Kind.DIALOGUE),
        over_the_quotation_budget,
    ),
)


def count_worklists() -> dict[str, dict[str, int]]:
    """How much is to do, by worklist and kind, in one query."""
    counts = {
        worklist.slug: Count("pk", filter=Q(pk__in=worklist.todo().values("pk"), kind__in=worklist.kinds))
        for worklist in WORKLISTS
    }
    rows = standing().order_by().values("kind").annotate(**{slug.replace("-", "_"): n for slug, n in counts.items()})
    by_kind = {row["kind"]: row for row in rows}
    return {
        worklist.slug: {kind: by_kind.get(kind, {}).get(worklist.slug.replace("-", "_"), 0) for kind in worklist.kinds}
        for worklist in WORKLISTS
    }
