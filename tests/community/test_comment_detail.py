"""The page of one comment, with what it answers and what answers it."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from community.models import Comment, Member
from community.talks.branch import BRANCH_A_PAGE
from films.models import Moment
from tests.crowds import deep, make_talk, talk_about, under_one
from tests.factories import make_character, make_comment, make_dialogue, make_film, make_quote
from tests.films.visits import page_of, words_of

pytestmark = pytest.mark.django_db
ROW = re.compile(r'id="comment-(\d+)"')


@pytest.fixture
def quote() -> Moment:
    return make_quote(make_film(title="Up"), title="Carl, on the porch")


def rows(client: Client, address: str) -> list[int]:
    return [int(pk) for pk in ROW.findall(page_of(client, address))]


def test_it_names_what_is_talked_about_and_leads_there(visitor: Client, quote: Moment) -> None:
    page = page_of(visitor, make_comment(quote).get_absolute_url())
    assert f'<a href="{quote.get_absolute_url()}">Carl, on the porch</a>' in page
    assert f'href="{quote.get_absolute_url()}#talk"' in page


def test_it_stands_between_what_it_answers_and_what_answers_it(visitor: Client, quote: Moment) -> None:
    root = make_comment(quote)
    make_comment(root)
    answer = make_comment(root)
    deeper = make_comment(answer)
    deepest = make_comment(deeper)
    assert rows(visitor, deeper.get_absolute_url()) == [root.pk, answer.pk, deeper.pk, deepest.pk]


def test_the_branch_goes_by_the_chosen_order(visitor: Client, quote: Moment) -> None:
    root = make_comment(quote)
    first, second = make_comment(root, wilson=0.2), make_comment(root, wilson=0.9)
    assert rows(visitor, root.get_absolute_url()) == [root.pk, second.pk, first.pk]
    assert rows(visitor, f"{root.get_absolute_url()}?sort=old") == [root.pk, first.pk, second.pk]


def test_a_long_branch_is_read_page_by_page_and_nothing_is_lost(visitor: Client, quote: Moment) -> None:
    root = make_talk(talk_about(quote), 2 * BRANCH_A_PAGE + 20, shape=deep)[0]
    address, seen = root.get_absolute_url(), []
    while address:
        page = page_of(visitor, address)
        seen += [int(pk) for pk in ROW.findall(page)]
        more = re.search(r'rel="next" href="([^"]+)"', page)
        address = f"{root.get_absolute_url()}{more[1].partition('#')[0]}" if more else ""
    below = list(Comment.objects.below(root).order_by("path").values_list("pk", flat=True))
    assert list(dict.fromkeys(seen)) == [root.pk, *below]  # what later pages answer comes again, for context


def test_a_page_in_the_middle_of_a_branch_brings_along_what_its_first_answers(visitor: Client, quote: Moment) -> None:
    root = make_comment(quote)
    answered = make_comment(root)
    answers = [make_comment(answered) for _ in range(BRANCH_A_PAGE)]
    page = page_of(visitor, root.get_absolute_url())
    more = re.search(r'rel="next" href="([^"]+)"', page)
    assert more
    later = rows(visitor, root.get_absolute_url() + more[1].partition("#")[0])
    assert later == [root.pk, answered.pk, answers[-1].pk]


def test_htmx_gets_the_branch_alone(visitor: Client, quote: Moment) -> None:
    root = make_comment(quote)
    answer = make_comment(root)
    response = visitor.get(root.get_absolute_url(), headers={"HX-Request": "true"})
    assert ROW.findall(response.content.decode()) == [str(answer.pk)]
    assert "<html" not in response.content.decode()
    assert "HX-Request" in response.headers["Vary"]


def test_htmx_gets_what_else_can_be_done_with_it(as_alice: Client, quote: Moment) -> None:
    comment = make_comment(quote)
    response = as_alice.get(f"{comment.get_absolute_url()}?actions", headers={"HX-Request": "true"})
    content = response.content.decode()
    assert f'href="/report/comment/{comment.pk}/"' in content
    assert f'href="/why/comment/{comment.pk}/"' in content
    assert '<div class="comment__also" tabindex="-1" autofocus>' in content, "the link that had the focus is gone"
    assert '<div class="comment__also">' in page_of(as_alice, comment.get_absolute_url())
    assert "<html" not in content


def test_its_author_is_offered_to_change_it_and_nobody_else(
    as_alice: Client, visitor: Client, alice: Member, bob: Member, quote: Moment
) -> None:
    own, others = make_comment(quote, author=alice), make_comment(quote, author=bob)
    pages = [page_of(client, one.get_absolute_url()) for client in (as_alice, visitor) for one in (own, others)]
    assert [f"/talk/comments/{pk}/edit/" in page for page, pk in zip(pages, [own.pk, others.pk] * 2, strict=True)] == [
        True, False, False, False,
    ]  # fmt: skip


def test_the_form_to_reply_opens_where_the_address_asks(as_alice: Client, quote: Moment) -> None:
    comment = make_comment(quote)
    assert f'id="reply-{comment.pk}"' in page_of(as_alice, f"{comment.get_absolute_url()}?reply")
    assert f'id="reply-{comment.pk}"' not in page_of(as_alice, comment.get_absolute_url())


def test_a_visitor_who_would_reply_is_led_to_sign_in(visitor: Client, quote: Moment) -> None:
    comment = make_comment(quote)
    page = page_of(visitor, f"{comment.get_absolute_url()}?reply")
    assert f'href="/talk/comments/new/?parent={comment.pk}"' in page
    assert "csrfmiddlewaretoken" not in page


def test_a_tombstone_shows_what_it_holds_together(visitor: Client, quote: Moment) -> None:
    tombstone = make_comment(quote, deleted_at=timezone.now(), body="", body_html="")
    make_comment(tombstone, body_html="<p>Still here.</p>")
    words = words_of(visitor, tombstone.get_absolute_url())
    assert "Deleted by its author" in words
    assert "Still here." in words


def test_a_tombstone_that_nobody_answered_is_gone(visitor: Client, quote: Moment) -> None:
    tombstone = make_comment(quote, deleted_at=timezone.now(), body="", body_html="")
    assert visitor.get(tombstone.get_absolute_url()).status_code == 410


def test_what_was_disowned_names_nobody(visitor: Client, quote: Moment, alice: Member) -> None:
    comment = make_comment(quote, author=alice)
    Comment.objects.update(author=None)
    assert "alice" not in page_of(visitor, comment.get_absolute_url())


@pytest.mark.parametrize("hidden", ["film", "moment"])
def test_what_is_off_the_site_takes_its_talk_along(visitor: Client, hidden: str) -> None:
    quote = make_quote(make_film(is_published=hidden != "film"), is_published=hidden != "moment")
    assert visitor.get(make_comment(quote).get_absolute_url()).status_code == 404


@pytest.mark.parametrize("number", ["999999", "9" * 30])
def test_one_that_never_was_is_not_found(visitor: Client, db: None, number: str) -> None:
    assert visitor.get(f"/talk/comments/{number}/").status_code == 404


@pytest.mark.parametrize("query", ["sort=hot", "after=x", "after=" + "A" * 3_000])
def test_nonsense_is_not_found(visitor: Client, quote: Moment, query: str) -> None:
    comment = make_comment(quote)
    make_comment(comment)
    assert visitor.get(f"{comment.get_absolute_url()}?{query}").status_code == 404


def test_the_line_that_it_is_about_stands_above_it(visitor: Client) -> None:
    film = make_film()
    dialogue = make_dialogue(film, lines=[(make_character(film, name="Boris"), "Wait for me.")])
    comment = make_comment(dialogue, line=dialogue.lines.get())
    assert "Boris: Wait for me." in words_of(visitor, comment.get_absolute_url())


def test_a_line_that_tells_too_much_is_not_quoted(visitor: Client) -> None:
    film = make_film(released_on=timezone.localdate())
    dialogue = make_dialogue(film, lines=[(make_character(film, name="Boris"), "I am dead.")], reveal_at=90)
    comment = make_comment(dialogue, line=dialogue.lines.get())
    assert "I am dead." not in page_of(visitor, comment.get_absolute_url())


@pytest.mark.parametrize("count", [5, 5_000])
def test_it_costs_the_same_whatever_hangs_on_it(
    visitor: Client, as_alice: Client, quote: Moment, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_talk(talk_about(quote), count, shape=under_one)
    reply = Comment.objects.replies().order_by("pk")[0]
    root = Comment.objects.roots().order_by("pk")[0]
    for comment in (root, reply):
        with django_assert_max_num_queries(5):
            visitor.get(comment.get_absolute_url())
        with django_assert_max_num_queries(9):
            as_alice.get(comment.get_absolute_url())
