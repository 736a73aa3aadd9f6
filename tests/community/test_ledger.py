"""The public pages of the ledger."""

from __future__ import annotations

import hashlib
import json
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from community.contesting import contest, decide
from community.ledger.appending import append_entry
from community.models import Member
from community.views import ledger
from tests.community.secrets import SECRET
from tests.factories import make_comment, make_film, make_member, make_post, make_quote, make_removal

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def history(alice: Member, operator: Member) -> None:
    """A removal that was contested and restored, one that stands, and a veil."""
    comment = make_comment(make_post(), author=alice, body=SECRET, body_html=SECRET)
    first = make_removal(comment, reason="It was said to be “copied” — ünï <b>.", law="§ 97 UrhG")
    notice = contest(removal=first, author=alice, text="My own words.", now=timezone.now())
    decide(notice=notice, by=operator, is_granted=True, reason="It is no copy.", now=timezone.now())
    make_removal(make_quote(make_film(), text=SECRET), basis="order", law="AG Köln, 7 C 1/26", requester="authority")
    append_entry(
        kind="veil", target=make_post(author=make_member("bertha")), reason="Tells the end.", now=timezone.now()
    )


def read_all(client: Client) -> list[dict[str, Any]]:
    """As a stranger reads it: from the JSON alone, page by page."""
    entries, address = [], "/api/v1/ledger/"
    while address:
        page = json.loads(client.get(address).content)
        entries += page["entries"]
        address = page["next"]
    return entries


@pytest.mark.usefixtures("history")
class TestJSON:
    def test_anybody_proves_the_chain_with_no_more_than_hashlib(
        self, visitor: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(ledger, "ENTRIES_A_PAGE", 2)
        last = "0" * 64
        entries = read_all(visitor)
        assert [entry["number"] for entry in entries] == [1, 2, 3, 4, 5, 6]
        for entry in entries:
            said = {name: value for name, value in entry.items() if name != "hash"}
            text = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
            assert entry["previous"] == last
            assert entry["hash"] == hashlib.sha256(text.encode()).hexdigest()
            last = entry["hash"]
        assert json.loads(visitor.get("/api/v1/ledger/").content)["head"] == {"number": 6, "hash": last}

    def test_it_holds_no_name_and_no_text(self, visitor: Client) -> None:
        content = visitor.get("/api/v1/ledger/").content.decode()
        assert not [word for word in (SECRET, "alice", "otto", "bertha", "My own words") if word in content]

    def test_what_has_not_grown_is_not_sent_again(self, visitor: Client) -> None:
        tag = visitor.get("/api/v1/ledger/")["ETag"]
        assert visitor.get("/api/v1/ledger/", headers={"If-None-Match": tag}).status_code == 304
        append_entry(kind="veil", now=timezone.now())
        assert visitor.get("/api/v1/ledger/", headers={"If-None-Match": tag}).status_code == 200

    @pytest.mark.parametrize("after", ["x", "-1", "9" * 30, "²"])
    def test_an_address_that_asks_for_nothing_is_a_404(self, visitor: Client, after: str) -> None:
        assert visitor.get("/api/v1/ledger/", {"after": after}).status_code == 404

    def test_after_the_last_there_is_nothing(self, visitor: Client) -> None:
        page = json.loads(visitor.get("/api/v1/ledger/?after=6").content)
        assert (page["entries"], page["next"]) == ([], None)


@pytest.mark.usefixtures("history")
class TestPages:
    def test_the_newest_comes_first_and_each_tells_how_it_went_on(self, visitor: Client) -> None:
        response = visitor.get("/ledger/")
        assert [entry.number for entry, _ in response.context["rows"]] == [6, 5, 4, 3, 2, 1]
        content = " ".join(response.content.decode().split())
        assert "no. 3</a>: appeal decided, granted: its author was right" in content
        assert "AG Köln, 7 C 1/26" in content
        assert "“copied” — ünï &lt;b&gt;." in content

    def test_it_says_how_to_prove_it(self, visitor: Client) -> None:
        response = visitor.get("/ledger/")
        content = response.content.decode()
        assert f"<code>{response.context['head'].hash}</code>" in content
        assert "json.dumps(said, ensure_ascii=False, separators=" in content
        assert '<pre class="ledger__code" role="region" aria-label="The proof as a program" tabindex="0">' in content
        assert 'href="/api/v1/ledger/"' in content
        assert 'href="/feeds/ledger/"' in content

    def test_pages_go_by_key(self, visitor: Client) -> None:
        for _ in range(30):
            append_entry(kind="veil", now=timezone.now())
        first = visitor.get("/ledger/").context["page"]
        second = visitor.get("/ledger/", {"after": first.next})
        assert [entry.number for entry, _ in second.context["rows"]] == list(range(12, 0, -1))
        assert visitor.get("/ledger/", {"after": "nonsense"}).status_code == 404

    def test_a_page_costs_the_same_however_long(self, visitor: Client, django_assert_max_num_queries: Any) -> None:
        with django_assert_max_num_queries(3):
            visitor.get("/ledger/")

    def test_an_entry_has_its_own_page(self, visitor: Client, django_assert_max_num_queries: Any) -> None:
        with django_assert_max_num_queries(5):
            response = visitor.get("/ledger/3/")
        content = response.content.decode()
        assert response.context["first"].number == 1
        assert 'href="/ledger/1/"' in content
        assert response.context["entry"].hash in content

    def test_it_leads_to_the_place_that_it_is_about(self, visitor: Client) -> None:
        entry = visitor.get("/ledger/5/").context
        assert visitor.get(entry["target"].get_absolute_url()).status_code == 200

    @pytest.mark.parametrize("address", ["/ledger/7/", "/ledger/0/", "/ledger/99999999999999999999999/"])
    def test_a_number_that_was_not_reached_is_a_404(self, visitor: Client, address: str) -> None:
        assert visitor.get(address).status_code == 404

    def test_no_cookie_is_set(self, visitor: Client) -> None:
        for address in ("/ledger/", "/ledger/1/", "/api/v1/ledger/", "/feeds/ledger/"):
            assert not visitor.get(address).cookies


@pytest.mark.usefixtures("history")
def test_the_feed_has_every_entry(visitor: Client) -> None:
    response = visitor.get("/feeds/ledger/")
    assert response["Content-Type"].startswith("application/atom+xml")
    entries = ET.fromstring(response.content).findall(f"{ATOM}entry")  # noqa: S314 - our own
    assert [entry.findtext(f"{ATOM}title") for entry in entries][:2] == ["No. 6: veil placed", "No. 5: removed"]
    assert "Order of a court or authority; AG Köln, 7 C 1/26" in (entries[1].findtext(f"{ATOM}summary") or "")
    assert SECRET not in response.content.decode()


def test_an_empty_ledger_says_so(visitor: Client) -> None:
    assert "Nothing has been removed so far." in visitor.get("/ledger/").content.decode()
    assert "the hash of the last" not in visitor.get("/ledger/").content.decode()
    assert read_all(visitor) == []
    assert visitor.get("/feeds/ledger/").status_code == 200
