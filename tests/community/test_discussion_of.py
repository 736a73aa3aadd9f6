"""The talk on the pages of moments: read by everybody, begun by members, dear to none of them."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils import timezone

from community.models import DiscussionVisit, Member, Progress
from films.models import Dialogue, Moment
from tests.crowds import make_talk, talk_about
from tests.factories import (
    make_character,
    make_comment,
    make_dialogue,
    make_film,
    make_member,
    make_post,
    make_quote,
    make_visit,
)
from tests.films.visits import MAKERS, every_kind, page_of, words_of

pytestmark = pytest.mark.django_db
ROW = re.compile(r'id="comment-(\d+)"')
PREFETCH = {"Sec-Purpose": "prefetch"}


@pytest.fixture
def quote() -> Moment:
    return make_quote(make_film(title="Up"), title="Carl, on the porch")


@pytest.fixture
def farewell() -> Dialogue:
    film = make_film()
    boris = make_character(film, name="Boris")
    return make_dialogue(film, lines=[(boris, "Wait for me."), (boris, "I will be back.")])


def rows(client: Client, address: str) -> list[int]:
    return [int(pk) for pk in ROW.findall(page_of(client, address))]


@every_kind
def test_every_kind_of_moment_has_its_talk(visitor: Client, section: str) -> None:
    moment = MAKERS[section](make_film())
    comment = make_comment(moment, body_html="<p>I wept.</p>")
    assert rows(visitor, moment.get_absolute_url()) == [comment.pk]
    assert "I wept." in words_of(visitor, moment.get_absolute_url())


def test_a_visitor_reads_without_a_cookie_and_is_led_to_sign_in(visitor: Client, quote: Moment) -> None:
    make_comment(quote)
    response = visitor.get(quote.get_absolute_url())
    assert not response.cookies
    assert f'href="/talk/comments/new/?moment={quote.pk}"' in response.content.decode()
    assert "csrfmiddlewaretoken" not in response.content.decode()


def test_a_member_finds_the_form(as_alice: Client, quote: Moment) -> None:
    page = page_of(as_alice, quote.get_absolute_url())
    assert 'id="talk-form"' in page
    assert f'<input type="hidden" name="moment" value="{quote.pk}">' in page


def test_where_nobody_has_said_anything_it_asks(visitor: Client, quote: Moment) -> None:
    assert "Nobody has said anything yet." in words_of(visitor, quote.get_absolute_url())


def test_a_post_has_its_talk(visitor: Client) -> None:
    post = make_post()
    comment = make_comment(post)
    assert rows(visitor, post.get_absolute_url()) == [comment.pk]


def test_whoever_wrote_the_post_is_known_in_its_talk(visitor: Client, alice: Member, bob: Member) -> None:
    post = make_post(author=alice)
    for author in (alice, bob):
        make_comment(post, author=author)
    assert words_of(visitor, post.get_absolute_url()).count("wrote the post") == 1


def test_posts_about_a_moment_stand_in_its_talk(visitor: Client, quote: Moment) -> None:
    make_post(moment=quote, title="What he does not say")
    make_post(moment=quote, title="Taken back", deleted_at=timezone.now())
    make_post(film=quote.film, title="About the film")
    words = words_of(visitor, quote.get_absolute_url())
    assert "What he does not say" in words
    assert "Taken back" not in words
    assert "About the film" not in words
    assert f'href="/talk/new/?moment={quote.pk}"' in page_of(visitor, quote.get_absolute_url())


def test_the_orders_are_links(visitor: Client, quote: Moment) -> None:
    first, second = make_comment(quote, wilson=0.9), make_comment(quote)
    assert rows(visitor, quote.get_absolute_url()) == [first.pk, second.pk]
    assert rows(visitor, f"{quote.get_absolute_url()}?sort=new") == [second.pk, first.pk]
    assert '<a class="discussion__order" id="order-new" href="?sort=new#talk">' in page_of(
        visitor, quote.get_absolute_url()
    ), "by its id htmx brings the focus back"


@pytest.mark.parametrize("query", ["sort=hot", "after=x"])
def test_nonsense_is_not_found(visitor: Client, quote: Moment, query: str) -> None:
    make_comment(quote)
    assert visitor.get(f"{quote.get_absolute_url()}?{query}").status_code == 404


def test_more_replies_and_further_roots_are_a_link_away(visitor: Client, quote: Moment) -> None:
    make_talk(talk_about(quote), 500, shape=lambda number: None if number < 60 else 1)
    page = page_of(visitor, f"{quote.get_absolute_url()}?sort=old")
    assert re.search(r'rel="next" href="\?sort=old&amp;after=[\w-]+#talk"', page)
    assert "280 more replies" in page


def test_what_was_typed_shows_as_text_and_runs_as_nothing(visitor: Client) -> None:
    member = make_member("carl", display_name="<script>alert(1)</script>")
    quote = make_quote(make_film())
    make_comment(quote, author=member)
    assert "<script>alert" not in page_of(visitor, quote.get_absolute_url())


def test_whoever_wants_to_hear_nothing_hears_nothing(as_alice: Client, alice: Member, quote: Moment) -> None:
    comment = make_comment(quote, body_html="<p>He buys the tickets.</p>")
    Progress.objects.create(member=alice, film=quote.film, playhead=0, is_blind=True)
    for address in (quote.get_absolute_url(), comment.get_absolute_url()):
        page = page_of(as_alice, address)
        assert "He buys the tickets." not in page
        assert "its talk is kept back" in page


def test_a_comment_that_tells_too_much_is_kept_back_until_it_is_asked_for(visitor: Client) -> None:
    quote = make_quote(make_film(released_on=timezone.localdate()))
    comment = make_comment(quote, body_html="<p>He buys the tickets.</p>", reveal_at=90)
    page = page_of(visitor, quote.get_absolute_url())
    assert "He buys the tickets." not in page
    assert f'href="?show=90#comment-{comment.pk}"' in page
    assert "He buys the tickets." in page_of(visitor, f"{quote.get_absolute_url()}?show=90")


def test_what_the_law_took_says_so_and_holds_its_replies(visitor: Client, quote: Moment) -> None:
    comment = make_comment(quote, body="", body_html="", ledger_number=7)
    make_comment(comment, body_html="<p>Still here.</p>")
    words = words_of(visitor, quote.get_absolute_url())
    assert "ledger" in words
    assert "Still here." in words


class TestLines:
    def test_each_line_offers_to_be_talked_about(self, visitor: Client, farewell: Dialogue) -> None:
        page = page_of(visitor, farewell.get_absolute_url())
        assert 'href="?line=l1#talk-form"' in page
        assert 'aria-label="Say something about line 1"' in page

    def test_beside_a_line_stands_how_much_was_said_about_it(self, visitor: Client, farewell: Dialogue) -> None:
        line = farewell.lines.get(key="l2")
        root = make_comment(farewell, line=line)
        make_comment(root)
        make_comment(farewell, line=line, deleted_at=timezone.now())
        page = page_of(visitor, farewell.get_absolute_url())
        assert 'aria-label="1 comment about line 2"' in page
        assert 'href="?line=l2#talk"' in page

    def test_comments_on_a_line_quote_it(self, visitor: Client, farewell: Dialogue) -> None:
        make_comment(farewell, line=farewell.lines.get(key="l2"))
        assert "Boris: I will be back." in words_of(visitor, farewell.get_absolute_url())

    def test_a_line_off_the_site_is_quoted_no_more(self, visitor: Client, farewell: Dialogue) -> None:
        make_comment(farewell, line=farewell.lines.get(key="l2"))
        farewell.lines.filter(key="l2").update(is_published=False)
        assert "Boris: I will be back." not in words_of(visitor, farewell.get_absolute_url())

    def test_the_talk_about_one_line_is_a_part_of_the_talk(self, visitor: Client, farewell: Dialogue) -> None:
        make_comment(farewell)
        comment = make_comment(farewell, line=farewell.lines.get(key="l2"))
        answer = make_comment(comment)
        assert rows(visitor, f"{farewell.get_absolute_url()}?line=l2") == [comment.pk, answer.pk]

    def test_the_form_there_is_about_that_line(self, as_alice: Client, farewell: Dialogue) -> None:
        page = page_of(as_alice, f"{farewell.get_absolute_url()}?line=l2")
        assert '<input type="hidden" name="line" value="l2">' in page

    @pytest.mark.parametrize("key", ["gone", "x" * 500, "%F0%9F%98%80"])
    def test_a_line_that_is_not_there_leaves_the_whole_talk(
        self, visitor: Client, farewell: Dialogue, key: str
    ) -> None:
        comment = make_comment(farewell)
        assert rows(visitor, f"{farewell.get_absolute_url()}?line={key}") == [comment.pk]


class TestVisits:
    def test_what_is_new_since_the_last_visit_is_marked_in_words(
        self, as_alice: Client, alice: Member, quote: Moment
    ) -> None:
        old = make_comment(quote, posted_at=timezone.now() - dt.timedelta(days=3))
        new = make_comment(quote)
        make_visit(alice, talk_about(quote), days_ago=1)
        page = page_of(as_alice, quote.get_absolute_url())
        assert "1 new since your last visit" in page
        assert re.search(rf'id="comment-{new.pk}" data-depth="0" data-new', page)
        assert re.search(rf'id="comment-{old.pk}" data-depth="0">', page)
        assert page.count('comment__new">new<') == 1

    @pytest.mark.parametrize(
        ("method", "headers"), [("get", PREFETCH), ("get", {"Sec-Purpose": "prefetch;prerender"}), ("head", {})]
    )
    def test_fetching_ahead_is_no_visit(
        self, as_alice: Client, quote: Moment, method: str, headers: dict[str, str]
    ) -> None:
        make_comment(quote)
        getattr(as_alice, method)(quote.get_absolute_url(), headers=headers)
        assert not DiscussionVisit.objects.exists()

    def test_visitors_leave_no_trace(self, visitor: Client, quote: Moment) -> None:
        make_comment(quote)
        page_of(visitor, quote.get_absolute_url())
        assert not DiscussionVisit.objects.exists()
