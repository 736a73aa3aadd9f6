"""What the reader's lens takes out of rows as they are read."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import prefetch_related_objects
from django.test import RequestFactory
from django.utils import timezone

from community.models import Comment, Member, Post
from community.models.progress import NOT_SEEN, SEEN
from community.progress import mark_progress
from community.reader import Reader
from community.reading.reach import Place
from films.cards import as_cards
from films.models import Dialogue, Film, Kind, Moment
from tests.factories import (
    make_character,
    make_comment,
    make_dialogue,
    make_film,
    make_post,
    make_quote,
    make_scene,
    make_track,
    make_trivia,
)

pytestmark = pytest.mark.django_db
SECRET = "the butler"


@pytest.fixture
def film() -> Film:
    return make_film(year=timezone.localdate().year)


def reader(member: Member | None = None, address: str = "/") -> Reader:
    request: Any = RequestFactory().get(address)
    request.user = member
    return Reader(request)


def make_secrets(film: Film, reveal_at: int = 50) -> None:
    """One moment of each kind with the secret in all that is told, and a post and a comment."""
    butler = make_character(film)
    told: dict[str, Any] = {"reveal_at": reveal_at, "note": SECRET, "source": SECRET}
    scene = make_scene(film, summary=SECRET, context=SECRET, still="stills/the butler.webp", **told)
    make_dialogue(film, context=SECRET, lines=[(butler, SECRET)], **told)
    make_quote(film, text=SECRET, original_text=SECRET, **told)
    make_trivia(film, fact=SECRET, why_it_matters=SECRET, **told)
    make_track(film, by_whom=SECRET, usage=SECRET, **told)
    post = make_post(moment=scene, body=SECRET, body_html=SECRET, reveal_at=reveal_at)
    make_comment(post, body=SECRET, body_html=SECRET, reveal_at=reveal_at)


def everything_in(row: Any) -> str:
    """All values of a row and of its child, as text."""
    child = row.detail if isinstance(row, Moment) and not row.OF_KIND else row
    lines = [line.text for line in getattr(child, "opening_lines", [])]
    return " ".join(map(str, [*vars(row).values(), *vars(child).values(), *lines]))


def test_what_is_not_reached_is_in_no_row_of_a_list(film: Film) -> None:
    make_secrets(film)
    cards = list(as_cards(film.moments.all(), reader=reader()))
    assert len(cards) == len(Kind)
    assert all(card.is_withheld and SECRET not in everything_in(card) for card in cards)


def test_nor_where_the_child_is_fetched_later(film: Film) -> None:
    make_secrets(film)
    rows = list(reader().lens(film.moments.all()))
    assert all(SECRET not in everything_in(row) for row in rows)


def test_nor_in_the_lines_that_a_prefetch_would_bring(film: Film) -> None:
    make_secrets(film)
    (dialogue,) = reader().lens(Dialogue.objects.of_film(film))
    prefetch_related_objects([dialogue], "lines")
    assert not dialogue.lines.all()


@pytest.mark.parametrize("model", [Post, Comment])
def test_nor_in_what_members_wrote(film: Film, model: Any) -> None:
    make_secrets(film)
    (row,) = reader().lens(model.objects.all())
    assert row.is_withheld
    assert SECRET not in everything_in(row)


@pytest.mark.parametrize("take", [lambda rows: rows.get(), lambda rows: rows.first(), lambda rows: rows[0]])
def test_however_a_row_is_taken(film: Film, take: Any) -> None:
    make_quote(film, reveal_at=50, text=SECRET)
    moments: Any = Moment.objects.filter(film=film)
    rows = reader().lens(moments).select_related("as_quote").order_by("pk")
    assert SECRET not in everything_in(take(rows))


def test_titles_stay(film: Film) -> None:
    make_quote(film, reveal_at=50, title="In the hall")
    assert [row.title for row in reader().lens(film.moments.all())] == ["In the hall"]


@pytest.mark.parametrize(
    ("playhead", "is_told"), [(NOT_SEEN, False), (49, False), (50, True), (51, True), (SEEN, True)]
)
def test_a_member_is_told_as_far_as_they_have_got(film: Film, alice: Member, playhead: int, is_told: bool) -> None:
    make_secrets(film)
    mark_progress(member=alice, film=film, place=Place(playhead))
    cards = as_cards(film.moments.all(), reader=reader(alice))
    assert {SECRET in everything_in(card) for card in cards} == {is_told}


def test_a_page_that_is_asked_to_shows_it_anyway(film: Film) -> None:
    make_secrets(film)
    shown = reader(address="/?show=50").lens(film.moments.all())
    assert all(SECRET in everything_in(row) for row in shown)


@pytest.mark.parametrize("asked", ["", "0", "49", "-1", "50.5", "x", "９９", "5" * 400])
def test_and_no_other_page_does(film: Film, asked: str) -> None:
    make_secrets(film)
    kept = reader(address=f"/?show={asked}").lens(film.moments.all())
    assert all(SECRET not in everything_in(row) for row in kept)


def test_authors_are_told_what_they_wrote(film: Film, alice: Member) -> None:
    make_post(film=film, body_html=SECRET, reveal_at=50, author=alice)
    (post,) = reader(alice).lens(Post.objects.all())
    assert post.body_html == SECRET


def test_whoever_wants_to_see_the_work_first_hears_no_score(film: Film, alice: Member) -> None:
    make_quote(film, ups=12, score=12, comment_count=5)
    mark_progress(member=alice, film=film, place=Place(NOT_SEEN, is_blind=True))
    (quote,) = reader(alice).lens(film.moments.all())
    assert (quote.ups, quote.score, quote.comment_count, quote.is_scoreless) == (0, 0, 0, True)


def test_a_list_costs_one_query_more_for_a_member_and_none_for_a_visitor(
    film: Film, alice: Member, django_assert_num_queries: Any
) -> None:
    for _ in range(3):
        make_secrets(film)
    moments = film.moments.select_related("film")
    with django_assert_num_queries(1):
        list(reader().lens(moments))
    with django_assert_num_queries(2):
        list(reader(alice).lens(moments))
