"""The inbox: what members are told, in words, and what they do with it."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from community.models import Comment, FilmFollow, Inbox, Member, Notification, Post
from community.news.telling import tell_of_comment, withhold_name
from community.rewriting import delete
from films.models import Film
from films.paging import PER_PAGE
from tests.community.inboxes import AHEAD, INBOX, make_rows, reply
from tests.factories import make_comment, make_film, make_member, make_post, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(alice: Member) -> Post:
    return make_post(author=alice, title="The wall")


def said(client: Client, address: str = INBOX) -> list[str]:
    """What the rows say, without their marks."""
    page = client.get(address).content.decode()
    rows = page.split('class="notification__link"')[1:]
    texts = [row[row.index(">") + 1 : row.index("</a>")] for row in rows]
    return [re.sub(r"</?(?:b|span)\b[^>]*>", "", text.rpartition("</span></span> ")[2] or text) for text in texts]


class TestWhatARowSays:
    def test_who_commented_on_a_post(self, as_alice: Client, post: Post, bob: Member) -> None:
        reply(post, bob)
        assert said(as_alice) == ["bob commented on your post “The wall”"]

    def test_who_replied_to_a_comment(self, as_alice: Client, alice: Member, bob: Member) -> None:
        reply(make_comment(make_post(title="Other"), author=alice), bob)
        assert said(as_alice) == ["bob replied to your comment in “Other”"]

    def test_who_mentioned_them_under_a_moment(self, as_alice: Client, bob: Member) -> None:
        reply(make_scene(make_film(), title="The mailbox"), bob, "alice")
        assert said(as_alice) == ["bob mentioned you in “The mailbox”"]

    @pytest.mark.parametrize(
        ("names", "who"),
        [
            (["Ana"], "Ana"),
            (["Ana", "Bo"], "Bo and Ana"),
            (["Ana", "Bo", "Cy"], "Cy, Bo and 1 other"),
            (["Ana", "Bo", "Cy", "Di", "Ed"], "Ed, Di and 3 others"),
            (["<i>"], "&lt;i&gt;"),
            (["Дмитрий", "千代"], "千代 and Дмитрий"),
            (["Bo", "نور"], "\u2068نور\u2069 and Bo"),
        ],
    )
    def test_many_people_by_the_names_of_the_last_two(
        self, as_alice: Client, post: Post, names: list[str], who: str
    ) -> None:
        for name in names:
            reply(post, make_member(display_name=name))
        assert said(as_alice) == [f"{who} commented on your post “The wall”"]

    def test_somebody_who_spoke_twice_once(self, as_alice: Client, post: Post, bob: Member) -> None:
        reply(post, make_member(display_name="Ana"))
        reply(post, bob)
        reply(post, bob)
        assert said(as_alice) == ["bob and Ana commented on your post “The wall”"]

    def test_nobody_who_has_disowned_it(self, as_alice: Client, post: Post, bob: Member) -> None:
        withhold_name(writing=reply(post, bob))
        assert said(as_alice) == ["Somebody commented on your post “The wall”"]
        reply(post, make_member(display_name="Ana"))
        assert said(as_alice) == ["Ana and 1 other commented on your post “The wall”"]

    def test_a_new_post_about_a_film_they_follow(self, as_alice: Client, alice: Member, bob: Member) -> None:
        film = make_film(title="Up", year=2009)
        FilmFollow.objects.create(follower=alice, film=film)
        make_post(film=film, author=bob, title="Balloons")
        assert said(as_alice) == ["bob posted “Balloons” about Up"]

    def test_nothing_of_what_was_said(self, as_alice: Client, post: Post, bob: Member) -> None:
        comment = make_comment(post, author=bob, body="He dies", body_html="<p>He dies</p>")
        tell_of_comment(comment=comment, mentioned=(), now=timezone.now())
        assert "dies" not in as_alice.get(INBOX).content.decode()

    def test_that_a_post_was_deleted(self, as_alice: Client, alice: Member, bob: Member) -> None:
        post = make_post(author=bob)
        reply(make_comment(post, author=alice), bob)
        delete(writing=post, by=bob, now=timezone.now())
        assert said(as_alice) == ["bob replied to your comment in “A deleted post”"]

    def test_no_title_of_what_is_off_the_site(self, as_alice: Client, alice: Member, bob: Member) -> None:
        scene = make_scene(make_film(), title="Removed")
        reply(make_comment(scene, author=alice), bob)
        Film.objects.update(is_published=False)
        assert said(as_alice) == [
            "bob replied to your comment in “\u2068something that is off the site\u2069”"
        ] or said(as_alice) == ["bob replied to your comment in “something that is off the site”"]


class TestTheList:
    def test_the_newest_stand_first_and_pages_lead_on(self, as_alice: Client, alice: Member) -> None:
        make_rows(alice, PER_PAGE + 2)
        first = as_alice.get(INBOX)
        assert len(first.context["page"]) == PER_PAGE
        second = as_alice.get(f"{INBOX}?after={first.context['page'].next}").context["page"]
        times = [row.latest_at for row in [*first.context["page"].rows, *second.rows]]
        assert (len(times), times) == (PER_PAGE + 2, sorted(times, reverse=True))

    def test_what_is_unread_says_so_in_a_word(self, as_alice: Client, alice: Member) -> None:
        make_rows(alice, 1)
        make_rows(alice, 1, read_at=timezone.now())
        assert as_alice.get(INBOX).content.decode().count("notification__new") == 1

    def test_it_can_show_the_unread_only(self, as_alice: Client, alice: Member) -> None:
        make_rows(alice, 2)
        make_rows(alice, 3, read_at=timezone.now())
        assert len(said(as_alice, f"{INBOX}?show=unread")) == 2

    def test_it_says_when_there_is_nothing(self, as_alice: Client) -> None:
        assert "Nobody has said anything to you yet" in as_alice.get(INBOX).content.decode()
        assert "You have read all there is" in as_alice.get(f"{INBOX}?show=unread").content.decode()

    def test_a_page_that_is_no_more_leads_back(self, as_alice: Client, alice: Member) -> None:
        make_rows(alice, PER_PAGE + 1)
        after = as_alice.get(INBOX).context["page"].next
        Notification.objects.order_by("latest_at")[0].delete()
        assert "Back to its first page" in as_alice.get(f"{INBOX}?after={after}").content.decode()

    def test_nonsense_for_a_page_is_not_found(self, as_alice: Client) -> None:
        assert as_alice.get(f"{INBOX}?after=nonsense").status_code == 404

    def test_a_talk_is_offered_to_be_muted_once(self, as_alice: Client, alice: Member, post: Post, bob: Member) -> None:
        reply(post, bob)
        reply(make_comment(post, author=alice), bob)
        assert as_alice.get(INBOX).content.decode().count(f'id="mute-{post.discussion.pk}"') == 1

    def test_it_offers_mail_to_who_has_none(self, as_alice: Client, alice: Member) -> None:
        make_rows(alice, 1)
        assert "You can have this by mail" in as_alice.get(INBOX).content.decode()
        Inbox.objects.create(member=alice, digest="weekly")
        assert "You can have this by mail" not in as_alice.get(INBOX).content.decode()

    def test_fetched_ahead_it_gathers_nothing(self, as_alice: Client, alice: Member) -> None:
        film = make_film()
        FilmFollow.objects.create(follower=alice, film=film)
        make_post(film=film)
        as_alice.get(INBOX, headers=AHEAD)
        assert not Notification.objects.exists()
        as_alice.get(INBOX)
        assert Notification.objects.of(alice).count() == 1


@pytest.mark.parametrize("count", [5, 5_000])
def test_the_inbox_costs_the_same_however_much_is_in_it(
    as_alice: Client, alice: Member, django_assert_max_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    post = make_post(author=alice)
    discussion = post.discussion
    comments = [make_comment(post, author=make_member()) for _ in range(5)]
    answered = Comment.objects.bulk_create(
        Comment(discussion=discussion, author=alice, body="x", body_html="x") for _ in range(count)
    )
    rows = Notification.objects.bulk_create(
        Notification(
            recipient=alice, kind="reply", discussion=discussion, answered=comment, people_count=5,
            latest_at=timezone.now() - dt.timedelta(seconds=place),
        )
        for place, comment in enumerate(answered)
    )  # fmt: skip
    for row in rows[:PER_PAGE]:
        row.causes.bulk_create(
            row.causes.model(notification=row, comment=comment, person=comment.author) for comment in comments
        )
    film = make_film()
    FilmFollow.objects.create(follower=alice, film=film)
    make_post(film=film)  # waits to be gathered
    with django_assert_max_num_queries(12):
        as_alice.get(INBOX)
