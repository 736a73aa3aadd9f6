"""How the demo's files say who answers whom, and when."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from community.demo.schema import CommentEntry
from community.demo.talk import Said, Subject, work_out

DAY = dt.timedelta(days=1)


def entries(*written: dict[str, Any]) -> list[CommentEntry]:
    return [CommentEntry.model_validate({"text": "So.", **fields}) for fields in written]


def under_a_post(*written: dict[str, Any], ago: dt.timedelta = 10 * DAY) -> list[Said]:
    said, faults = work_out(Subject("post", None, None, ago, entries(*written)))
    assert not faults
    return said


def test_a_name_means_what_that_member_said_last() -> None:
    *_, answer = under_a_post(
        {"by": "ann", "after": "1h"},
        {"by": "bea", "after": "2h"},
        {"by": "ann", "after": "3h"},
        {"by": "bea", "to": "ann", "after": "1h"},
    )
    assert answer.parent
    assert answer.parent.key == "ann-2"


def test_a_key_means_one_comment() -> None:
    *_, answer, other = under_a_post(
        {"by": "ann", "after": "1h", "key": "first"},
        {"by": "ann", "after": "3h"},
        {"by": "bea", "to": "first", "after": "1h"},
        {"by": "bea", "to": "ann-2", "after": "1h"},
    )
    assert answer.parent
    assert other.parent
    assert (answer.parent.key, other.parent.key) == ("first", "ann-2")


def test_times_are_counted_from_what_is_answered() -> None:
    first, second = under_a_post({"by": "ann", "after": "1d"}, {"by": "bea", "to": "ann", "after": "6h"})
    assert (first.ago, second.ago) == (9 * DAY, 8.75 * DAY)


def test_under_a_moment_the_first_say_how_long_ago() -> None:
    subject = Subject("moment", "up", "up/scenes/jar", None, entries({"by": "ann", "ago": "5d"}))
    assert work_out(subject)[0][0].ago == 5 * DAY


def test_one_mistake_does_not_make_others() -> None:
    talk = entries(
        {"by": "ann", "after": "20d", "key": "late"},
        {"by": "bea", "to": "late", "after": "1h"},
        {"by": "cy", "ago": "1d"},
    )
    _, faults = work_out(Subject("post", None, None, 10 * DAY, talk))
    assert [(place, name) for place, name, *_ in faults] == [(0, "after"), (2, "ago")]


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["", "a", "b", "c"]), st.integers(1, 60)), max_size=30)
)
def test_no_reply_comes_before_what_it_answers(talk: list[tuple[str, str, int]]) -> None:
    written = [{"by": by, "after": f"{m}m", **({"to": to} if to else {})} for by, to, m in talk]
    said, faults = work_out(Subject("post", None, None, 10 * DAY, entries(*written)))
    wrong = {place for place, *_ in faults}
    right = [comment for place, comment in enumerate(said) if place not in wrong]
    assert all(comment.ago < (comment.parent.ago if comment.parent else 10 * DAY) for comment in right)
