"""Rules of a member as one file: brought, taken along, and checked before any is kept."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from community.exporting import contents_of
from community.models import Member, Mute, Tag
from community.models.mute import EVERYWHERE, Where
from community.muting import Wish, mute
from films.models import Film
from tests.factories import make_character, make_film, make_member

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def up() -> Film:
    return make_film(slug="up", title="Up")


def sent(client: Client, contents: Any) -> Any:
    written = contents if isinstance(contents, bytes) else json.dumps(contents).encode()
    return client.post("/me/mutes/import/", {"file": SimpleUploadedFile("mutes.json", written)})


def rules_of(*rules: dict[str, Any]) -> dict[str, Any]:
    return {"format": "reelive-mutes-1", "mutes": list(rules)}


class TestTheFile:
    def test_what_one_member_took_along_another_can_have(
        self, as_alice: Client, alice: Member, bob: Member, up: Film
    ) -> None:
        until = NOW + dt.timedelta(days=3)
        things: list[Wish] = [
            Wish("person", bob, True, Where.FEED.bit, until),
            Wish("film", up),
            Wish("character", make_character(up, slug="carl")),
            Wish("tag", Tag.objects.create(slug="war", name="war")),
            Wish("phrase", "the ending"),
            Wish("part", "ёлка"),
        ]
        for wish in things:
            mute(member=alice, wish=wish, now=NOW)
        file = as_alice.get("/me/mutes/file/").content
        carol = make_member("carol")
        client = Client()
        client.force_login(carol)
        assert sent(client, file).status_code == 302
        columns = ("kind", "person", "film", "character", "tag", "folded", "removes", "places", "until")
        theirs = Mute.objects.of(carol).order_by("kind").values_list(*columns)
        assert list(theirs) == list(Mute.objects.of(alice).order_by("kind").values_list(*columns))

    def test_a_rule_needs_to_say_no_more_than_what(self, as_alice: Client) -> None:
        sent(as_alice, rules_of({"kind": "phrase", "what": "spider"}))
        rule = Mute.objects.get()
        assert (rule.removes, rule.places, rule.until) == (False, EVERYWHERE, None)

    def test_the_same_file_again_changes_nothing(self, as_alice: Client) -> None:
        for _ in range(2):
            sent(as_alice, rules_of({"kind": "phrase", "what": "spider"}))
        assert Mute.objects.count() == 1

    def test_names_that_are_unknown_are_said_and_the_others_kept(self, as_alice: Client) -> None:
        file = rules_of({"kind": "person", "what": "nobody"}, {"kind": "phrase", "what": "spider"})
        response = sent(as_alice, file)
        page = as_alice.get(response["Location"]).content.decode()
        assert "1 rule is kept." in page
        assert "Nothing here is called: nobody." in page

    @pytest.mark.parametrize(
        ("contents", "said"),
        [
            (b"", "The submitted file is empty"),
            (b"not json", "That is no JSON file"),
            (b"\xff\xfe", "That is no JSON file"),
            (b"[" * 100_000, "That is no JSON file"),
            ([], "That is no file of mutes"),
            ({"format": "other", "mutes": []}, "That is no file of mutes"),
            ({"format": "reelive-mutes-1", "mutes": {}}, "That is no file of mutes"),
            (rules_of(*[{"kind": "phrase", "what": f"word {n}"} for n in range(201)]), "the file has more"),
            (rules_of({"kind": "phrase", "what": "ok"}, {"kind": "planet"}), "Rule 2: Its kind is unknown."),
            (rules_of({"kind": ["film"]}), "Rule 1: Its kind is unknown."),
            (rules_of({"kind": "phrase"}), "Rule 1: It does not say what is muted."),
            (rules_of({"kind": "phrase", "what": "a\x00b"}), "Rule 1: It does not say what is muted."),
            (rules_of({"kind": "phrase", "what": "a\ud800b"}), "Rule 1: It does not say what is muted."),
            (rules_of({"kind": "phrase", "what": "x"}), "Rule 1: A phrase has 2 to 60 characters."),
            (rules_of({"kind": "phrase", "what": "xx", "does": []}), "Rule 1: It either folds or removes."),
            (rules_of({"kind": "phrase", "what": "xx", "where": ["moon"]}), "Rule 1: It holds in a place"),
            (rules_of({"kind": "phrase", "what": "xx", "where": []}), "Rule 1: It holds in a place"),
            (rules_of({"kind": "phrase", "what": "xx", "until": "soon"}), "Rule 1: Its end is no date"),
            (rules_of({"kind": "phrase", "what": "xx", "until": "2027-02-31T00:00:00Z"}), "Rule 1: Its end is no date"),
            (rules_of({"kind": "part", "what": "xx", "until": "9999-12-31T23:59:59-14:00"}), "Rule 1: Its end is no"),
            (rules_of({"kind": "part", "what": "xx", "until": "0001-01-01T00:00:00+14:00"}), "Rule 1: Its end is no"),
            (rules_of({"kind": "person", "what": "alice"}), "You cannot mute yourself."),
            (b" " * (256 * 1024 + 1), "too large"),
        ],
        ids=range(23),
    )
    def test_what_is_wrong_with_a_file_is_said_and_nothing_of_it_kept(
        self, as_alice: Client, contents: Any, said: str
    ) -> None:
        response = sent(as_alice, contents)
        assert (response.status_code, Mute.objects.count()) == (400, 0)
        assert said in response.content.decode()

    @pytest.mark.parametrize(("count", "said"), [(1, "1 rule of the file has had"), (2, "2 rules of the file have")])
    def test_rules_that_are_over_are_counted(self, as_alice: Client, count: int, said: str) -> None:
        over = {"kind": "phrase", "what": "spider", "until": "2020-01-01T00:00:00Z"}
        page = as_alice.get(sent(as_alice, rules_of(*[over] * count))["Location"]).content.decode()
        assert "0 rules are kept." in page
        assert said in page

    @pytest.mark.parametrize("kind", ["person", "film", "character", "tag"])
    def test_a_name_longer_than_any_is_unknown_and_nothing_breaks(self, as_alice: Client, kind: str) -> None:
        response = sent(as_alice, rules_of({"kind": kind, "what": "x" * 60_000}))
        assert response.status_code == 302
        assert "Nothing here is called: xxx" in as_alice.get(response["Location"]).content.decode()

    def test_without_a_file_one_is_asked_for(self, as_alice: Client) -> None:
        assert as_alice.post("/me/mutes/import/").status_code == 400

    def test_it_is_in_what_a_member_takes_along(self, as_alice: Client, alice: Member) -> None:
        mute(member=alice, wish=Wish("phrase", "spider"), now=NOW)
        [rules] = [rows for section, rows in contents_of(alice) if section.name == "mutes"]
        assert rules[0]["phrase"] == "spider"
