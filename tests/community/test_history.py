"""What authors changed, for everybody to read."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from community.history.changes import CHANGES_A_PAGE
from community.models import Member, Post
from community.rewriting import blank, delete, edit
from tests.factories import make_film, make_post
from tests.films.visits import page_of

pytestmark = pytest.mark.django_db
START = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


def history_of(post: Post) -> str:
    return f"/talk/posts/{post.pk}/history/"


def edited(post: Post, by: Member, *bodies: str, **more: Any) -> Post:
    for number, body in enumerate(bodies, start=1):
        edit(writing=post, by=by, body=body, now=START + dt.timedelta(minutes=number), **more)
    return post


def test_changes_are_read_word_by_word(visitor: Client, alice: Member) -> None:
    post = edited(make_post(author=alice, body="It rains <here>."), alice, "It snows <here>.")
    page = page_of(visitor, history_of(post))
    assert 'It <del class="history__removed"><span class="visually-hidden">Removed: </span>rains<' in page
    assert '<ins class="history__added"><span class="visually-hidden">Added: </span>snows<' in page
    assert "&lt;here&gt;." in page


def test_a_changed_title_is_shown_too(visitor: Client, alice: Member) -> None:
    post = edited(make_post(author=alice, title="Long rivers", body="Yes"), alice, "Yes", title="Long bridges")
    assert ">rivers<" in page_of(visitor, history_of(post))


def test_each_change_is_between_versions_that_followed_each_other(visitor: Client, alice: Member) -> None:
    post = edited(make_post(author=alice, body="one", posted_at=START), alice, "two", "three")
    page = page_of(visitor, history_of(post))
    shown = [("Removed", "one"), ("Added", "two"), ("Removed", "two"), ("Added", "three")]
    changes = [page.count(f"{mark}: </span>{word}<") for mark, word in shown]
    assert changes == [1, 1, 1, 1]


def test_many_changes_go_on_the_next_page(visitor: Client, alice: Member) -> None:
    bodies = [f"version{number}" for number in range(1, CHANGES_A_PAGE + 3)]
    post = edited(make_post(author=alice, body="version0", posted_at=START), alice, *bodies)
    first = visitor.get(history_of(post))
    assert first.content.decode().count("<ins") == CHANGES_A_PAGE
    second = page_of(visitor, f"{history_of(post)}?after={first.context['page'].next}")
    assert [f"</span>version{number}<" in second for number in range(4)] == [True, True, True, False]


def test_an_emptied_version_is_not_compared(visitor: Client, alice: Member) -> None:
    post = edited(make_post(author=alice, body="secret"), alice, "open")
    blank(revision=post.revisions.get(), by=alice, now=timezone.now())
    page = page_of(visitor, history_of(post))
    assert "secret" not in page
    assert "Its author has emptied one of the two versions" in page


def test_spoilers_that_stand_open_in_what_was_typed_stay_in_a_drawer(visitor: Client, alice: Member) -> None:
    post = edited(make_post(author=alice, body="It was >!a sled!<."), alice, "It was >!a sledge!<.")
    page = page_of(visitor, history_of(post))
    assert page.index("<summary>With spoilers</summary>") < page.index("sled<")


def test_what_a_reader_has_not_reached_is_kept_back_here_as_well(visitor: Client, alice: Member) -> None:
    film = make_film(year=timezone.now().year, released_on=timezone.localdate())
    post = edited(make_post(author=alice, film=film, reveal_at=43, body="secret one"), alice, "secret two")
    page = page_of(visitor, history_of(post))
    assert "secret" not in page
    assert "you have not got so far" in page
    assert "secret" in page_of(visitor, f"{history_of(post)}?show=43")


def test_what_was_never_changed_says_so(visitor: Client) -> None:
    assert "Nothing was changed here." in page_of(visitor, history_of(make_post()))


def test_only_its_author_is_offered_to_empty_a_version(visitor: Client, as_alice: Client, alice: Member) -> None:
    post = edited(make_post(author=alice, body="one"), alice, "two")
    assert "Empty it" in page_of(as_alice, history_of(post))
    assert "Empty it" not in page_of(visitor, history_of(post))


def test_a_deleted_text_has_no_history(visitor: Client, alice: Member) -> None:
    post = edited(make_post(author=alice, body="one"), alice, "two")
    delete(writing=post, by=alice, now=timezone.now())
    assert visitor.get(history_of(post)).status_code == 404


def test_a_page_of_history_asks_little_of_the_database(
    visitor: Client, alice: Member, django_assert_max_num_queries: Any
) -> None:
    post = edited(make_post(author=alice, body="0", posted_at=START), alice, *map(str, range(1, 12)))
    with django_assert_max_num_queries(4):
        visitor.get(history_of(post))
