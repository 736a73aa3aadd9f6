"""Which of a reader's rules holds for what they are about to see; pure, no database."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from django.utils.translation import gettext as _

from community.models.mute import EVERYWHERE, Mute, Where
from community.mutes.phrases import folded, holds

Kind = Mute.Kind
PHRASES = (Kind.PHRASE, Kind.PART)


class Rule(NamedTuple):
    kind: str
    target: int  # its id; 0 for a phrase
    label: str
    removes: bool = False
    places: int = EVERYWHERE

    @property
    def reason(self) -> str:
        """What a fold says."""
        if self.kind == Kind.PERSON:
            return _("You muted @%(name)s") % {"name": self.label}
        return _("You muted “%(what)s”") % {"what": self.label}


@dataclass(frozen=True)
class Told:
    """What somebody would read, as far as rules ask; `text` is asked for only where a rule is about a phrase."""

    author: int | None = None
    starter: int | None = None  # of the talk in which it is said, where that is named
    film: int | None = None
    characters: Collection[int | None] = ()
    tags: Collection[int | None] = ()
    text: Callable[[], str] = str


@dataclass(frozen=True)
class Rules:
    """Those that hold in one place."""

    rules: Collection[Rule] = field(default_factory=tuple)

    def __bool__(self) -> bool:
        return bool(self.rules)

    def at(self, where: Where) -> Rules:
        return Rules([rule for rule in self.rules if rule.places & where.bit])

    @property
    def folding_only(self) -> Rules:
        """The same, leaving nothing out."""
        return Rules([rule._replace(removes=False) for rule in self.rules])

    def never_leaving_out(self, kind: str, target: int) -> Rules:
        """The same, but that a rule about this one folds."""
        rules = [rule._replace(removes=rule.removes and rule[:2] != (kind, target)) for rule in self.rules]
        return Rules(rules)

    def without(self, *kinds: str) -> Rules:
        return Rules([rule for rule in self.rules if rule.kind not in kinds])

    def ids(self, kind: str) -> list[int]:
        """Of what is muted of a kind."""
        return list(self._targets.get(kind, {}))

    @property
    def are_about_words(self) -> bool:
        return bool(self._phrases)

    def on(self, told: Told) -> Rule | None:
        """The rule that holds for it; of several one that leaves it out."""
        found = [*self._by_ids(told), *self._by_words(told)]
        return next((rule for rule in found if rule.removes), found[0] if found else None)

    def _by_ids(self, told: Told) -> Iterable[Rule]:
        named = (
            (Kind.PERSON, (told.author, told.starter)),
            (Kind.FILM, (told.film,)),
            (Kind.CHARACTER, told.characters),
            (Kind.TAG, told.tags),
        )
        for kind, ids in named:
            rules = self._targets.get(kind, {})
            yield from (rules[pk] for pk in ids if pk is not None and pk in rules)

    def _by_words(self, told: Told) -> Iterable[Rule]:
        text = folded(told.text()) if self._phrases else ""
        return (rule for phrase, rule in self._phrases if text and holds(text, phrase, whole=rule.kind == Kind.PHRASE))

    @cached_property
    def _targets(self) -> dict[str, dict[int, Rule]]:
        targets: dict[str, dict[int, Rule]] = {}
        for rule in self.rules:
            if rule.kind not in PHRASES:
                targets.setdefault(rule.kind, {})[rule.target] = rule
        return targets

    @cached_property
    def _phrases(self) -> list[tuple[str, Rule]]:
        return [(folded(rule.label), rule) for rule in self.rules if rule.kind in PHRASES]


NO_RULES = Rules()
