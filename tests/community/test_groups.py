"""The groups of the staff are made after every migrate, and brought back to their rights."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission

from community.groups import CURATORS, OPERATORS, make_groups


def rights(group: str) -> set[str]:
    held = Permission.objects.filter(group__name=group).select_related("content_type")
    return {f"{permission.content_type.app_label}.{permission.codename}" for permission in held}


@pytest.fixture
def made_again(db: None) -> None:
    make_groups(apps.get_app_config("community"), "default")


def test_curators_have_the_catalogue_and_suggestions(db: None) -> None:
    assert {right.split(".")[0] for right in rights(CURATORS)} == {"films", "community"}
    assert {right for right in rights(CURATORS) if right.startswith("community.")} == {
        "community.add_suggestion",
        "community.change_suggestion",
        "community.view_suggestion",
    }


def test_curators_delete_nothing_that_votes_and_talk_hang_on(db: None) -> None:
    assert {right for right in rights(CURATORS) if ".delete_" in right} == {
        "films.delete_alias",
        "films.delete_country",
        "films.delete_credit",
        "films.delete_genre",
    }


def test_operators_have_members_accounts_and_history_too(db: None) -> None:
    assert {"films.delete_film", "community.change_member", "account.view_emailaddress"} <= rights(OPERATORS)
    assert {right for right in rights(OPERATORS) if right.startswith("admin.")} == {"admin.view_logentry"}


@pytest.mark.parametrize(("group", "also"), [(CURATORS, set()), (OPERATORS, {"report", "removal", "counternotice"})])
def test_nobody_is_given_a_hand_on_what_members_say_and_vote(db: None, group: str, also: set[str]) -> None:
    models = {right.partition("_")[2] for right in rights(group) if right.startswith("community.")}
    assert models <= {"suggestion", "member"} | also


def test_of_the_legal_desk_nothing_is_deleted_and_nothing_but_its_decisions_changed(db: None) -> None:
    held = {right for right in rights(OPERATORS) if right.startswith("community.")}
    assert {right for right in held if not right.endswith(("_member", "_suggestion"))} == {
        "community.view_report",
        "community.change_report",
        "community.view_removal",
        "community.add_removal",
        "community.view_counternotice",
        "community.change_counternotice",
    }


def test_making_them_again_makes_nothing_twice(made_again: None) -> None:
    assert Group.objects.count() == 2


def test_rights_that_were_changed_are_brought_back(db: None) -> None:
    before = rights(CURATORS)
    Group.objects.get(name=CURATORS).permissions.set(Permission.objects.filter(codename="delete_film"))
    make_groups(apps.get_app_config("community"), "default")
    assert rights(CURATORS) == before
