"""The verb by which a member comments."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.utils import timezone

from community.commenting import NotOfThisTalk, publish_comment
from community.limits import DEPTH_MAX
from community.models import Comment, Discussion, Member, Post
from films.models import Dialogue, Moment
from tests.factories import make_character, make_comment, make_dialogue, make_film, make_post, make_quote, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def post() -> Post:
    return make_post()


@pytest.fixture
def farewell() -> Dialogue:
    film = make_film()
    boris = make_character(film)
    return make_dialogue(film, lines=[(boris, "Wait for me."), (boris, "I will be back.")])


def say(author: Member | None, subject: Any, **more: Any) -> Comment:
    return publish_comment(**{"author": author, "subject": subject, "body": "I *wept*.", "now": timezone.now()} | more)


def test_a_comment_keeps_what_was_typed_and_what_became_of_it(alice: Member, post: Post) -> None:
    comment = Comment.objects.get(pk=say(alice, post).pk)
    assert (comment.author, comment.body, comment.body_html.strip()) == (alice, "I *wept*.", "<p>I <em>wept</em>.</p>")


def test_a_root_stands_at_the_top(alice: Member, post: Post) -> None:
    comment = Comment.objects.get(pk=say(alice, post).pk)
    assert (comment.parent, comment.root, comment.depth, comment.ancestor_ids) == (None, None, 0, [])


def test_a_reply_stands_below_what_it_answers(alice: Member, post: Post) -> None:
    root = say(alice, post)
    reply = say(alice, post, parent=root)
    answer = Comment.objects.get(pk=say(alice, post, parent=reply).pk)
    assert (answer.parent, answer.root, answer.depth) == (reply, root, 2)
    assert answer.ancestor_ids == [root.pk, reply.pk]
    assert set(Comment.objects.below(root)) == {reply, answer}


def test_every_comment_it_answers_counts_it(alice: Member, post: Post) -> None:
    root = say(alice, post)
    reply = say(alice, post, parent=root)
    say(alice, post, parent=reply)
    say(alice, post)
    assert list(Comment.objects.order_by("pk").values_list("descendants", flat=True)) == [2, 1, 0, 0]


def test_the_talk_counts_it_and_knows_when_it_was_said(alice: Member, post: Post) -> None:
    first, later = timezone.now(), timezone.now()
    say(alice, post, now=later)
    say(alice, post, now=first)
    talk = Discussion.objects.get()
    assert (talk.comment_count, talk.last_comment_at) == (2, later)


def test_the_first_comment_on_a_moment_makes_its_talk(alice: Member) -> None:
    quote = make_quote(make_film())
    comment = say(alice, quote)
    assert (comment.discussion.subject.pk, comment.discussion.film) == (quote.pk, quote.film)
    assert Moment.objects.get(pk=quote.pk).comment_count == 1


def test_further_comments_join_the_same_talk(alice: Member) -> None:
    scene = make_scene(make_film())
    assert say(alice, scene).discussion == say(alice, Moment.objects.get(pk=scene.pk)).discussion
    assert Moment.objects.get(pk=scene.pk).comment_count == 2


def test_twice_with_one_key_is_one_comment(alice: Member, post: Post) -> None:
    key = uuid.uuid4()
    assert say(alice, post, key=key) == say(alice, post, key=key)
    assert (Comment.objects.count(), Discussion.objects.get().comment_count) == (1, 1)


def test_the_key_of_another_member_is_another_comment(alice: Member, bob: Member, post: Post) -> None:
    key = uuid.uuid4()
    assert say(alice, post, key=key) != say(bob, post, key=key)


def test_a_reply_to_the_deepest_stands_beside_it(alice: Member, post: Post) -> None:
    deepest = say(alice, post)
    for _ in range(DEPTH_MAX):
        deepest = say(alice, post, parent=deepest)
    beside = say(alice, post, parent=deepest)
    assert (deepest.depth, beside.depth, beside.parent) == (DEPTH_MAX, DEPTH_MAX, deepest.parent)
    deepest.refresh_from_db()
    assert deepest.descendants == 0


def test_what_was_deleted_can_still_be_answered(alice: Member, post: Post) -> None:
    tombstone = make_comment(post, deleted_at=timezone.now(), body="", body_html="")
    assert say(alice, post, parent=tombstone).parent == tombstone


def test_it_reveals_as_much_as_what_it_is_about(alice: Member) -> None:
    scene = make_scene(make_film(), reveal_at=43)
    assert say(alice, scene).reveal_at == 43


def test_a_reply_reveals_as_much_as_what_it_answers(alice: Member) -> None:
    scene = make_scene(make_film(), reveal_at=43)
    assert say(alice, scene, parent=say(alice, scene, reveal_at=90)).reveal_at == 90


def test_an_author_may_say_that_it_reveals_less(alice: Member) -> None:
    scene = make_scene(make_film(), reveal_at=43)
    assert say(alice, scene, reveal_at=0).reveal_at == 0


def test_it_may_be_about_one_line(alice: Member, farewell: Dialogue) -> None:
    line = farewell.lines.all()[1]
    assert say(alice, farewell, line=line).line == line


def test_replies_do_not_repeat_the_line(alice: Member, farewell: Dialogue) -> None:
    line = farewell.lines.all()[1]
    assert say(alice, farewell, line=line, parent=say(alice, farewell, line=line)).line is None


def test_a_line_of_another_dialogue_is_refused(alice: Member, farewell: Dialogue) -> None:
    with pytest.raises(NotOfThisTalk):
        say(alice, make_dialogue(farewell.film), line=farewell.lines.all()[0])
    assert not Comment.objects.exists()


def test_so_is_a_line_that_is_off_the_site(alice: Member, farewell: Dialogue) -> None:
    farewell.lines.update(is_published=False)
    with pytest.raises(NotOfThisTalk):
        say(alice, farewell, line=farewell.lines.all()[0])


def test_so_is_a_line_under_a_post(alice: Member, farewell: Dialogue, post: Post) -> None:
    with pytest.raises(NotOfThisTalk):
        say(alice, post, line=farewell.lines.all()[0])


def test_so_is_an_answer_to_another_talk(alice: Member, post: Post) -> None:
    with pytest.raises(NotOfThisTalk):
        say(alice, make_post(), parent=say(alice, post))
