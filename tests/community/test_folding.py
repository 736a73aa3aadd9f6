"""What a reader muted is folded under its reason, or left out and counted, wherever the rule holds."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from community.models import Member, PostTag, Tag
from community.models.mute import EVERYWHERE, Where
from films.models import Film, Moment
from tests.community.muting import mutes
from tests.factories import (
    make_character,
    make_comment,
    make_dialogue,
    make_film,
    make_member,
    make_post,
    make_quote,
    make_scene,
    make_vote,
)
from tests.films.visits import page_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def up() -> Film:
    return make_film(slug="up", title="Up")


@pytest.fixture
def troll() -> Member:
    return make_member("troll")


def write(author: Member | None = None, **fields: Any) -> Any:
    text = fields.pop("text", "What I think.")
    return make_post(author=author, body=text, body_html=f"<p>{text}</p>", **fields)


class TestPostsInLists:
    @pytest.mark.parametrize("kind", ["person", "film", "tag", "character", "phrase", "part"])
    @pytest.mark.parametrize("address", ["/talk/", "/films/up/talk/", "/tags/war/", "/films/up/"])
    def test_a_post_is_folded_with_the_reason(
        self, as_alice: Client, alice: Member, up: Film, kind: str, address: str
    ) -> None:
        troll = make_member("troll")
        carl = make_character(up, name="Carl")
        quote = make_quote(up, speaker=carl)
        tag = Tag.objects.create(slug="war", name="war")
        post = write(troll, title="A spider", film=up, moment=quote)
        PostTag.objects.create(post=post, tag=tag, posted_at=post.posted_at)
        thing = {"person": troll, "film": up, "tag": tag, "character": carl, "phrase": "spider", "part": "spid"}[kind]
        mutes(alice, kind, thing)
        page = page_of(as_alice, address)
        is_of_the_film = address.startswith("/films/") and kind == "film"  # whose own page is opened on purpose
        assert ('<summary class="fold__why">You muted ' in page) is not is_of_the_film
        assert "A spider" in page

    def test_left_out_it_is_counted_and_can_be_seen(self, as_alice: Client, alice: Member, troll: Member) -> None:
        write(troll, title="Bait")
        write(title="Talk")
        mutes(alice, "person", troll, removes=True)
        page = page_of(as_alice, "/talk/")
        assert "Bait" not in page
        assert "Talk" in page
        assert "1 is left out by your mutes." in page
        assert "Bait" in page_of(as_alice, "/talk/?mutes=off")

    @pytest.mark.parametrize("place", ["home", "film", "moment"])
    def test_it_is_counted_on_pages_that_show_a_few(
        self, as_alice: Client, alice: Member, troll: Member, up: Film, place: str
    ) -> None:
        quote = Moment.objects.get(pk=make_quote(up).pk)
        write(troll, title="Bait", film=up, moment=quote)
        mutes(alice, "person", troll, removes=True)
        address = {"home": "/", "film": up.get_absolute_url(), "moment": quote.get_absolute_url()}[place]
        page = page_of(as_alice, address)
        assert "Bait" not in page
        assert "1 is left out by your mutes." in page
        assert "Bait" in page_of(as_alice, f"{address}?mutes=off")

    @pytest.mark.parametrize("removes", [True, False])
    def test_lively_talk_goes_only_where_a_rule_says_so(
        self, as_alice: Client, alice: Member, up: Film, removes: bool
    ) -> None:
        make_comment(make_quote(up, title="On spiders"))
        mutes(alice, "phrase", "spiders", removes=removes, places=Where.LISTS.bit)
        talk = page_of(as_alice, "/").partition("What people say")[2].partition("</section>")[0]
        assert ("On spiders" in talk, "1 is left out by your mutes." in talk) == (not removes, removes)

    def test_a_rule_for_another_place_changes_nothing(self, as_alice: Client, alice: Member, troll: Member) -> None:
        write(troll, title="Bait")
        mutes(alice, "person", troll, removes=True, places=EVERYWHERE - Where.LISTS.bit)
        assert "Bait" in page_of(as_alice, "/talk/")

    def test_others_see_it(self, visitor: Client, alice: Member, troll: Member) -> None:
        write(troll, title="Bait")
        mutes(alice, "person", troll, removes=True)
        assert "Bait" in page_of(visitor, "/talk/")

    def test_the_pages_of_a_list_are_those_of_everybody(self, as_alice: Client, alice: Member, troll: Member) -> None:
        for number in range(50):
            write(troll if number % 2 else None, title=f"Post {number}!")
        mutes(alice, "person", troll, removes=True)
        seen, address = set(), "/talk/?sort=new"
        while address:
            response = as_alice.get(address)
            page = response.context["list"].page
            seen |= {post.title for post in page.rows if not post.is_left_out}
            address = f"/talk/?sort=new&after={page.next}" if page.next else ""
        assert seen == {f"Post {number}!" for number in range(0, 50, 2)}

    def test_it_leaves_the_first_page_too(self, as_alice: Client, alice: Member, troll: Member) -> None:
        write(troll, title="Bait", hot=9.0)
        mutes(alice, "person", troll, removes=True)
        assert "Bait" not in page_of(as_alice, "/")

    def test_ones_own_is_never_folded(self, as_alice: Client, alice: Member) -> None:
        write(alice, title="A spider")
        mutes(alice, "phrase", "spider")
        assert "fold__why" not in page_of(as_alice, "/talk/")

    def test_what_one_opens_stands_open(self, as_alice: Client, alice: Member, troll: Member) -> None:
        post = write(troll, text="A long bait")
        mutes(alice, "person", troll, removes=True)
        assert "A long bait" in page_of(as_alice, post.get_absolute_url())


class TestComments:
    def test_one_is_folded_with_the_reason(self, as_alice: Client, alice: Member, troll: Member) -> None:
        post = write()
        make_comment(post, author=troll)
        mutes(alice, "person", troll)
        assert '<summary class="fold__why">You muted @troll</summary>' in page_of(as_alice, post.get_absolute_url())

    @pytest.mark.parametrize("written", ["<p>a <em>spi</em>der</p>", "<p>A SPIDER</p>"])
    def test_words_are_found_however_they_are_set(self, as_alice: Client, alice: Member, written: str) -> None:
        post = write()
        make_comment(post, body_html=written)
        mutes(alice, "phrase", "spider")
        assert "You muted “spider”" in page_of(as_alice, post.get_absolute_url())

    def test_left_out_with_replies_it_leaves_its_place(self, as_alice: Client, alice: Member, troll: Member) -> None:
        post = write()
        bait = make_comment(post, author=troll, body_html="<p>Bait</p>")
        make_comment(bait, body_html="<p>An answer</p>")
        mutes(alice, "person", troll, removes=True)
        page = page_of(as_alice, post.get_absolute_url())
        assert "Bait" not in page
        assert "Left out by your mutes" in page
        assert "An answer" in page

    def test_left_out_without_replies_it_is_only_counted(self, as_alice: Client, alice: Member, troll: Member) -> None:
        post = write()
        bait = make_comment(post, author=troll)
        mutes(alice, "person", troll, removes=True)
        page = page_of(as_alice, post.get_absolute_url())
        assert f"comment-{bait.pk}" not in page
        assert "1 is left out by your mutes." in page

    def test_the_talk_of_a_muted_film_can_be_read(self, as_alice: Client, alice: Member, up: Film) -> None:
        post = write(film=up)
        make_comment(post, body_html="<p>An answer</p>")
        mutes(alice, "film", up, removes=True)
        assert "An answer" in page_of(as_alice, post.get_absolute_url())

    def test_what_is_kept_back_is_not_told_by_a_fold(self, as_alice: Client, alice: Member) -> None:
        film = make_film(year=NOW.year)
        post = write(film=film)
        make_comment(post, reveal_at=50, body_html="<p>the butler</p>")
        mutes(alice, "phrase", "butler")
        page = page_of(as_alice, post.get_absolute_url())
        assert "fold__why" not in page
        assert "comment__veil" in page


class TestMoments:
    def test_those_that_hold_muted_words_leave_lists(self, as_alice: Client, alice: Member, up: Film) -> None:
        make_scene(up, title="The house flies")
        mutes(alice, "phrase", "flies", removes=True)
        page = page_of(as_alice, "/films/up/scenes/")
        assert "The house flies" not in page
        assert "left out by your mutes" in page

    def test_those_of_a_character_are_folded(self, as_alice: Client, alice: Member, up: Film) -> None:
        carl, russell = make_character(up, name="Carl"), make_character(up, name="Russell")
        make_quote(up, title="His", speaker=carl)
        make_dialogue(up, title="Both", lines=[(russell, "Hello"), (carl, "Go away")])
        mutes(alice, "character", carl)
        for section in ("quotes", "dialogues"):
            assert "You muted “Carl”" in page_of(as_alice, f"/films/up/{section}/")

    def test_words_are_looked_for_in_what_a_card_tells(self, as_alice: Client, alice: Member, up: Film) -> None:
        make_scene(up, summary="A spider comes down.")
        mutes(alice, "phrase", "spider")
        assert "You muted “spider”" in page_of(as_alice, "/films/up/scenes/")

    def test_home_leaves_them_out(self, as_alice: Client, alice: Member, up: Film) -> None:
        scene = make_scene(up, title="The house flies")
        make_vote(scene)
        other = make_scene(make_film(title="Other"), title="Another")
        make_vote(other)
        mutes(alice, "film", up, removes=True)
        relived = [moment.title for moment in as_alice.get("/").context["relived"].moments]
        assert relived == ["Another"]

    @pytest.mark.usefixtures("searchable")
    def test_search_leaves_them_out_and_says_so(self, as_alice: Client, alice: Member, up: Film) -> None:
        make_scene(up, title="The house flies")
        mutes(alice, "film", up, removes=True)
        page = page_of(as_alice, "/search/?q=house+kind:scene")
        assert "/films/up/scenes/" not in page
        assert "left out by your mutes" in page

    def test_their_own_pages_stand_open(self, as_alice: Client, alice: Member, up: Film) -> None:
        scene = make_scene(up, summary="A spider comes down.")
        mutes(alice, "phrase", "spider", removes=True)
        assert "A spider comes down." in page_of(as_alice, scene.get_absolute_url())
