"""Who may do what in the admin, as a table of roles and pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.db.models import Model
from django.test import Client

from community.models import CounterNotice, Member, Removal, Report, Suggestion
from films.models import (
    Character,
    Country,
    Credit,
    Dialogue,
    Episode,
    Film,
    Genre,
    Moment,
    Person,
    Quote,
    Scene,
    Track,
    Trivia,
)
from tests.factories import (
    make_character,
    make_counter_notice,
    make_credit,
    make_dialogue,
    make_episode,
    make_film,
    make_member,
    make_person,
    make_post,
    make_quote,
    make_removal,
    make_report,
    make_scene,
    make_series,
    make_track,
    make_trivia,
)
from tests.films.admin_pages import add_to, list_of, page_of

# What each role may do: see the list, add, open, change, delete.
ALL, CURATE, READ, NOTHING = "laocd", "laoc", "lo", ""
TABLE: dict[type[Model], tuple[str, str]] = {
    # model: curators, operators
    Film: (CURATE, ALL),
    Person: (CURATE, ALL),
    Character: (CURATE, ALL),
    Episode: (CURATE, ALL),
    Credit: (ALL, ALL),
    Scene: (CURATE, ALL),
    Dialogue: (CURATE, ALL),
    Quote: (CURATE, ALL),
    Trivia: (CURATE, ALL),
    Track: (CURATE, ALL),
    Genre: (ALL, ALL),
    Country: (ALL, ALL),
    Moment: ("l", "ld"),  # opened and changed as what it is
    Suggestion: (READ + "c", READ + "cd"),  # answered
    Member: (NOTHING, ALL),
    Group: (NOTHING, ALL),
    EmailAddress: (NOTHING, READ + "d"),
    Authenticator: (NOTHING, READ + "d"),
    LogEntry: (NOTHING, READ),
    # Changed by no form: decided by the verbs of the legal desk, on the pages that are opened.
    Report: (NOTHING, READ + "c"),
    Removal: (NOTHING, "laoc"),
    CounterNotice: (NOTHING, READ + "c"),
}
MAKE: dict[type[Model], Callable[[Film], Any]] = {
    Film: lambda film: film,
    Person: lambda film: make_person(),
    Character: make_character,
    Episode: make_episode,
    Credit: lambda film: make_credit(film, job="writer"),
    Scene: make_scene,
    Dialogue: make_dialogue,
    Quote: make_quote,
    Trivia: make_trivia,
    Track: make_track,
    Genre: lambda film: Genre.objects.create(name="War", slug="war"),
    Country: lambda film: Country.objects.create(name="USSR", slug="ussr"),
    Moment: lambda film: Moment.objects.get(pk=make_quote(film).pk),
    Suggestion: lambda film: Suggestion.objects.create(about="film", title="x", text="y", source="z"),
    Member: lambda film: make_member(),
    Group: lambda film: Group.objects.get(name="curators"),
    EmailAddress: lambda film: EmailAddress.objects.get(user=make_member()),
    Authenticator: lambda film: Authenticator.objects.create(user=make_member(), type="totp", data={}),
    LogEntry: lambda film: LogEntry.objects.create(user=make_member(), action_flag=2, object_repr="x"),
    Report: lambda film: make_report(make_post()),
    Removal: lambda film: make_removal(make_post()),
    CounterNotice: lambda film: make_counter_notice(),
}


def requests_for(model: type[Model], thing: Model, film: Film) -> dict[str, tuple[str, str]]:
    change = page_of(thing)
    return {
        "l": ("get", list_of(model)),
        "a": ("get", add_to(model, film=film.pk)),
        "o": ("get", change),
        "c": ("post", change),
        "d": ("post", change.replace("/change/", "/delete/")),
    }


def allowed(client: Client, model: type[Model]) -> str:
    """What the client may do, asked of the pages themselves."""
    film = make_series()
    may = ""
    for letter, (method, address) in requests_for(model, MAKE[model](film), film).items():
        response = getattr(client, method)(address)
        assert response.status_code in (200, 302, 400, 403), (letter, response)
        if response.status_code in (200, 400):  # shown, or asked again for what an empty form lacks
            may += letter
    return may


def test_the_table_names_every_list_of_the_admin() -> None:
    assert set(TABLE) == set(admin.site._registry)


@pytest.mark.parametrize("model", TABLE, ids=lambda model: model.__name__)
class TestWhoMayDoWhat:
    def test_curators(self, as_curator: Client, model: type[Model]) -> None:
        assert allowed(as_curator, model) == TABLE[model][0]

    def test_operators(self, as_operator: Client, model: type[Model]) -> None:
        assert allowed(as_operator, model) == TABLE[model][1]

    def test_members(self, as_alice: Client, model: type[Model]) -> None:
        film = make_series()
        for method, address in requests_for(model, MAKE[model](film), film).values():
            assert getattr(as_alice, method)(address, follow=True).status_code == 403

    def test_visitors(self, visitor: Client, model: type[Model], db: None) -> None:
        film = make_series()
        for method, address in requests_for(model, MAKE[model](film), film).values():
            response = getattr(visitor, method)(address, follow=True)
            assert response.redirect_chain[-1][0].startswith("/accounts/login/?next=")


ACTIONS = ("publish_selected", "unpublish_selected", "merge_selected", "delete_selected")


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("role", ["as_curator", "as_operator", "as_alice", "visitor"])
def test_actions(request: pytest.FixtureRequest, db: None, role: str, action: str) -> None:
    client: Client = request.getfixturevalue(role)
    quotes = [make_quote(make_film()) for _ in range(2)]
    chosen = {"action": action, "_selected_action": [quote.pk for quote in quotes]}
    page = client.get(list_of(Quote))
    offered = page.status_code == 200 and f'value="{action}"' in page.content.decode()
    assert offered == (role == "as_operator" or (role == "as_curator" and action != "delete_selected"))
    client.post(list_of(Quote), {**chosen, "post": "yes"})
    assert Quote.objects.filter(is_published=True).count() == {
        ("as_curator", "unpublish_selected"): 0,
        ("as_operator", "unpublish_selected"): 0,
        ("as_operator", "delete_selected"): 0,
    }.get((role, action), 2)


def test_staff_without_rights_get_a_clear_refusal(db: None) -> None:
    client = Client()
    client.force_login(make_member("nobody", is_staff=True))
    assert client.get("/admin/").status_code == 200
    for address in (list_of(Film), list_of(Member), "/admin/worklists/"):
        assert client.get(address).status_code == 403


def test_nobody_but_a_superuser_makes_one(as_operator: Client) -> None:
    member = make_member()
    form = as_operator.get(page_of(member)).context["adminform"].form
    assert not {"is_superuser", "user_permissions"} & set(form.fields)
    as_operator.post(page_of(member), {"username": member.username, "is_superuser": "on", "is_active": "on"})
    member.refresh_from_db()
    assert not member.is_superuser


def test_a_superuser_is_out_of_operators_hands(as_operator: Client) -> None:
    root = make_member(is_staff=True, is_superuser=True)
    assert as_operator.post(page_of(root), {"username": "mine"}).status_code == 403
    assert as_operator.post(f"/admin/community/member/{root.pk}/password/", {}).status_code == 403


@pytest.mark.parametrize("model", [EmailAddress, Authenticator])
def test_so_are_a_superusers_addresses_and_second_factors(as_operator: Client, model: type[Model]) -> None:
    thing: Any = MAKE[model](make_film())
    Member.objects.filter(pk=thing.user_id).update(is_superuser=True)
    assert as_operator.post(page_of(thing).replace("change", "delete"), {"post": "yes"}).status_code == 403
    assert model._default_manager.filter(pk=thing.pk).exists()


def test_nobody_reads_the_secret_of_a_second_factor(as_operator: Client) -> None:
    factor = Authenticator.objects.create(user=make_member(), type="totp", data={"secret": "JBSWY3DP"})
    assert "JBSWY3DP" not in as_operator.get(page_of(factor)).content.decode()


def test_staff_are_not_deleted_with_the_history_of_what_they_changed(as_operator: Client, curator: Member) -> None:
    assert as_operator.post(page_of(curator).replace("change", "delete"), {"post": "yes"}).status_code == 403
    assert Member.objects.filter(pk=curator.pk).exists()


def test_staff_change_their_password_where_everybody_does(as_curator: Client) -> None:
    assert as_curator.get("/admin/password_change/").headers["Location"] == "/accounts/password/change/"
