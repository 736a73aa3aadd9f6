"""Two members veil what gives the story away: once each, in the open, and never against its author for good."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from community.leaving import leave
from community.models import Comment, LedgerEntry, Member, Notification, Post, Veil
from community.models.progress import SEEN
from community.rewriting import edit
from community.veiling import propose_veil
from films.models import Film
from tests.at_once import at_once
from tests.factories import make_comment, make_film, make_member, make_post, make_scene
from tests.films.visits import words_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def film() -> Film:
    film = make_film(title="Premiere", year=NOW.year)
    for minute in (10, 43, 60):
        make_scene(film, title=f"Scene at {minute}", reveal_at=minute)
    return film


@pytest.fixture
def post(film: Film) -> Post:
    return make_post(author=make_member("author"), film=film, title="The talk", body="It was him.")


@pytest.fixture
def comment(post: Post) -> Comment:
    return make_comment(post, author=make_member("speaker"), body="The butler!", body_html="<p>The butler!</p>")


def grown(username: str = "", *, days: int = 8) -> Member:
    return make_member(username, date_joined=timezone.now() - dt.timedelta(days=days))


def signed_in(member: Member) -> Client:
    client = Client()
    client.force_login(member)
    return client


def fields_of(answer: Any) -> dict[str, Any]:
    """What the form on the page would send as it stands."""
    page, form = answer.content.decode(), answer.context["form"]
    sent = [field for field in form if f'name="{field.html_name}"' in page]
    return {field.html_name: field.value() for field in sent}


def veil(writing: Post | Comment, *places: int) -> None:
    for place in places:
        propose_veil(member=grown(), writing=writing, reveal_at=place, now=NOW)
    writing.refresh_from_db()


def test_one_member_alone_veils_nothing_and_is_told_so(visitor: Client, comment: Comment) -> None:
    client = signed_in(grown())
    client.get(f"/veil/comment/{comment.pk}/")
    answer: Any = client.post(f"/veil/comment/{comment.pk}/", {"reveal_at": "43"}, follow=True)
    assert "Kept. It is veiled once another member agrees." in answer.content.decode()
    assert "The butler!" in words_of(visitor, comment.get_absolute_url())
    assert not LedgerEntry.objects.exists()


def test_the_second_veils_it_for_who_has_not_got_there(visitor: Client, comment: Comment) -> None:
    for member in (grown(), grown()):
        signed_in(member).post(f"/veil/comment/{comment.pk}/", {"reveal_at": "43"})
    words = words_of(visitor, comment.get_absolute_url())
    assert "The butler!" not in words
    assert "Tells what happens up to minute 43." in words


@pytest.mark.parametrize(("places", "agreed"), [((43, 43), 43), ((43, 60), 43), ((60, 10, 43), 43), ((SEEN, 10), 10)])
def test_it_is_veiled_up_to_where_two_agree(comment: Comment, places: tuple[int, ...], agreed: int) -> None:
    veil(comment, *places)
    assert comment.reveal_at == agreed


def test_a_post_is_veiled_the_same(visitor: Client, post: Post) -> None:
    veil(post, 60, 60)
    assert "It was him." not in words_of(visitor, post.get_absolute_url())


def test_its_author_is_told_once_and_by_nobody(comment: Comment) -> None:
    veil(comment, 43, 43)
    assert comment.author
    row = Notification.objects.get()
    words = words_of(signed_in(comment.author), "/me/notifications/")
    assert (row.recipient, row.kind, row.comment) == (comment.author, "veil", comment)
    assert "Two members marked that what you wrote in “ The talk ” gives the story away" in words


def test_the_ledger_says_so_and_names_neither_words_nor_people(visitor: Client, comment: Comment) -> None:
    veil(comment, 43, 60)
    entry = LedgerEntry.objects.get()
    assert (entry.kind, entry.target_kind, entry.target_id) == ("veil", "comment", comment.pk)
    assert entry.reason == "Two members say that it gives away what happens up to minute 43."
    words = words_of(visitor, "/ledger/")
    assert "veil placed" in words
    assert "butler" not in words


def test_its_author_can_lift_it_in_the_open_and_the_same_two_can_say_it_again(comment: Comment) -> None:
    members = [grown(), grown()]
    for member in members:
        propose_veil(member=member, writing=comment, reveal_at=43, now=NOW)
    assert comment.author
    signed_in(comment.author).post(f"/talk/comments/{comment.pk}/edit/", {"body": "Nobody!", "reveal_at": ""})
    comment.refresh_from_db()
    placed, lifted = LedgerEntry.objects.order_by("number")
    assert (comment.reveal_at, lifted.kind, lifted.continues, lifted.target_id) == (
        0, "veil-lifted", placed.number, comment.pk,
    )  # fmt: skip
    assert lifted.reason == "Its author says that it gives away nothing."
    for member in members:
        propose_veil(member=member, writing=comment, reveal_at=43, now=NOW)
    comment.refresh_from_db()
    assert (comment.reveal_at, LedgerEntry.objects.count()) == (43, 3)


@pytest.mark.parametrize("keeps_words", [True, False])
def test_it_is_lifted_in_the_open_also_where_one_of_the_two_has_left(comment: Comment, keeps_words: bool) -> None:
    stays, leaves = grown(), grown()
    for member in (stays, leaves):
        propose_veil(member=member, writing=comment, reveal_at=43, now=NOW)
    leave(member=leaves, keeps_words=keeps_words, now=NOW)
    assert comment.author
    edit(writing=comment, by=comment.author, body="Nobody!", reveal_at=0, now=NOW)
    assert list(LedgerEntry.objects.order_by("number").values_list("kind", flat=True)) == ["veil", "veil-lifted"]
    assert not propose_veil(member=stays, writing=comment, reveal_at=43, now=NOW)
    assert propose_veil(member=grown(), writing=comment, reveal_at=43, now=NOW)


def test_the_word_of_who_has_left_stays_and_is_nobodys(comment: Comment) -> None:
    for _ in range(2):
        member = grown()
        propose_veil(member=member, writing=comment, reveal_at=43, now=NOW)
        leave(member=member, keeps_words=True, now=NOW)
    comment.refresh_from_db()
    assert [(said.member, said.reveal_at) for said in Veil.objects.all()] == [(None, 43), (None, 43)]
    assert comment.reveal_at == 43


@pytest.mark.parametrize("chosen", ["43", "60"])
def test_an_author_who_says_as_much_or_more_lifts_nothing(comment: Comment, chosen: str) -> None:
    veil(comment, 43, 43)
    assert comment.author
    signed_in(comment.author).post(f"/talk/comments/{comment.pk}/edit/", {"body": "Nobody!", "reveal_at": chosen})
    comment.refresh_from_db()
    assert (comment.reveal_at, LedgerEntry.objects.count()) == (int(chosen), 1)


@pytest.mark.parametrize("previewed", [False, True])
def test_a_form_that_was_opened_before_lifts_nothing_unseen(comment: Comment, previewed: bool) -> None:
    assert comment.author
    client, address = signed_in(comment.author), f"/talk/comments/{comment.pk}/edit/"
    opened: Any = client.get(address)
    veil(comment, 43, 43)
    if previewed:
        opened = client.post(address, {**fields_of(opened), "preview": "1"})
    client.post(address, {**fields_of(opened), "body": "The Butler!"})
    comment.refresh_from_db()
    assert (comment.body, comment.reveal_at, LedgerEntry.objects.count()) == ("The Butler!", 43, 1)


def test_what_an_author_chose_is_kept_through_a_preview(comment: Comment) -> None:
    veil(comment, 43, 43)
    assert comment.author
    client, address = signed_in(comment.author), f"/talk/comments/{comment.pk}/edit/"
    form = fields_of(client.get(address)) | {"reveal_at": "10"}
    client.post(address, fields_of(client.post(address, {**form, "preview": "1"})))
    comment.refresh_from_db()
    assert comment.reveal_at == 10
    assert LedgerEntry.objects.filter(kind="veil-lifted").exists()


def test_who_agrees_later_can_veil_it_further(comment: Comment) -> None:
    veil(comment, 10, 10, 60, 60)
    assert comment.reveal_at == 60
    assert LedgerEntry.objects.filter(kind="veil").count() == 2


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("young", "yours will be old enough in 1 day."),
        ("own", "It is yours"),
        ("again", "You have said so already."),
        ("deleted", ""),
        ("no film", "It is about no film"),
        ("seen", "It is kept from everybody"),
    ],
)
def test_who_cannot_is_told_why_and_nothing_is_kept(comment: Comment, why: str, said: str) -> None:
    member = grown(days=6 if why == "young" else 8)
    if why == "own":
        member = comment.author or member
        Member.objects.filter(pk=member.pk).update(date_joined=NOW - dt.timedelta(days=99))
    if why == "again":
        propose_veil(member=member, writing=comment, reveal_at=43, now=NOW)
    if why == "deleted":
        Comment.objects.filter(pk=comment.pk).update(deleted_at=NOW)
    if why == "seen":
        Comment.objects.filter(pk=comment.pk).update(reveal_at=SEEN)
    writing = make_comment(make_post()) if why == "no film" else comment
    before = Veil.objects.count()
    answer = signed_in(member).post(f"/veil/comment/{writing.pk}/", {"reveal_at": "43"})
    assert answer.status_code == (404 if why == "deleted" else 400)
    assert said in answer.content.decode()
    assert Veil.objects.count() == before


@pytest.mark.parametrize("place", ["", "7", "-1", "x", "43 or so", "99999999999999999999"])
def test_a_place_that_is_none_is_refused(comment: Comment, place: str) -> None:
    answer = signed_in(grown()).post(f"/veil/comment/{comment.pk}/", {"reveal_at": place})
    assert (answer.status_code, Veil.objects.count()) == (400, 0)


def test_less_than_it_says_itself_is_not_offered(comment: Comment) -> None:
    Comment.objects.filter(pk=comment.pk).update(reveal_at=43)
    page = signed_in(grown()).get(f"/veil/comment/{comment.pk}/").content.decode()
    assert "Scene at 60" in page
    assert "Scene at 10" not in page


@pytest.mark.parametrize("address", ["/veil/moment/1/", "/veil/film/1/", "/veil/comment/999/"])
def test_other_things_are_not_veiled(address: str) -> None:
    assert signed_in(grown()).get(address).status_code == 404


def test_visitors_are_led_to_sign_in(visitor: Client, comment: Comment) -> None:
    address = f"/veil/comment/{comment.pk}/"
    assert visitor.get(address)["Location"] == f"/accounts/login/?next={address}"
    assert visitor.post(address, {"reveal_at": "43"})["Location"].startswith("/accounts/login/")
    assert not Veil.objects.exists()


@pytest.mark.parametrize("role", ["curator", "operator"])
def test_an_office_gives_no_right_to_it(comment: Comment, role: str, request: pytest.FixtureRequest) -> None:
    staff = request.getfixturevalue(role)
    answer = signed_in(staff).post(f"/veil/comment/{comment.pk}/", {"reveal_at": "43"})
    assert answer.status_code == 400
    assert "yours will be old enough in 7 days" in answer.content.decode()


def test_the_way_to_it_stands_beside_what_others_wrote(post: Post, comment: Comment, visitor: Client) -> None:
    link = f"/veil/comment/{comment.pk}/"
    assert comment.author
    for client, is_there in ((signed_in(grown()), True), (signed_in(comment.author), False), (visitor, False)):
        assert (link in client.get(comment.get_absolute_url()).content.decode()) is is_there
    assert f"/veil/post/{post.pk}/" in signed_in(grown()).get(post.get_absolute_url()).content.decode()


@pytest.mark.django_db(transaction=True)
def test_those_who_agree_at_once_veil_it_once(comment: Comment) -> None:
    members = [grown() for _ in range(2)]
    done = at_once([partial(propose_veil, member=member, writing=comment, reveal_at=43, now=NOW) for member in members])
    comment.refresh_from_db()
    assert sorted(done) == [False, True]
    assert comment.reveal_at == 43
    assert LedgerEntry.objects.count() == Notification.objects.count() == 1
