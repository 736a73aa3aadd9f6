"""Everything that a member made or set, as one file."""

from __future__ import annotations

import datetime as dt
import html
import io
import json
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.functional import Promise
from pytest_django import DjangoAssertNumQueries

from community.exporting import EXPORTED, LEFT_OUT
from community.exporting.words import LABELS, fields_of
from community.models import Comment, Member, SavedItem
from community.models.comment import path_of
from community.posting import publish_post
from community.progress import mark_progress
from community.reading.reach import Place
from community.rewriting import edit
from community.voting import cast_vote
from films.models import Moment
from tests.factories import make_comment, make_film, make_post, make_quote

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 6, 23, 12, tzinfo=dt.UTC)


def exported(client: Client) -> tuple[dict[str, Any], str]:
    response = client.post("/me/export/")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/zip"
    archive = ZipFile(io.BytesIO(response.getvalue()))
    return json.loads(archive.read("reelive.json")), archive.read("index.html").decode()


def test_every_table_that_knows_of_members_is_in_it_or_says_why_not() -> None:
    columns = {(relation.related_model, relation.field.name) for relation in _relations_to(Member)}
    of_members = {model for model, _ in columns}
    hanging = {
        (relation.related_model, f"{relation.field.name}__{column}")
        for model, column in columns & EXPORTED.keys()
        for relation in _relations_to(model)
        if relation.related_model not in of_members
    }
    assert columns | hanging == EXPORTED.keys() | LEFT_OUT.keys()


def _relations_to(model: Any) -> list[Any]:
    """Columns of other tables that point at it."""
    relations: list[Any] = list(model._meta.get_fields(include_hidden=True))
    return [
        relation
        for relation in relations
        if relation.auto_created and not relation.concrete and not relation.related_model._meta.auto_created
    ]


def test_it_holds_their_texts_before_they_were_edited_and_their_tags(as_alice: Client, alice: Member) -> None:
    now = timezone.now()
    post = publish_post(author=alice, kind="talk", title="Before", body="At first.", tags=["balloons"], now=now)
    edit(writing=post, by=alice, title="After", body="Then.", now=now)
    edit(writing=make_comment(post, author=alice, body="I said."), by=alice, body="I say.", now=now)
    contents, page = exported(as_alice)
    (version,), (tag,) = contents["versions_of_posts"], contents["tags_of_posts"]
    assert (version["of_id"], version["title"], version["body"]) == (post.pk, "Before", "At first.")
    assert (tag["post_id"], tag["tag__name"]) == (post.pk, "balloons")
    assert contents["versions_of_comments"][0]["body"] == "I said."
    assert "At first." in page


def test_it_holds_what_they_wrote_voted_saved_and_said_of_works(as_alice: Client, alice: Member) -> None:
    film = make_film(slug="up", title="Up")
    moment = Moment.objects.get(pk=make_quote(film, title="On the porch").pk)
    make_comment(make_post(author=alice, title="Balloons", body="Why *so* many?"), author=alice, body="Because.")
    cast_vote(voter=alice, target=moment, value=-1, now=timezone.now())
    SavedItem.objects.create(member=alice, moment=moment, note="for Sunday")
    mark_progress(member=alice, film=film, place=Place(43))
    contents, page = exported(as_alice)
    assert contents["posts"][0]["body"] == "Why *so* many?"
    assert contents["comments"][0]["body"] == "Because."
    assert contents["votes_on_moments"][0]["value"] == -1
    assert contents["saved"][0]["note"] == "for Sunday"
    assert contents["progress"][0] | {"film__slug": "up", "playhead": 43} == contents["progress"][0]
    assert contents["email_addresses"][0]["email"] == "alice@example.com"
    assert all(words in page for words in ("Why *so* many?", "Because.", "for Sunday", "alice@example.com"))


def test_the_page_says_in_words_what_the_columns_hold(as_alice: Client, alice: Member) -> None:
    film = make_film(slug="up", title="Up")
    moment = Moment.objects.get(pk=make_quote(film, title="On the porch").pk)
    comment = make_comment(make_post(title="Balloons"), author=alice, body="Because.", posted_at=NOON)
    cast_vote(voter=alice, target=moment, value=-1, now=timezone.now())
    mark_progress(member=alice, film=film, place=Place(43, is_blind=True))
    page = html.unescape(exported(as_alice)[1])
    post = f"http://localhost:8000/talk/{comment.discussion.post_id}/post/"
    assert f'<dt>Discussion</dt><dd><a href="{post}">Balloons</a></dd>' in page
    assert "<dt>Posted</dt><dd>23 June 2026, 12:00</dd>" in page
    assert "<dt>Your vote</dt><dd>Not for me</dd>" in page
    assert f'<a href="http://localhost:8000/m/{moment.pk}/">On the porch</a>' in page
    assert "<dt>Playhead</dt><dd>minute 43</dd><dt>Without scores and talk</dt><dd>yes</dd>" in page
    assert not [name for name in ("discussion_id", "posted_at", "is_blind", "<dt>ID</dt>") if name in page]


def test_every_column_has_a_name_in_the_language_of_the_reader_or_is_for_machines() -> None:
    nameless = [
        (section.name, field.name)
        for section in EXPORTED.values()
        for field in fields_of(section)
        if not field.related_model and not isinstance(LABELS.get(field.name, field.verbose_name), Promise)
    ]
    assert nameless == []


def test_it_holds_nothing_of_others_and_no_secret(as_alice: Client, bob: Member) -> None:
    make_comment(make_post(author=bob, body="Private to bob."), author=bob, body="Said by bob.")
    contents, page = exported(as_alice)
    written = json.dumps(contents) + page
    assert "bob" not in written
    assert "password" not in written


def test_what_they_wrote_is_text_and_runs_nowhere(as_alice: Client, alice: Member) -> None:
    make_post(author=alice, body="<script>alert(1)</script>")
    _, page = exported(as_alice)
    assert "<script>" not in page


def test_their_picture_is_in_it(as_alice: Client, alice: Member) -> None:
    alice.avatar.name = "avatars/face.webp"
    alice.avatar.storage.save("avatars/face.webp", io.BytesIO(b"a picture"))
    Member.objects.filter(pk=alice.pk).update(avatar=alice.avatar.name)
    archive = ZipFile(io.BytesIO(as_alice.post("/me/export/").getvalue()))
    assert archive.read("picture.webp") == b"a picture"


def test_looking_at_the_page_makes_no_file(as_alice: Client) -> None:
    assert "text/html" in as_alice.get("/me/export/")["Content-Type"]


def test_a_visitor_is_led_to_sign_in(visitor: Client) -> None:
    assert visitor.post("/me/export/")["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("comments", [3, 10_000])
def test_ten_thousand_comments_cost_no_query_more(
    as_alice: Client, alice: Member, comments: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    talk = make_post().discussion
    rows = Comment.objects.bulk_create(
        Comment(discussion=talk, author=alice, body=f"Number {number}.", path=path_of(number, None))
        for number in range(comments)
    )
    with django_assert_max_num_queries(len(EXPORTED) + 5):
        contents, _ = exported(as_alice)
    assert len(contents["comments"]) == len(rows)
