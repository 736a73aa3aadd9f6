"""What members do with a row of their inbox: open it, mark all as read, mute its talk; and who may."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from community.models import Discussion, DiscussionMute, Member, Notification, Post
from community.news.telling import tell_of_post
from films.models import Film
from tests.community.inboxes import AHEAD, INBOX, make_rows, reply
from tests.factories import make_comment, make_film, make_post, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(alice: Member) -> Post:
    return make_post(author=alice, title="The wall")


class TestOpening:
    def test_a_row_leads_to_the_newest_comment_and_is_read(self, as_alice: Client, post: Post, bob: Member) -> None:
        reply(post, bob)
        newest = reply(post, bob)
        response = as_alice.get(Notification.objects.get().get_absolute_url())
        assert response.headers["Location"] == newest.get_absolute_url()
        assert Notification.objects.get().is_read

    def test_a_mention_in_a_post_leads_to_the_post(self, as_alice: Client, alice: Member, bob: Member) -> None:
        post = make_post(author=bob)
        tell_of_post(post=post, mentioned=("alice",), now=timezone.now())
        response = as_alice.get(Notification.objects.get().get_absolute_url())
        assert response.headers["Location"] == post.get_absolute_url()

    @pytest.mark.parametrize(
        ("method", "headers"),
        [
            ("get", AHEAD),
            ("get", {"Purpose": "prefetch"}),
            ("get", {"Sec-Fetch-Dest": "image"}),
            ("head", {}),
        ],
    )
    def test_what_nobody_reads_marks_nothing(
        self, as_alice: Client, post: Post, bob: Member, method: str, headers: dict[str, str]
    ) -> None:
        reply(post, bob)
        response = getattr(as_alice, method)(Notification.objects.get().get_absolute_url(), headers=headers)
        assert response.status_code == 302
        assert not Notification.objects.get().is_read

    def test_opening_it_again_keeps_the_time(self, as_alice: Client, post: Post, bob: Member) -> None:
        reply(post, bob)
        address = Notification.objects.get().get_absolute_url()
        as_alice.get(address)
        read_at = Notification.objects.get().read_at
        as_alice.get(address)
        assert Notification.objects.get().read_at == read_at

    def test_what_is_off_the_site_leads_back_and_says_so(self, as_alice: Client, alice: Member, bob: Member) -> None:
        reply(make_comment(make_scene(make_film()), author=alice), bob)
        Film.objects.update(is_published=False)
        response = as_alice.get(Notification.objects.get().get_absolute_url(), follow=True)
        assert response.redirect_chain == [(INBOX, 302)]
        assert "That is off the site" in response.content.decode()


class TestMarkingAllAsRead:
    def test_everything_is_read_that_was_there(self, as_alice: Client, alice: Member) -> None:
        make_rows(alice, 3)
        as_alice.post(f"{INBOX}read/", {"until": as_alice.get(INBOX).context["now"].isoformat()})
        assert not Notification.objects.unread().exists()

    def test_what_came_after_the_page_stays_unread(self, as_alice: Client, alice: Member) -> None:
        until = as_alice.get(INBOX).context["now"].isoformat()
        make_rows(alice, 1)
        as_alice.post(f"{INBOX}read/", {"until": until})
        assert Notification.objects.unread().count() == 1

    def test_nothing_of_others_is(self, as_alice: Client, bob: Member) -> None:
        make_rows(bob, 1)
        as_alice.post(f"{INBOX}read/", {"until": timezone.now().isoformat()})
        assert Notification.objects.unread().count() == 1

    @pytest.mark.parametrize(
        "until",
        ["", "nonsense", "2026-13-45T99:00:00Z", "2026-11-26T12:00:00", "9" * 400, "9999-12-31T23:59:59-14:00",
         "0001-01-01T00:00:00+14:00"],
    )  # fmt: skip
    def test_no_time_is_a_bad_request(self, as_alice: Client, until: str) -> None:
        assert as_alice.post(f"{INBOX}read/", {"until": until}).status_code == 400


class TestMuting:
    def test_the_button_mutes_and_leads_back_to_where_it_stood(self, as_alice: Client, post: Post) -> None:
        response = as_alice.post(f"{INBOX}mute/{post.discussion.pk}/", {"on": "1", "next": INBOX})
        assert DiscussionMute.objects.get().discussion == post.discussion
        assert response.headers["Location"] == f"{INBOX}#mute-{post.discussion.pk}"

    def test_pressed_again_it_lets_the_talk_be_heard(self, as_alice: Client, alice: Member, post: Post) -> None:
        DiscussionMute.objects.create(member=alice, discussion=post.discussion, since=timezone.now())
        as_alice.post(f"{INBOX}mute/{post.discussion.pk}/", {"on": "0"})
        assert not DiscussionMute.objects.exists()

    def test_pressed_twice_at_once_it_is_muted_once(self, as_alice: Client, post: Post) -> None:
        for _ in range(2):
            as_alice.post(f"{INBOX}mute/{post.discussion.pk}/", {"on": "1"})
        assert DiscussionMute.objects.count() == 1

    def test_htmx_gets_the_button_as_it_is_now(self, as_alice: Client, post: Post) -> None:
        address = f"{INBOX}mute/{post.discussion.pk}/"
        content = as_alice.post(address, {"on": "1"}, headers={"HX-Request": "true"}).content.decode()
        assert 'aria-pressed="true"' in content
        assert "You are told nothing more of this talk." in content
        assert "<html" not in content

    def test_what_was_told_before_stays(self, as_alice: Client, post: Post, bob: Member) -> None:
        reply(post, bob)
        as_alice.post(f"{INBOX}mute/{post.discussion.pk}/", {"on": "1"})
        assert Notification.objects.unread().count() == 1

    @pytest.mark.parametrize(("talk", "on", "status"), [("0", "1", 404), ("", "2", 400), ("", "", 400)])
    def test_nonsense_mutes_nothing(self, as_alice: Client, post: Post, talk: str, on: str, status: int) -> None:
        address = f"{INBOX}mute/{talk or post.discussion.pk}/"
        assert as_alice.post(address, {"on": on}).status_code == status
        assert not DiscussionMute.objects.exists()


class TestATalkThatIsOffTheSite:
    @pytest.fixture
    def address(self) -> str:
        scene = make_scene(make_film(), slug="hidden", title="Hidden", is_published=False)
        return f"{INBOX}mute/{make_comment(scene).discussion_id}/"

    def test_nobody_is_told_its_name(self, as_alice: Client, visitor: Client, address: str) -> None:
        for client in (as_alice, visitor):
            assert client.get(address).status_code == 404
            for on in "01":
                assert client.post(address, {"on": on}, headers={"HX-Request": "true"}).status_code == 404
        assert not DiscussionMute.objects.exists()

    def test_whoever_muted_it_can_take_that_back(self, as_alice: Client, alice: Member, address: str) -> None:
        DiscussionMute.objects.create(member=alice, discussion=Discussion.objects.get(), since=timezone.now())
        assert as_alice.post(address, {"on": "0", "next": INBOX}).status_code == 302
        assert not DiscussionMute.objects.exists()

    def test_that_of_a_deleted_post_is_muted_like_any_other(self, as_alice: Client) -> None:
        talk = make_comment(make_post(title="", deleted_at=timezone.now())).discussion
        as_alice.post(f"{INBOX}mute/{talk.pk}/", {"on": "1"})
        assert DiscussionMute.objects.count() == 1


class TestTheButtonOnTheTalkItself:
    @pytest.fixture(params=["post", "moment"])
    def page(self, request: pytest.FixtureRequest, bob: Member) -> str:
        """Of something that bob has commented on."""
        subject = make_post() if request.param == "post" else make_scene(make_film())
        make_comment(subject, author=bob)
        address: str = subject.get_absolute_url()
        return address

    @pytest.mark.parametrize("headers", [{}, AHEAD])
    def test_it_mutes_and_says_so_from_then_on(self, as_alice: Client, page: str, headers: dict[str, str]) -> None:
        content = as_alice.get(page, headers=headers).content.decode()
        assert "Mute this talk" in content
        as_alice.post(f"{INBOX}mute/{Discussion.objects.get().pk}/", {"on": "1", "next": page})
        assert "Talk is muted" in as_alice.get(page, headers=headers).content.decode()

    def test_visitors_are_told_nothing_and_mute_nothing(self, visitor: Client, page: str) -> None:
        assert "Mute this talk" not in visitor.get(page).content.decode()
