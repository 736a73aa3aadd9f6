"""An author contests a removal, and an operator decides."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest

from community.contesting import AlreadyContested, AlreadyDecided, NotYours, StandsAgain, contest, decide
from community.models import Comment, CounterNotice, LedgerEntry, Member, Removal
from community.removing import restore
from tests.at_once import at_once
from tests.community.desk import make_wait_again
from tests.factories import make_comment, make_post, make_removal

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def comment(alice: Member) -> Comment:
    return make_comment(make_post(), author=alice, body="Lawful.", body_html="<p>Lawful.</p>")


@pytest.fixture
def removal(comment: Comment) -> Removal:
    return make_removal(comment, basis="copyright", requester="rights-holder")


@pytest.fixture
def notice(removal: Removal, alice: Member) -> CounterNotice:
    return contest(removal=removal, author=alice, text="They are my own words.", now=NOW)


def told() -> list[tuple[str, int | None, str, str]]:
    rows = LedgerEntry.objects.order_by("number")
    return list(rows.values_list("kind", "continues", "appeal", "reason"))[1:]


def test_that_it_is_contested_stands_in_the_ledger_and_the_words_do_not(notice: CounterNotice) -> None:
    assert (notice.state, notice.received_at) == ("waiting", NOW)
    assert told() == [("counter-notice", 1, "open", "")]


def test_granted_the_text_stands_again_and_all_of_it_is_entered(
    notice: CounterNotice, comment: Comment, operator: Member
) -> None:
    decided = decide(notice=notice, by=operator, is_granted=True, reason="It is no copy.", now=NOW)
    comment.refresh_from_db()
    assert (comment.body, comment.is_removed) == ("Lawful.", False)
    assert (decided.state, decided.operator, decided.answer) == ("granted", operator, "It is no copy.")
    assert told() == [
        ("counter-notice", 1, "open", ""),
        ("appeal-decided", 1, "granted", "It is no copy."),
        ("restored", 1, "", "It is no copy."),
    ]


def test_refused_it_stays_removed(notice: CounterNotice, comment: Comment, operator: Member) -> None:
    decide(notice=notice, by=operator, is_granted=False, reason="It is a copy.", now=NOW)
    comment.refresh_from_db()
    assert (comment.body, comment.is_removed) == ("", True)
    assert told()[1:] == [("appeal-decided", 1, "refused", "It is a copy.")]


def test_granted_what_was_destroyed_is_lawful_and_gone(comment: Comment, alice: Member, operator: Member) -> None:
    removal = make_removal(comment, basis="child-abuse")
    notice = contest(removal=removal, author=alice, text="It was not.", now=NOW)
    decided = decide(notice=notice, by=operator, is_granted=True, reason="It was not.", now=NOW)
    comment.refresh_from_db()
    assert (decided.state, comment.body, comment.is_removed) == ("granted", "", True)
    assert told()[1:] == [("appeal-decided", 1, "granted", "It was not.")]


def test_what_is_put_back_meanwhile_grants_it_by_that(
    notice: CounterNotice, removal: Removal, operator: Member
) -> None:
    restore(removal=removal, by=operator, reason="A court said so.", now=NOW)
    notice.refresh_from_db()
    assert (notice.state, notice.decided_at, notice.operator) == ("granted", NOW, operator)
    assert notice.answer == "A court said so."
    assert told()[1:] == [("appeal-decided", 1, "granted", "A court said so."), ("restored", 1, "", "A court said so.")]


@pytest.mark.parametrize("is_granted", [True, False])
def test_then_nothing_is_left_to_decide(
    notice: CounterNotice, removal: Removal, operator: Member, is_granted: bool
) -> None:
    restore(removal=removal, by=operator, reason="A court said so.", now=NOW)
    before = told()
    with pytest.raises(AlreadyDecided):
        decide(notice=notice, by=operator, is_granted=is_granted, reason="Too late.", now=NOW)
    assert told() == before


def test_what_was_refused_before_it_is_put_back_stays_refused(
    notice: CounterNotice, removal: Removal, operator: Member
) -> None:
    decide(notice=notice, by=operator, is_granted=False, reason="It is a copy.", now=NOW)
    restore(removal=removal, by=operator, reason="A court said so.", now=NOW)
    notice.refresh_from_db()
    assert (notice.state, notice.answer) == ("refused", "It is a copy.")
    assert [(kind, appeal) for kind, _, appeal, _ in told()[1:]] == [("appeal-decided", "refused"), ("restored", "")]


def test_one_that_still_waits_though_it_stands_again_can_be_granted_alone(
    notice: CounterNotice, removal: Removal, operator: Member
) -> None:
    make_wait_again(notice, by=operator)
    with pytest.raises(StandsAgain):
        decide(notice=notice, by=operator, is_granted=False, reason="It is a copy.", now=NOW)
    decide(notice=notice, by=operator, is_granted=True, reason="As the court said.", now=NOW)
    notice.refresh_from_db()
    assert (notice.state, told()[-1]) == ("granted", ("appeal-decided", 1, "granted", "As the court said."))


@pytest.mark.django_db(transaction=True)
def test_who_refuses_it_while_it_is_put_back_says_nothing_false(
    notice: CounterNotice, removal: Removal, operator: Member
) -> None:
    def refuse() -> bool:
        try:
            decide(notice=notice, by=operator, is_granted=False, reason="It is a copy.", now=NOW)
        except AlreadyDecided:
            return False
        return True

    was_refused, _ = at_once([refuse, partial(restore, removal=removal, by=operator, reason="A court.", now=NOW)])
    appeal = ("appeal-decided", "refused" if was_refused else "granted")
    assert [(kind, said) for kind, _, said, _ in told()[1:]] == [appeal, ("restored", "")]


def test_nobody_contests_for_others(removal: Removal, bob: Member) -> None:
    with pytest.raises(NotYours):
        contest(removal=removal, author=bob, text="Free speech!", now=NOW)


def test_one_counter_notice_a_removal(notice: CounterNotice, removal: Removal, alice: Member) -> None:
    with pytest.raises(AlreadyContested):
        contest(removal=removal, author=alice, text="Once more.", now=NOW)


def test_what_stands_again_is_not_contested(removal: Removal, alice: Member, operator: Member) -> None:
    restore(removal=removal, by=operator, reason="A mistake.", now=NOW)
    with pytest.raises(AlreadyContested):
        contest(removal=removal, author=alice, text="Thanks anyway.", now=NOW)


def test_it_is_decided_once(notice: CounterNotice, operator: Member) -> None:
    decide(notice=notice, by=operator, is_granted=False, reason="No.", now=NOW)
    with pytest.raises(AlreadyDecided):
        decide(notice=notice, by=operator, is_granted=True, reason="Yes.", now=NOW)
