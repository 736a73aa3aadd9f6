"""What members keep for themselves: the button, the list and the notes."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from community.limits import NOTE_MAX
from community.models import Comment, Member, Post, SavedItem
from community.reader import Reader
from community.saving import save_item, write_note
from community.targets import Target
from films.models import Moment
from tests.community.test_saving import MAKE, NOW, every_kind
from tests.factories import make_character, make_comment, make_dialogue, make_film, make_member, make_post, make_quote

pytestmark = pytest.mark.django_db

SAVED = "/me/saved/"
HTMX = {"HX-Request": "true"}


def keep(member: Member, target: Target | None = None, note: str = "") -> SavedItem:
    return write_note(item=save_item(member=member, target=target or make_post(), now=NOW), note=note)


@every_kind
def test_a_press_saves_and_another_lets_go(as_alice: Client, alice: Member, kind: str) -> None:
    target = MAKE[kind]()
    address = f"/save/{kind}/{target.pk}/"
    response = as_alice.post(address, {"on": "1", "next": "/films/"})
    assert (response.status_code, response["Location"]) == (302, f"/films/#save-{kind}-{target.pk}")
    assert (SavedItem.objects.get().member, SavedItem.objects.get().kind) == (alice, kind)
    as_alice.post(address, {"on": "0"})
    assert not SavedItem.objects.exists()


@every_kind
def test_htmx_gets_the_button_alone_and_a_word_to_say(as_alice: Client, kind: str) -> None:
    part = as_alice.post(f"/save/{kind}/{MAKE[kind]().pk}/", {"on": "1", "look": "small"}, headers=HTMX)
    assert 'aria-pressed="true">Saved<' in part.content.decode()
    assert ("toggle--small" in part.content.decode(), "nobody else does" in part.content.decode()) == (True, True)


@pytest.mark.parametrize("kind", ["moment", "post"])
def test_the_button_stands_on_the_page_of_what_it_saves(as_alice: Client, visitor: Client, kind: str) -> None:
    target = MAKE[kind]()
    page = target.get_absolute_url()
    assert 'aria-pressed="false">Save<' in as_alice.get(page).content.decode()
    as_alice.post(f"/save/{kind}/{target.pk}/", {"on": "1"})
    assert 'aria-pressed="true">Saved<' in as_alice.get(page).content.decode()
    assert f'href="/accounts/login/?next={page}" rel="nofollow">Save<' in visitor.get(page).content.decode()


def test_in_a_talk_the_buttons_of_all_comments_share_one_form(as_alice: Client, visitor: Client) -> None:
    post = make_post()
    comment = make_comment(post)
    make_comment(comment)
    page = as_alice.get(post.get_absolute_url()).content.decode()
    assert (page.count('<form id="press"'), page.count('form="press"')) == (1, 2)
    sent = {"on": "1", "look": "bare", "next": post.get_absolute_url()}
    part = as_alice.post(f"/save/comment/{comment.pk}/", sent, headers=HTMX).content.decode().strip()
    assert part.startswith(f'<button class="toggle__bare" type="submit" id="save-comment-{comment.pk}"')
    assert part.partition("</button>")[0] in as_alice.get(post.get_absolute_url()).content.decode()
    assert 'form="press"' not in visitor.get(post.get_absolute_url()).content.decode()


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_visitor_is_led_to_sign_in_and_back(visitor: Client, headers: dict[str, str]) -> None:
    quote = make_quote(make_film())
    response = visitor.post(f"/save/moment/{quote.pk}/", {"on": "1", "next": "/films/"}, headers=headers)
    assert response.headers["HX-Redirect" if headers else "Location"] == "/accounts/login/?next=/films/"
    assert not SavedItem.objects.exists()


@pytest.mark.parametrize("address", ["/save/film/1/", "/save/moment/999/", f"/save/post/{'9' * 30}/", "/save/post/-1/"])
@pytest.mark.parametrize("on", ["1", "0"])
def test_what_is_not_here_is_not_saved(as_alice: Client, address: str, on: str) -> None:
    assert as_alice.post(address, {"on": on}).status_code == 404


def test_what_is_deleted_or_off_the_site_is_not_saved_but_let_go(as_alice: Client, alice: Member) -> None:
    quote, post = make_quote(make_film(), is_published=False), make_post(deleted_at=timezone.now())
    for kind, target in (("moment", quote), ("post", post)):
        assert as_alice.post(f"/save/{kind}/{target.pk}/", {"on": "1"}).status_code == 404
        keep(alice, target)
        as_alice.post(f"/save/{kind}/{target.pk}/", {"on": "0", "next": SAVED})
    assert not SavedItem.objects.exists()


@every_kind
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_what_is_off_the_site_is_named_to_nobody_who_has_not_saved_it(
    as_alice: Client, visitor: Client, bob: Member, kind: str, headers: dict[str, str]
) -> None:
    quote = make_quote(make_film(), slug="hidden", title="Hidden", is_published=False)
    post, comment = make_post(title="Hidden", film=make_film(is_published=False)), make_comment(quote)
    of_kind: dict[str, Target] = {"moment": quote, "post": post, "comment": comment}
    target = of_kind[kind]
    keep(bob, target)
    for client in (as_alice, visitor):
        assert client.post(f"/save/{kind}/{target.pk}/", {"on": "0"}, headers=headers).status_code == 404
    assert SavedItem.objects.count() == 1


@pytest.mark.parametrize("asked", ["", "2"])
def test_a_button_is_pressed_or_not(as_alice: Client, asked: str) -> None:
    assert as_alice.post(f"/save/post/{make_post().pk}/", {"on": asked}).status_code == 400


def test_the_address_of_a_button_leads_to_what_it_saves(as_alice: Client) -> None:
    quote = make_quote(make_film())
    assert as_alice.get(f"/save/moment/{quote.pk}/")["Location"] == quote.get_absolute_url()


def test_the_list_shows_what_was_saved_with_its_note_the_last_first(as_alice: Client, alice: Member) -> None:
    quote = make_quote(make_film(title="Up"), title="The mailbox", text="Let it go.")
    save_item(member=alice, target=quote, now=NOW - dt.timedelta(days=1))
    keep(alice, make_comment(make_post(title="On lamps"), body_html="<p>And <b>birches</b>.</p>"), note="For Sunday.")
    page = as_alice.get(SAVED).content.decode()
    order = [
        page.index(words) for words in (">On lamps</span>", "And birches.", "For Sunday.", "The mailbox", "Let it go.")
    ]
    assert order == sorted(order)


@every_kind
def test_the_list_goes_by_kind(as_alice: Client, alice: Member, kind: str) -> None:
    for make in MAKE.values():
        keep(alice, make())
    rows = as_alice.get(f"{SAVED}?kind={kind}").context["page"].rows
    assert [item.kind for item in rows] == [kind]


def test_there_is_no_other_kind(as_alice: Client) -> None:
    assert as_alice.get(f"{SAVED}?kind=film").status_code == 404


@every_kind
def test_what_is_gone_says_so_and_can_be_removed(as_alice: Client, alice: Member, kind: str) -> None:
    item = keep(alice, MAKE[kind](), note="Why did I keep it?")
    Moment.objects.update(is_published=False, title="Secret")
    Post.objects.update(deleted_at=NOW, title="Secret")
    Comment.objects.update(deleted_at=NOW, body_html="Secret")
    page = as_alice.get(SAVED).content.decode()
    assert ("not on the site any more" in page, "Why did I keep it?" in page, "Secret" in page) == (True, True, False)
    response = as_alice.post(f"{SAVED}{item.pk}/let-go/", {"next": f"{SAVED}?kind={kind}"})
    assert response["Location"] == f"{SAVED}?kind={kind}"
    assert not SavedItem.objects.exists()


def test_a_note_is_written_changed_and_taken_away(as_alice: Client, alice: Member) -> None:
    item = keep(alice)
    for note, kept in (("One.", "One."), ("Two\r\nlines.", "Two\nlines."), ("", "")):
        response = as_alice.post(f"{SAVED}{item.pk}/", {"note": note, "next": f"{SAVED}?kind=post"})
        assert response["Location"] == f"{SAVED}?kind=post#saved-{item.pk}"
        assert SavedItem.objects.get().note == kept


def test_a_note_that_is_too_long_comes_back_whole(as_alice: Client, alice: Member) -> None:
    item = keep(alice, note="Short.")
    response = as_alice.post(f"{SAVED}{item.pk}/", {"note": "x" * NOTE_MAX + "<end>", "next": f"{SAVED}?kind=post"})
    page = response.content.decode()
    assert response.status_code == 400
    assert ("x" * NOTE_MAX + "&lt;end&gt;" in page, "at most 500 characters" in page) == (True, True)
    assert f'name="next" value="{SAVED}?kind=post"' in page
    assert SavedItem.objects.get().note == "Short."


@pytest.mark.parametrize("path", ["", "let-go/"])
@pytest.mark.parametrize("who", ["bob", "curator", "operator", "visitor"])
def test_nobody_else_reads_writes_or_removes_it(
    request: pytest.FixtureRequest, alice: Member, who: str, path: str
) -> None:
    item = keep(alice, note="Mine alone.")
    client = Client()
    if who != "visitor":
        client.force_login(request.getfixturevalue(who))
    answers = [client.post(f"{SAVED}{item.pk}/{path}", {"note": "Theirs."}), client.get(f"{SAVED}{item.pk}/")]
    assert {answer.status_code for answer in answers} == {302 if who == "visitor" else 404}
    assert "Mine alone." not in client.get(SAVED, follow=True).content.decode()
    assert SavedItem.objects.get().note == "Mine alone."


def test_a_visitor_is_asked_to_sign_in(visitor: Client) -> None:
    assert visitor.get(SAVED)["Location"] == "/accounts/login/?next=/me/saved/"


def test_nothing_typed_runs_as_code(as_alice: Client, alice: Member) -> None:
    keep(alice, make_post(title="<script>x</script>"), note="</textarea><script>y</script>")
    page = as_alice.get(SAVED).content.decode()
    assert not re.findall(r"<script>[xy]", page)


def test_what_is_not_reached_is_kept_back(as_alice: Client, alice: Member) -> None:
    film = make_film(year=timezone.now().year, released_on=timezone.now().date())
    keep(alice, make_quote(film, text="I am your father.", title="A revelation", reveal_at=100))
    keep(alice, make_comment(make_post(film=film), body_html="<p>His father!</p>", reveal_at=100))
    page = as_alice.get(SAVED).content.decode()
    assert ("father" in page, "A revelation" in page, page.count("Kept back")) == (False, True, 2)


def fill(member: Member, count: int) -> None:
    film, author = make_film(), make_member()
    hero = make_character(film)
    dialogue = make_dialogue(film, lines=[(hero, "One.")], reveal_at=3)
    targets: list[Target] = [dialogue, *(make_quote(film) for _ in range(count // 3))]
    targets += [make_post(author=author, film=film) for _ in range(count // 3)]
    targets += [make_comment(post, author=author) for post in targets if isinstance(post, Post)]
    for target in targets:
        save_item(member=member, target=target, now=timezone.now())


@pytest.mark.parametrize("count", [5, 300])
def test_the_list_costs_the_same_however_long_it_is(
    as_alice: Client, alice: Member, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    fill(alice, count)
    SavedItem.objects.update(saved_at=NOW)  # one moment for all: kinds are mixed on every page, ties go by id
    SavedItem.objects.filter(pk__in=list(SavedItem.objects.values_list("pk", flat=True)[::7])).update(
        saved_at=NOW + dt.timedelta(hours=1)
    )
    with django_assert_max_num_queries(12):
        as_alice.get(SAVED)


def test_lists_tell_what_is_saved_without_a_query_of_their_own(
    as_alice: Client, alice: Member, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    request = RequestFactory().get("/")
    request.user = alice
    request.reader = reader = Reader(request)  # type: ignore[attr-defined]
    saved, other = make_post(), make_post()
    keep(alice, saved)
    with django_assert_num_queries(2):  # the posts, and how far this reader has got
        posts = list(reader.lens(Post.objects.order_by("pk")))
        template = Template("{% load community %}{% for post in posts %}{% save_button post %}{% endfor %}")
        shown = template.render(Context({"request": request, "posts": posts}))
    assert re.findall(r'id="save-post-(\d+)-button".*?aria-pressed="(\w+)"', shown, re.DOTALL) == [
        (str(saved.pk), "true"),
        (str(other.pk), "false"),
    ]
