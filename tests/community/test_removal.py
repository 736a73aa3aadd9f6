"""The pages on which authors read what the law took of theirs, and contest it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from community.contesting import contest, decide
from community.models import CounterNotice, Member, Removal
from community.removing import restore
from tests.community.secrets import SECRET
from tests.factories import PASSWORD, make_comment, make_post, make_removal

pytestmark = pytest.mark.django_db


@pytest.fixture
def removal(alice: Member) -> Removal:
    comment = make_comment(make_post(), author=alice, body=SECRET, body_html=SECRET)
    return make_removal(comment, reason="It says where somebody lives.", law="GDPR, Article 17")


def test_the_list_says_what_and_why(as_alice: Client, removal: Removal) -> None:
    content = as_alice.get("/me/removals/").content.decode()
    assert f'href="/me/removals/{removal.pk}/"' in content
    assert "It says where somebody lives." in content
    assert "personal data" in content


def test_the_list_costs_the_same_however_long(as_alice: Client, alice: Member, django_assert_num_queries: Any) -> None:
    for _ in range(3):
        make_removal(make_comment(make_post(), author=alice))
    with django_assert_num_queries(5):
        as_alice.get("/me/removals/")


def test_nobody_else_reads_it(as_curator: Client, as_operator: Client, visitor: Client, removal: Removal) -> None:
    assert as_curator.get(removal.get_absolute_url()).status_code == 404
    assert as_operator.post(removal.get_absolute_url(), {"text": "Mine"}).status_code == 404
    answer = visitor.get(removal.get_absolute_url())
    assert answer.headers["Location"] == f"/accounts/login/?next={removal.get_absolute_url()}"
    assert visitor.get("/me/removals/").status_code == 302


def test_the_page_gives_the_reasons_and_not_the_text(as_alice: Client, removal: Removal) -> None:
    content = as_alice.get(removal.get_absolute_url()).content.decode()
    for words in (
        "personal data: GDPR, Article 17",
        "the person concerned",
        "It says where somebody lives.",
        "a court",
    ):
        assert words in content
    assert SECRET not in content


def test_its_author_contests_it(as_alice: Client, alice: Member, removal: Removal) -> None:
    response = as_alice.post(removal.get_absolute_url(), {"text": "It is the address of a museum."}, follow=True)
    notice = CounterNotice.objects.get()
    assert (notice.removal, notice.author, notice.text) == (removal, alice, "It is the address of a museum.")
    assert "an operator looks at it again" in response.content.decode()
    assert response.context["form"] is None


@pytest.mark.parametrize(("text", "complaint"), [(" ", "This field is required."), ("x" * 6_001, "at most 6000")])
def test_an_empty_or_endless_one_is_not_sent(as_alice: Client, removal: Removal, text: str, complaint: str) -> None:
    response = as_alice.post(removal.get_absolute_url(), {"text": text})
    assert response.status_code == 400
    assert complaint in response.content.decode()


def test_the_second_of_two_is_told_and_keeps_their_words(as_alice: Client, alice: Member, removal: Removal) -> None:
    contest(removal=removal, author=alice, text="First.", now=timezone.now())
    response = as_alice.post(removal.get_absolute_url(), {"text": "Second <words>"})
    assert response.status_code == 409
    assert "Second &lt;words&gt;" in response.content.decode()


def test_the_answer_is_there(as_alice: Client, alice: Member, operator: Member, removal: Removal) -> None:
    notice = contest(removal=removal, author=alice, text="First.", now=timezone.now())
    decide(notice=notice, by=operator, is_granted=False, reason="It is a home.", now=timezone.now())
    content = as_alice.get(removal.get_absolute_url()).content.decode()
    assert "It is a home." in content
    assert "It stays removed. You may still go to a court" in content


def test_what_stands_again_says_so(as_alice: Client, operator: Member, removal: Removal) -> None:
    restore(removal=removal, by=operator, reason="A museum.", now=timezone.now())
    response = as_alice.get(removal.get_absolute_url())
    assert "It stands again" in response.content.decode()
    assert response.context["form"] is None


def test_what_stands_again_is_not_said_to_stay_removed(
    as_alice: Client, alice: Member, operator: Member, removal: Removal
) -> None:
    notice = contest(removal=removal, author=alice, text="A museum.", now=timezone.now())
    decide(notice=notice, by=operator, is_granted=False, reason="It is a home.", now=timezone.now())
    restore(removal=removal, by=operator, reason="A court said so.", now=timezone.now())
    for address in (removal.get_absolute_url(), "/me/removals/"):
        content = as_alice.get(address).content.decode()
        assert "refused, and put back all the same" in content.lower()
        assert "the removal stands" not in content
        assert "It stays removed" not in content


def test_what_was_typed_survives_signing_in_again(visitor: Client, removal: Removal) -> None:
    address = removal.get_absolute_url()
    response = visitor.post(address, {"text": "It is the address of a museum."})
    assert response.headers["Location"] == f"/accounts/login/?next={address}"
    visitor.post("/accounts/login/", {"login": "alice", "password": PASSWORD, "next": address})
    assert visitor.get(address).context["form"]["text"].value() == "It is the address of a museum."
    visitor.post(address, {"text": "It is the address of a museum."})
    assert CounterNotice.objects.exists()


def test_of_something_that_is_gone_the_page_still_tells(as_alice: Client, removal: Removal) -> None:
    assert removal.comment
    removal.comment.delete()
    assert as_alice.get(removal.get_absolute_url()).status_code == 200
    assert as_alice.get("/me/removals/").status_code == 200


def test_an_address_of_nothing_is_a_404(as_alice: Client) -> None:
    assert as_alice.get("/me/removals/99999999999999999999999/").status_code == 404
