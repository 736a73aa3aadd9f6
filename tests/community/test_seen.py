"""Texts of which nothing can be seen are refused, wherever others would have to read them."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from community.forms.fields import ProseField, TagsField, TitleField
from community.models import Comment, Member, Post, Suggestion
from community.seen import BLANKS, HIDDEN, can_be_seen, must_be_seen, on_one_line
from tests.factories import make_comment, make_film, make_post, make_removal

NOTHING = "Nothing of this can be seen"
OVERRIDE = "\u202e" * 4
EMPTY = [OVERRIDE, "\u200b\u200b", "\u2800\u2800\u2800", "\u3164 \u3164", "\u00ad\u2060", "\u200d\ufe0f"]
unseen = st.one_of(
    st.characters(categories=("Cc", "Cf", "Zl", "Zp", "Zs")), st.sampled_from(BLANKS), st.just("\ufe0f")
)  # fmt: skip
letters = st.characters(categories=("L", "N", "P", "S"), exclude_characters=BLANKS)


@given(st.text(unseen, min_size=1))
def test_of_what_shows_nothing_nothing_is_seen(text: str) -> None:
    assert not can_be_seen(text)
    with pytest.raises(ValidationError):
        must_be_seen(text)


@given(st.text(), letters, st.text())
def test_one_letter_is_enough(before: str, letter: str, after: str) -> None:
    assert can_be_seen(before + letter + after)


@given(st.text(st.one_of(unseen, letters)))
def test_on_one_line_nothing_turns_the_line_round_and_no_word_is_lost(text: str) -> None:
    line = on_one_line(text)
    assert [letter for letter in line if can_be_seen(letter)] == [letter for letter in text if can_be_seen(letter)]
    assert not can_be_seen(text) or not HIDDEN.search(line)
    assert on_one_line(line) == line


@pytest.mark.parametrize("text", ["a", "7", "?", "🎬", "👩\u200d🚀", "\U0001fae8", "\U0001fa77", "щ", "東", "ش"])
def test_letters_numbers_signs_and_emoji_are_seen(text: str) -> None:
    assert can_be_seen(text)


@pytest.mark.parametrize("text", EMPTY)
@pytest.mark.parametrize("field", [TitleField(most=200), ProseField(most=200, rows=1, required=False)])
def test_a_field_refuses_them(field: Any, text: str) -> None:
    with pytest.raises(ValidationError, match=NOTHING):
        field.clean(text)


def test_a_title_loses_what_hides_in_it() -> None:
    title = TitleField(most=200)
    assert title.clean("cinema\u202egnp \u200b two\u00adfold") == "cinemagnp twofold"
    assert title.clean("می\u200cخواهم \u200f👩\u200d🚀") == "می\u200cخواهم \u200f👩\u200d🚀"


def test_a_tag_does_as_well() -> None:
    assert TagsField(required=False).clean("no\u202eir, ") == ["noir"]
    with pytest.raises(ValidationError):
        TagsField(required=False).clean("\u3164")


@pytest.mark.django_db
class TestPages:
    @pytest.mark.parametrize("text", EMPTY)
    def test_no_post_is_made_of_them_and_what_was_typed_stays(self, as_alice: Client, text: str) -> None:
        for said in ({"title": "My title", "body": text}, {"title": text, "body": "My careful words."}):
            response = as_alice.post("/talk/new/", {"kind": "talk", **said, "publish": "1"})
            content = response.content.decode()
            assert (response.status_code, Post.objects.count()) == (400, 0)
            assert NOTHING in content
            assert "My title" in content or "My careful words." in content

    @pytest.mark.parametrize("text", [*EMPTY, "&#8203;", "[&#8203;](https://example.org)", "**\u200b**"])
    def test_no_comment_either(self, as_alice: Client, text: str) -> None:
        response = as_alice.post("/talk/comments/new/", {"post": make_post().pk, "body": text})
        assert (response.status_code, Comment.objects.count()) == (400, 0)
        assert "Nothing of this" in response.content.decode()

    def test_nor_does_one_become_of_an_edit(self, as_alice: Client, alice: Member) -> None:
        comment = make_comment(make_post(), author=alice, body="Seen.")
        response = as_alice.post(f"/talk/comments/{comment.pk}/edit/", {"body": "\u2800"})
        comment.refresh_from_db()
        assert (response.status_code, comment.body) == (400, "Seen.")

    @pytest.mark.parametrize("name", ["title", "text", "source"])
    def test_a_suggestion_says_something_everywhere(self, as_alice: Client, name: str) -> None:
        said = {"about": "film", "title": "Up", "text": "An old man.", "source": "I saw it.", name: OVERRIDE}
        response = as_alice.post("/suggest/", said)
        assert NOTHING in response.content.decode()
        assert not Suggestion.objects.exists()

    def test_so_do_a_report_and_a_counter_notice(self, as_alice: Client, alice: Member) -> None:
        post = make_post(author=alice, film=make_film())
        said = {"category": "threat", "requester": "reader", "name": "A", "email": "a@example.com", "is_honest": "on"}
        response = as_alice.post(f"/report/post/{post.pk}/", {**said, "explanation": OVERRIDE})
        assert NOTHING in response.content.decode()
        response = as_alice.post(make_removal(post).get_absolute_url(), {"text": OVERRIDE})
        assert NOTHING in response.content.decode()

    def test_a_bio_is_seen_or_empty(self, as_alice: Client) -> None:
        response = as_alice.post("/me/profile/", {"bio": OVERRIDE, "visibility": "all"})
        assert NOTHING in response.content.decode()
