"""The step before a removal: its entry is shown as it will stand in the ledger."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from community.models import LedgerEntry, Member, Removal, Report
from tests.community.desk import ORDER, removing
from tests.community.secrets import SECRET
from tests.factories import make_comment, make_film, make_post, make_quote, make_report
from tests.films.admin_pages import page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(alice: Member) -> Report:
    return make_report(make_comment(make_post(), author=alice))


def test_before_it_goes_its_entry_is_shown_as_it_will_stand(as_operator: Client, report: Report) -> None:
    said = removing(law="GDPR, Article 17", reason="It names a street.", answer="Thank you.")
    said["remove"] = said.pop("enter")
    response = as_operator.post(page_of(report), said)
    content = response.content.decode()
    assert (response.status_code, Removal.objects.count()) == (200, 0)
    law, what = "personal data: GDPR, Article 17", f"the text of comment {report.comment_id}"
    words = ("nobody can change it afterwards", law, what, "the person concerned")
    shown = (*words, "<p>It names a street.</p>", "<p>Thank you.</p>")
    assert not [words for words in shown if words not in content]
    form = response.context["form"]
    kept = {name: form[name].value() for name in form.fields}
    assert as_operator.post(page_of(report), {**kept, "enter": "1"}).status_code == 302
    assert LedgerEntry.objects.get().reason == "It names a street."


def test_whoever_goes_back_finds_what_they_wrote(as_operator: Client, report: Report) -> None:
    said = removing(basis="child-abuse", is_certain="True", reason="My careful words.")
    said["back"] = said.pop("enter")
    response = as_operator.post(page_of(report), said)
    content = response.content.decode()
    assert (response.status_code, Removal.objects.count()) == (200, 0)
    assert "My careful words." in content
    assert '<option value="child-abuse" selected>' in content


def test_the_basis_is_left_to_the_operator_beside_what_is_claimed(as_operator: Client, report: Report) -> None:
    content = as_operator.get(page_of(report)).content.decode()
    assert '<option value="" selected>' in content
    assert "The report claims: personal data." in content


def test_the_key_enter_decides_nothing(as_operator: Client, report: Report) -> None:
    content = as_operator.get(page_of(report)).content.decode()
    assert content.index('name="remove"') < content.index('name="decline"')


def test_its_entry_is_shown_first(as_operator: Client) -> None:
    quote = make_quote(make_film())
    said = removing(address=f"/m/{quote.pk}/", requester="operator", reason="It names a street.")
    said["remove"] = said.pop("enter")
    content = as_operator.post(ORDER, said).content.decode()
    assert "<p>It names a street.</p>" in content
    assert f'name="address" value="/m/{quote.pk}/"' in content
    assert not Removal.objects.exists()
    said["back"] = said.pop("remove")
    assert as_operator.post(ORDER, said).status_code == 200
    assert not Removal.objects.exists()


def test_an_order_asked_for_by_a_reader_is_none(as_operator: Client) -> None:
    quote = make_quote(make_film())
    said = removing(address=f"/m/{quote.pk}/", requester="reader", basis="order", law="AG Köln, 7 C 1")
    response = as_operator.post(ORDER, said)
    assert response.status_code == 400
    assert "Only a court or authority gives orders" in response.content.decode()


def test_before_anything_is_destroyed_the_page_says_so_in_alarm(as_operator: Client, alice: Member) -> None:
    report = make_report(make_comment(make_post(), author=alice, body=SECRET, body_html=SECRET))
    content = _before(as_operator, page_of(report), basis="child-abuse", is_certain="on")
    assert '<div class="desk-alarm" role="alert">' in content
    assert "No sealed copy is kept." in content
    assert "What will be destroyed" in content
    assert "<details>" in content  # closed
    assert SECRET in content
    assert "Destroy it, and enter it" in content
    ordinary = _before(as_operator, page_of(report))
    assert "desk-alarm" not in ordinary
    assert "<details open>" in ordinary


def test_what_goes_is_named_part_by_part(as_operator: Client) -> None:
    post = make_post(title="A title", body="Its words.")
    post.revisions.create(title="An old title", body="Old words.", written_at=post.posted_at)
    content = _before(as_operator, ORDER, address=post.get_absolute_url(), requester="operator", scope="everything")
    assert re.findall(r"<li>(.+?)</li>", content.partition('id="goes"')[2]) == ["Title", "Text", "Earlier version 1"]
    assert "<h3>Title</h3>" in content
    assert ">An old title\n\nOld words.</blockquote>" in content
    assert "Its title stays." not in content
    kept = _before(as_operator, ORDER, address=post.get_absolute_url(), requester="operator")
    assert "Its title stays." in kept


def test_to_enter_it_is_the_button_that_stands_out(as_operator: Client, report: Report) -> None:
    content = _before(as_operator, page_of(report))
    assert re.findall(r'class="default" name="(\w+)"', content) == ["enter"]


def _before(client: Client, page: str, **said: str) -> str:
    """The last page before it is entered."""
    filled = removing(**said)
    filled["remove"] = filled.pop("enter")
    response = client.post(page, filled)
    assert (response.status_code, Removal.objects.count()) == (200, 0)
    return response.content.decode()
