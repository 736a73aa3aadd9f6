"""The same text said side by side takes one line, and nothing of it is lost."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from community.models import Member, Post
from community.rewriting import edit
from community.talks.floods import copies_among
from tests.factories import make_comment, make_film, make_member, make_post
from tests.films.visits import page_of

NOON = dt.datetime(2026, 3, 5, 12, tzinfo=dt.UTC)


@dataclass
class Shout:
    pk: int
    text: str | None
    said_at: dt.datetime = NOON


shouts = st.lists(st.sampled_from(["a", "b", "c", None])).map(
    lambda texts: [Shout(pk, text) for pk, text in enumerate(texts)]
)


@given(shouts)
def test_nothing_is_lost_and_nothing_stands_twice(rows: list[Shout]) -> None:
    copies = copies_among(rows, lambda row: row.text)
    gone = [row.pk for group in copies.values() for row in group]
    assert len(gone) == len(set(gone))
    assert set(copies) | set(gone) <= {row.pk for row in rows}
    assert not set(copies) & set(gone)


@given(shouts)
def test_a_text_is_folded_where_it_has_two_copies_behind_the_first(rows: list[Shout]) -> None:
    copies = copies_among(rows, lambda row: row.text)
    for text in ("a", "b", "c"):
        said = [row.pk for row in rows if row.text == text]
        expected = {said[0]: said[1:]} if len(said) > 2 else {}
        assert {pk: [row.pk for row in group] for pk, group in copies.items() if pk in said} == expected


@given(shouts)
def test_once_folded_nothing_is_left_to_fold(rows: list[Shout]) -> None:
    gone = {row.pk for group in copies_among(rows, lambda row: row.text).values() for row in group}
    assert copies_among([row for row in rows if row.pk not in gone], lambda row: row.text) == {}


def test_an_old_text_that_was_edited_is_a_copy_of_the_newer_one_that_said_it_first() -> None:
    hour = dt.timedelta(hours=1)
    edited = [Shout(pk, "a", NOON + hour) for pk in (1, 2)]
    copies = copies_among([*edited, Shout(3, "a", NOON)], lambda row: row.text)
    assert copies == {3: tuple(edited)}


@pytest.mark.django_db
class TestInATalk:
    def say(self, post: Post, *texts: str) -> None:
        for text in texts:
            make_comment(post, author=make_member(), body=text, body_html=f"<p>{text}</p>")

    def test_copies_are_one_line_that_leads_to_each(self, visitor: Client) -> None:
        post = make_post()
        self.say(post, *["Boycott this!"] * 20, *["boycott  THIS!"] * 18, "Calm.")
        page = page_of(visitor, post.get_absolute_url())
        assert '<summary class="fold__why">37 copies</summary>' in page
        assert page.lower().count("<p>boycott") == 1
        assert "Calm." in page
        for comment in post.discussion.comments.all():
            assert comment.get_absolute_url() in page

    def test_nobody_takes_a_text_over_by_editing_older_ones(self, visitor: Client) -> None:
        post, thief, hour = make_post(), make_member(), dt.timedelta(hours=1)
        for number in range(2):
            old = make_comment(post, author=thief, body=str(number), posted_at=NOON + number * hour)
            edit(writing=old, by=thief, body="Mine.", now=NOON + 9 * hour)
        hers = make_comment(post, author=make_member(), body="Mine.", posted_at=NOON + 8 * hour)
        page = page_of(visitor, post.get_absolute_url())
        assert f'id="comment-{hers.pk}"' in page
        assert f'id="comment-{old.pk}"' not in page

    def test_one_s_own_is_never_behind_another_s(self, as_alice: Client, alice: Member, visitor: Client) -> None:
        post = make_post()
        self.say(post, *["Yes!"] * 3)
        own = make_comment(post, author=alice, body="Yes!")
        assert f'id="comment-{own.pk}"' in page_of(as_alice, post.get_absolute_url())
        assert f'id="comment-{own.pk}"' not in page_of(visitor, post.get_absolute_url())

    def test_two_who_say_the_same_stand_both(self, visitor: Client) -> None:
        post = make_post()
        self.say(post, "Yes!", "Yes!")
        page = page_of(visitor, post.get_absolute_url())
        assert page.count("<p>Yes!</p>") == 2
        assert "copies" not in page

    def test_one_that_was_answered_stands(self, visitor: Client) -> None:
        post = make_post()
        self.say(post, "Why?", "Why?", "Why?", "Why?")
        answered = post.discussion.comments.order_by("pk")[2]
        make_comment(answered, body="Because.", body_html="<p>Because.</p>")
        page = page_of(visitor, post.get_absolute_url())
        assert page.count("<p>Why?</p>") == 2
        assert "Because." in page

    def test_the_same_words_in_answer_to_others_are_no_copies(self, visitor: Client) -> None:
        post = make_post()
        roots = [make_comment(post, body=str(n), body_html=f"<p>{n}</p>") for n in range(3)]
        for root in roots:
            make_comment(root, body="Yes!", body_html="<p>Yes!</p>")
        assert page_of(visitor, post.get_absolute_url()).count("<p>Yes!</p>") == 3

    def test_copies_of_what_is_kept_back_tell_nothing(self, visitor: Client) -> None:
        film = make_film(year=timezone.localdate().year)
        post = make_post(film=film)
        for _ in range(4):
            make_comment(post, body="The butler", body_html="<p>The butler</p>", reveal_at=50)
        page = page_of(visitor, post.get_absolute_url())
        assert "copies" not in page
        assert "butler" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("sort", ["hot", "new"])
def test_copies_of_a_post_are_one_line_in_a_list(visitor: Client, sort: str) -> None:
    for _ in range(5):
        make_post(author=make_member(), title="Buy now", body="Buy.")
    make_post(title="Calm", body="Calm.")
    thief = make_member()
    old = make_post(author=thief, title="Old", body="Old.", posted_at=NOON)
    edit(writing=old, by=thief, title="Buy now", body="Buy.", now=timezone.now())
    page = page_of(visitor, f"/talk/?sort={sort}")
    assert page.count(">Buy now</a>") == 1
    assert "5 copies" in page
    assert page.index(f"/talk/{old.pk}/") > page.index("5 copies")
    assert "Calm" in page
