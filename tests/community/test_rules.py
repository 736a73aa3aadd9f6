"""The rules, in plain words."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.test import Client

from community.models.legal import Basis

pytestmark = pytest.mark.django_db


def test_every_page_leads_there(visitor: Client) -> None:
    assert 'href="/about/rules/"' in visitor.get("/films/").content.decode()


def test_every_basis_of_a_removal_is_named_and_explained(visitor: Client) -> None:
    response = visitor.get("/about/rules/")
    content = response.content.decode()
    for basis in Basis:
        assert f"<dt>{str(basis.label)[0].upper()}{str(basis.label)[1:]}</dt>" in content
    assert all(basis.meaning for basis in response.context["bases"])


def test_it_says_what_is_never_done(visitor: Client) -> None:
    content = visitor.get("/about/rules/").content.decode()
    for promise in ("No shadow bans", "No hidden ranking", "No secret limits", "No silent removal"):
        assert promise in content


def test_courts_are_told_where_to_write_only_if_there_is_somewhere(visitor: Client, settings: LazySettings) -> None:
    assert "mailto:" not in visitor.get("/about/rules/").content.decode()
    settings.LEGAL_CONTACT = "law@reelive.example"
    assert 'href="mailto:law@reelive.example"' in visitor.get("/about/rules/").content.decode()


def test_reading_it_costs_nothing_and_sets_no_cookie(visitor: Client, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        response = visitor.get("/about/rules/")
    assert not response.cookies
