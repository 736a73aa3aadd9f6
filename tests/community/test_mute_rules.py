"""Which rule holds for what a reader is about to see."""

from __future__ import annotations

import pytest

from community.models.mute import Mute, Where
from community.mutes.rules import Rule, Rules, Told

Kind = Mute.Kind


@pytest.mark.parametrize(
    ("rule", "holds"),
    [
        (Rule(Kind.PERSON, 1, "troll"), True),
        (Rule(Kind.PERSON, 2, "friend"), False),
        (Rule(Kind.FILM, 3, "Up"), True),
        (Rule(Kind.CHARACTER, 4, "Carl"), True),
        (Rule(Kind.TAG, 5, "war"), True),
        (Rule(Kind.TAG, 1, "peace"), False),
        (Rule(Kind.PHRASE, 0, "spider"), True),
        (Rule(Kind.PHRASE, 0, "spid"), False),
        (Rule(Kind.PART, 0, "spid"), True),
    ],
)
def test_each_kind_looks_at_its_own(rule: Rule, holds: bool) -> None:
    told = Told(author=1, film=3, characters=[4, None], tags=[None, 5], text=lambda: "A Spider, at last")
    assert (Rules([rule]).on(told) is not None) is holds


def test_what_is_left_out_goes_before_what_is_folded() -> None:
    folds, removes = Rule(Kind.PERSON, 1, "troll"), Rule(Kind.PHRASE, 0, "spider", removes=True)
    assert Rules([folds, removes]).on(Told(author=1, text=lambda: "a spider")) == removes


def test_a_rule_holds_in_its_places_alone() -> None:
    rule = Rule(Kind.PERSON, 1, "troll", places=Where.LISTS.bit | Where.MAIL.bit)
    assert [where for where in Where if Rules([rule]).at(where)] == [Where.LISTS, Where.MAIL]


def test_no_text_is_made_where_no_phrase_is_muted() -> None:
    def text() -> str:
        raise AssertionError

    assert Rules([Rule(Kind.PERSON, 1, "troll")]).on(Told(text=text)) is None


def test_nobody_without_a_name_is_muted() -> None:
    assert Rules([Rule(Kind.PERSON, 0, "")]).on(Told(author=None)) is None


def test_a_reason_says_what_is_muted() -> None:
    assert Rule(Kind.PERSON, 1, "troll").reason == "You muted @troll"
    assert Rule(Kind.FILM, 1, "Up").reason == "You muted “Up”"
