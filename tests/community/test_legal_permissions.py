"""Who may do what at the legal desk, as a table of roles and actions, asked of the pages themselves."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest
from django.test import Client

from community.models import CounterNotice, LedgerEntry, Member, Post, Removal, Report
from tests.factories import make_member, make_post, make_removal, make_report
from tests.films.admin_pages import list_of, page_of

pytestmark = pytest.mark.django_db

ROLES = ("visitor", "as_bob", "as_alice", "as_curator", "as_operator")
EVERYBODY, AUTHOR, OPERATORS = set(ROLES), {"as_alice"}, {"as_operator"}
REMOVING = {"enter": "1", "basis": "threat", "scope": "text", "reason": "It threatens somebody's life."}


def said() -> dict[str, str]:
    return {
        "category": "threat", "explanation": "He says he will.", "requester": "reader", "name": "Ada",
        "email": "ada@example.com", "is_honest": "on", "key": str(uuid.uuid4()),
    }  # fmt: skip


class Desk:
    """A post of alice's that stands and was reported, one that was removed, and one whose removal she contests."""

    def __init__(self, alice: Member) -> None:
        self.post: Post = make_post(author=alice)
        self.report: Report = make_report(self.post, name="Ada Lovelace")
        self.removal: Removal = make_removal(make_post(author=alice), by=make_member("olga", is_staff=True))
        contested = make_removal(make_post(author=alice), by=make_member("oleg", is_staff=True))
        self.notice = CounterNotice.objects.create(
            removal=contested, author=alice, text="It was lawful.", received_at=contested.removed_at
        )


def is_shown(client: Client, address: str, words: str) -> bool:
    response = client.get(address)
    return response.status_code == 200 and words in response.content.decode()


def has_sent(client: Client, desk: Desk) -> bool:
    client.post(f"/report/post/{desk.post.pk}/", said())
    return Report.objects.count() == 2


def has_contested(client: Client, desk: Desk) -> bool:
    client.post(desk.removal.get_absolute_url(), {"text": "It was lawful."})
    return CounterNotice.objects.filter(removal=desk.removal).exists()


def has_declined(client: Client, desk: Desk) -> bool:
    client.post(page_of(desk.report), {"decline": "1", "answer": "It is a metaphor."})
    return Report.objects.filter(state="declined").exists()


def has_removed(client: Client, desk: Desk) -> bool:
    client.post(page_of(desk.report), REMOVING)
    return Post.objects.get(pk=desk.post.pk).is_removed


def has_followed_an_order(client: Client, desk: Desk) -> bool:
    client.post(
        "/admin/community/removal/add/", {**REMOVING, "address": f"/talk/{desk.post.pk}/x/", "requester": "reader"}
    )
    return Post.objects.get(pk=desk.post.pk).is_removed


def has_restored(client: Client, desk: Desk) -> bool:
    client.post(page_of(desk.removal), {"reason": "A mistake."})
    return not Removal.objects.get(pk=desk.removal.pk).is_standing


def has_decided(client: Client, desk: Desk) -> bool:
    client.post(page_of(desk.notice), {"refuse": "1", "reason": "It was not."})
    return CounterNotice.objects.filter(state="refused").exists()


ACTIONS: dict[str, tuple[Callable[[Client, Desk], bool], set[str]]] = {
    "read the rules": (lambda client, desk: is_shown(client, "/about/rules/", "No shadow bans"), EVERYBODY),
    "read the ledger": (lambda client, desk: is_shown(client, "/ledger/1/", "Ledger entry no. 1"), EVERYBODY),
    "report": (has_sent, EVERYBODY),
    "read why something was removed": (
        lambda client, desk: is_shown(client, desk.removal.get_absolute_url(), "It holds an address."), AUTHOR,
    ),
    "contest a removal": (has_contested, AUTHOR),
    "see the queue": (lambda client, desk: is_shown(client, list_of(Report), "Report no."), OPERATORS),
    "read who reported": (lambda client, desk: is_shown(client, page_of(desk.report), "Ada Lovelace"), OPERATORS),
    "read a sealed text": (lambda client, desk: is_shown(client, page_of(desk.removal), "What I think."), OPERATORS),
    "decline a report": (has_declined, OPERATORS),
    "remove what was reported": (has_removed, OPERATORS),
    "remove by an order": (has_followed_an_order, OPERATORS),
    "restore": (has_restored, OPERATORS),
    "decide a counter-notice": (has_decided, OPERATORS),
}  # fmt: skip


@pytest.fixture
def as_bob(bob: Member) -> Client:
    client = Client()
    client.force_login(bob)
    return client


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("act", "allowed"), ACTIONS.values(), ids=ACTIONS)
def test_the_table(
    request: pytest.FixtureRequest, alice: Member, role: str, act: Callable[[Client, Desk], bool], allowed: set[str]
) -> None:
    client, desk = request.getfixturevalue(role), Desk(alice)
    entries = LedgerEntry.objects.count()
    assert act(client, desk) == (role in allowed)
    assert LedgerEntry.objects.count() == entries or role in allowed
