"""The pages on which members mute: for themselves alone, with nothing lost and everything said."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any
from urllib.parse import quote_plus

import pytest
from django.test import Client
from django.utils import timezone

from community.models import Member, Mute, Tag
from community.models.mute import Where
from community.muting import Wish, mute
from films.models import Film
from tests.factories import make_character, make_comment, make_film, make_member, make_post
from tests.films.visits import page_of, words_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
FORM: dict[str, Any] = {"does": "fold", "places": Where.values, "lasts": ""}


@pytest.fixture
def up() -> Film:
    return make_film(slug="up", title="Up")


class TestMutingSomething:
    @pytest.mark.parametrize(
        ("kind", "what"),
        [
            ("person", "bob"), ("person", "@BOB"), ("film", "up"), ("film", "UP"), ("film", "Up (1957)"),
            ("character", "up/carl"),
            ("tag", "war"), ("tag", "#War"), ("phrase", "the ending"), ("part", "spid"),
        ],
    )  # fmt: skip
    def test_it_is_found_as_people_name_it(
        self, as_alice: Client, alice: Member, up: Film, kind: str, what: str
    ) -> None:
        things = {
            "person": make_member("bob"),
            "film": up,
            "character": make_character(up, slug="carl"),
            "tag": Tag.objects.create(slug="war", name="war"),
            "phrase": "the ending",
            "part": "spid",
        }
        assert as_alice.post("/me/mutes/new/", {**FORM, "kind": kind, "what": what}).status_code == 302
        rule = Mute.objects.get(member=alice)
        assert (rule.person or rule.film or rule.character or rule.tag or rule.phrase) == things[kind]

    def test_how_and_where_and_how_long_are_kept(self, as_alice: Client) -> None:
        said = {"kind": "phrase", "what": "spider", "does": "remove", "places": ["search", "mail"], "lasts": "7"}
        as_alice.post("/me/mutes/new/", said)
        rule = Mute.objects.get()
        assert (rule.removes, rule.places) == (True, Where.SEARCH.bit | Where.MAIL.bit)
        assert rule.until
        assert abs(rule.until - timezone.now() - dt.timedelta(days=7)) < dt.timedelta(hours=1)

    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({"what": "nobody-of-that-name"}, "There is nothing here called"),
            ({"kind": "film", "what": "No Such Film"}, "There is nothing here called"),
            ({"kind": "character", "what": "carl"}, "There is nothing here called"),
            ({"kind": "phrase", "what": "x"}, "A phrase has 2 to 60 characters."),
            ({"kind": "phrase", "what": "x" * 61}, "A phrase has 2 to 60 characters."),
            ({"kind": "phrase", "what": "\u200b\u200b\u200b"}, "A phrase has 2 to 60 characters."),
            ({"kind": "phrase", "what": "ﷺ" * 10}, "A phrase has 2 to 60 characters."),
            ({"kind": "planet"}, "Select a valid choice"),
            ({"what": "alice"}, "You cannot mute yourself."),
            ({"places": []}, "Choose at least one place."),
            ({"places": ["everywhere"]}, "Select a valid choice"),
            ({"lasts": "2"}, "Select a valid choice"),
            ({"does": "explode"}, "Select a valid choice"),
        ],
    )
    def test_what_cannot_be_is_refused_in_words_and_stays_typed(
        self, as_alice: Client, changed: dict[str, Any], said: str
    ) -> None:
        response = as_alice.post("/me/mutes/new/", {**FORM, "kind": "person", "what": "bob", **changed})
        assert (response.status_code, Mute.objects.count()) == (400, 0)
        assert said in response.content.decode()
        assert f'value="{changed.get("what", "bob")}"' in response.content.decode()

    def test_a_link_fills_the_form(self, as_alice: Client) -> None:
        page = page_of(as_alice, "/me/mutes/new/?kind=tag&what=war&next=/tags/war/")
        assert '<option value="tag" selected>' in page
        assert 'value="war"' in page

    def test_it_says_where_nothing_folds(self, as_alice: Client) -> None:
        page = page_of(as_alice, "/me/mutes/new/")
        places = page.partition("<legend>Where?</legend>")[2].partition("</fieldset>")[0]
        assert "Notifications and mail have no folds: there, what you fold does not come." in places
        assert '<fieldset class="choices" aria-describedby="id_places_helptext">' in page

    def test_what_is_wrong_and_what_helps_both_describe_the_choice(self, as_alice: Client) -> None:
        page = as_alice.post("/me/mutes/new/", {**FORM, "kind": "phrase", "what": "spider", "places": []})
        assert 'aria-describedby="id_places_error id_places_helptext"' in page.content.decode()

    def test_it_leads_back_to_where_it_was_asked_for(self, as_alice: Client, bob: Member) -> None:
        said = {**FORM, "kind": "person", "what": "bob"}
        assert as_alice.post("/me/mutes/new/", {**said, "next": "/talk/"})["Location"] == "/talk/"
        assert as_alice.post("/me/mutes/new/", {**said, "next": "https://evil.example/"})["Location"].startswith("/me/")

    def test_the_way_to_it_stands_on_pages_but_not_for_visitors(
        self, as_alice: Client, visitor: Client, bob: Member, up: Film
    ) -> None:
        carl = make_character(up, slug="carl")
        tag = Tag.objects.create(slug="war", name="war")
        for thing in (bob, up, carl, tag):
            assert "/me/mutes/new/?kind=" in page_of(as_alice, thing.get_absolute_url())
            assert "/me/mutes/new/" not in page_of(visitor, thing.get_absolute_url())

    def test_from_a_part_of_a_page_it_leads_back_to_the_page(self, as_alice: Client, bob: Member) -> None:
        comment = make_comment(make_post(), author=bob)
        headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/talk/7/on-it/?sort=new"}
        part = as_alice.get(f"{comment.get_absolute_url()}?actions", headers=headers).content.decode()
        assert "next=%2Ftalk%2F7%2Fon-it%2F%3Fsort%3Dnew" in part

    def test_a_header_that_is_no_address_leads_back_to_the_part(self, as_alice: Client, bob: Member) -> None:
        comment = make_comment(make_post(), author=bob)
        headers = {"HX-Request": "true", "HX-Current-URL": "http://["}
        part = as_alice.get(f"{comment.get_absolute_url()}?actions", headers=headers)
        assert "%3Factions" in part.content.decode()

    def test_nor_on_ones_own_page(self, as_alice: Client, alice: Member) -> None:
        assert "/me/mutes/new/" not in page_of(as_alice, alice.get_absolute_url())


class TestTheList:
    def test_it_says_all_of_each_rule(self, as_alice: Client, alice: Member, bob: Member) -> None:
        mute(member=alice, wish=Wish("person", bob, True, Where.LISTS.bit), now=NOW)
        words = words_of(as_alice, "/me/mutes/")
        assert "Member @bob Left out: lists and first pages" in words.replace(" :", ":")

    def test_a_rule_is_changed(self, as_alice: Client, alice: Member, bob: Member) -> None:
        rule = mute(member=alice, wish=Wish("person", bob), now=NOW)
        page_of(as_alice, f"/me/mutes/{rule.pk}/")
        as_alice.post(f"/me/mutes/{rule.pk}/", {**FORM, "does": "remove"})
        rule.refresh_from_db()
        assert (rule.removes, rule.person, Mute.objects.count()) == (True, bob, 1)

    def test_muting_it_again_leads_to_the_rule_there_is(self, as_alice: Client, alice: Member, bob: Member) -> None:
        rule = mute(member=alice, wish=Wish("person", bob, True), now=NOW)
        asked = {"kind": "person", "what": bob.username, "next": "/films/up/"}
        response = as_alice.get("/me/mutes/new/", asked)
        assert response["Location"] == f"/me/mutes/{rule.pk}/?next=%2Ffilms%2Fup%2F"

    def test_a_form_begun_anew_weakens_no_rule_before_it_is_asked(
        self, as_alice: Client, alice: Member, bob: Member
    ) -> None:
        rule = mute(member=alice, wish=Wish("person", bob, True), now=NOW)
        response = as_alice.post("/me/mutes/new/", {**FORM, "kind": "person", "what": "bob"})
        rule.refresh_from_db()
        assert (response.status_code, rule.removes) == (400, True)
        page = response.content.decode()
        assert "You mute it already, in another way." in page
        assert f'action="/me/mutes/{rule.pk}/"' in page
        assert re.search(r'value="fold"[^>]*checked', page)

    @pytest.mark.parametrize(("lasts", "status"), [("1", 400), ("30", 302), ("", 302)])
    def test_nor_does_it_make_one_end_earlier(
        self, as_alice: Client, alice: Member, bob: Member, lasts: str, status: int
    ) -> None:
        mute(member=alice, wish=Wish("person", bob, until=NOW + dt.timedelta(days=7)), now=NOW)
        said = {**FORM, "kind": "person", "what": "bob", "lasts": lasts}
        assert as_alice.post("/me/mutes/new/", said).status_code == status

    def test_the_same_form_sent_twice_is_one_rule(self, as_alice: Client, bob: Member) -> None:
        for _ in range(2):
            assert as_alice.post("/me/mutes/new/", {**FORM, "kind": "person", "what": "bob"}).status_code == 302
        assert Mute.objects.count() == 1

    def test_the_page_of_a_rule_says_that_it_changes_it(self, as_alice: Client, alice: Member, bob: Member) -> None:
        rule = mute(member=alice, wish=Wish("person", bob), now=NOW)
        assert (
            page_of(as_alice, f"/me/mutes/{rule.pk}/").count("Change how you mute “@bob”") == 3
        )  # title, path, heading

    def test_a_character_is_found_by_name(self, as_alice: Client, up: Film) -> None:
        carl = make_character(up, slug="carl", name="Carl Fredricksen")
        as_alice.post("/me/mutes/new/", {**FORM, "kind": "character", "what": "carl fredricksen"})
        assert Mute.objects.get().character == carl

    def test_of_namesakes_it_is_asked_which(self, as_alice: Client, up: Film) -> None:
        for film in (up, make_film(slug="down", title="Down")):
            make_character(film, slug="carl", name="Carl")
        response = as_alice.post("/me/mutes/new/", {**FORM, "kind": "character", "what": "Carl"})
        assert response.status_code == 400
        assert "write which you mean: down/carl (Down), up/carl (Up)." in response.content.decode()

    def test_from_a_comment_it_leads_back_to_that_comment(self, as_alice: Client, bob: Member, up: Film) -> None:
        post = make_post(film=up)
        comment = make_comment(post, author=bob)
        headers = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{post.get_absolute_url()}#comments"}
        part = as_alice.get(f"/talk/comments/{comment.pk}/?actions", headers=headers).content.decode()
        assert f"next={quote_plus(f'{post.get_absolute_url()}#comment-{comment.pk}')}" in part

    @pytest.mark.parametrize("removes", [False, True])
    def test_on_its_own_page_what_a_muted_member_said_is_folded_and_never_left_out(
        self, as_alice: Client, alice: Member, bob: Member, *, removes: bool
    ) -> None:
        post = make_post(author=bob, body_html="<p>Of bob.</p>")
        comment = make_comment(post, author=bob, body_html="<p>Of bob.</p>")
        mute(member=alice, wish=Wish("person", bob, removes), now=NOW)
        for writing in (post, comment):
            page = page_of(as_alice, writing.get_absolute_url() if writing is post else f"/talk/comments/{comment.pk}/")
            assert "You muted @bob</summary>" in page
            assert "Of bob." in page

    def test_a_comment_that_sank_stands_open_on_its_own_page(self, as_alice: Client, bob: Member) -> None:
        comment = make_comment(make_post(), author=bob, score=-9, downs=9)
        assert "Sank to" not in page_of(as_alice, f"/talk/comments/{comment.pk}/")

    def test_when_there_is_no_room_for_another_the_list_says_so_at_its_top(
        self, as_alice: Client, alice: Member, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("community.views.mute.MUTES_MAX", 1)
        mute(member=alice, wish=Wish("phrase", "spider"), now=NOW)
        page = page_of(as_alice, "/me/mutes/")
        assert "as many rules as one member can have" in page
        assert "/me/mutes/new/" not in page

    def test_changing_it_says_so(self, as_alice: Client, alice: Member, bob: Member) -> None:
        rule = mute(member=alice, wish=Wish("person", bob), now=NOW)
        assert "Keep this change" in page_of(as_alice, f"/me/mutes/{rule.pk}/")
        assert "Changed." in as_alice.post(f"/me/mutes/{rule.pk}/", FORM, follow=True).content.decode()

    @pytest.mark.parametrize("phrase", ["**", "…!"])
    def test_a_phrase_has_a_letter_or_a_digit(self, as_alice: Client, phrase: str) -> None:
        response = as_alice.post("/me/mutes/new/", {**FORM, "kind": "phrase", "what": phrase})
        assert "with a letter or a digit" in response.content.decode()

    def test_changing_it_keeps_its_end(self, as_alice: Client, alice: Member, bob: Member) -> None:
        until = NOW + dt.timedelta(days=3)
        rule = mute(member=alice, wish=Wish("person", bob, until=until), now=NOW)
        as_alice.post(f"/me/mutes/{rule.pk}/", {**FORM, "lasts": "kept"})
        rule.refresh_from_db()
        assert rule.until == until

    def test_a_rule_is_taken_back(self, as_alice: Client, alice: Member, bob: Member) -> None:
        rule = mute(member=alice, wish=Wish("person", bob), now=NOW)
        as_alice.post(f"/me/mutes/{rule.pk}/end/")
        assert not Mute.objects.exists()

    def test_what_is_over_is_gone(self, as_alice: Client, alice: Member, bob: Member) -> None:
        mute(member=alice, wish=Wish("person", bob, until=NOW - dt.timedelta(days=1)), now=NOW)
        assert "You mute nothing." in words_of(as_alice, "/me/mutes/")

    @pytest.mark.parametrize(("act", "status"), [("", 404), ("end/", 302)])
    def test_rules_of_others_are_out_of_reach(self, as_alice: Client, bob: Member, act: str, status: int) -> None:
        rule = mute(member=bob, wish=Wish("phrase", "spider"), now=NOW)
        assert as_alice.post(f"/me/mutes/{rule.pk}/{act}", FORM).status_code == status
        assert Mute.objects.count() == 1

    @pytest.mark.parametrize(
        "address", ["/me/mutes/", "/me/mutes/new/", "/me/mutes/1/", "/me/mutes/file/", "/me/reading/"]
    )
    def test_visitors_are_led_to_sign_in(self, visitor: Client, address: str) -> None:
        assert visitor.get(address)["Location"] == f"/accounts/login/?next={address}"
