"""The mail of what is new: what it says, and how it is stopped."""

from __future__ import annotations

import re
from email import policy
from email.parser import BytesParser
from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django.core.management import call_command
from django.test import Client

from community.limits import DIGEST_MAX
from community.models import Comment, Inbox, Member, Notification, Post
from community.news.stop_links import stop_link
from community.news.telling import tell_of_comment
from tests.community.inboxes import make_rows, reply
from tests.factories import make_comment, make_film, make_member, make_post, make_scene

pytestmark = pytest.mark.django_db
SITE = "https://reelive.example"


@pytest.fixture(autouse=True)
def _site(settings: LazySettings) -> None:
    settings.SITE_ADDRESS = SITE


@pytest.fixture
def post(alice: Member) -> Post:
    Inbox.objects.create(member=alice, digest="daily")
    return make_post(author=alice, title="The wall")


def sent() -> Any:
    """The one mail, as a mail program reads it."""
    call_command("send_digests", verbosity=0)
    (message,) = mail.outbox
    return BytesParser(policy=policy.default).parsebytes(message.message().as_bytes())


def texts(message: Any) -> tuple[str, str]:
    return tuple(message.get_body((kind,)).get_content() for kind in ("plain", "html"))


class TestWhatItSays:
    def test_who_said_something_where_with_a_link_to_it(self, post: Post, bob: Member) -> None:
        reply(post, bob)
        plain, html = texts(sent())
        link = f"{SITE}/me/notifications/{Notification.objects.get().pk}/"
        assert f"* bob commented on your post “The wall”\n  {link}\n" in plain
        assert f'<a href="{link}"><b>bob</b> commented on your post “<span lang="">The wall</span>”</a>' in html

    def test_nothing_of_what_was_said(self, post: Post, bob: Member) -> None:
        comment = make_comment(post, author=bob, body="He dies", body_html="<p>He dies</p>")
        tell_of_comment(comment=comment, mentioned=(), now=comment.posted_at)
        assert "dies" not in sent().as_string()

    def test_one_thing_is_its_own_subject(self, post: Post, bob: Member) -> None:
        reply(post, bob)
        assert sent()["Subject"].strip() == "Reelive: bob commented on your post “The wall”"

    def test_many_are_counted(self, post: Post, alice: Member) -> None:
        make_rows(alice, DIGEST_MAX + 3)
        message = sent()
        assert message["Subject"] == f"Reelive: {DIGEST_MAX + 3} things are new for you"
        plain, html = texts(message)
        assert plain.count("\n* ") == html.count("<li>") == DIGEST_MAX
        assert "And 3 more." in plain
        assert "And 3 more." in html

    def test_a_title_cannot_write_headers(self, alice: Member, bob: Member) -> None:
        Inbox.objects.create(member=alice, digest="daily")
        reply(make_post(author=alice, title="Up\r\nBcc: all@example.com"), bob)
        message = sent()
        assert message["Bcc"] is None
        assert message["Subject"].endswith("“Up Bcc: all@example.com”")

    def test_what_is_code_stays_text(self, alice: Member) -> None:
        Inbox.objects.create(member=alice, digest="daily")
        reply(make_post(author=alice, title="<b>&amp;"), make_member(display_name="<i>"))
        plain, html = texts(sent())
        assert "<i> commented on your post “<b>&amp;”" in plain
        assert '<b>&lt;i&gt;</b> commented on your post “<span lang="">&lt;b&gt;&amp;amp;</span>”' in html

    def test_the_film_of_a_moment(self, alice: Member, bob: Member) -> None:
        Inbox.objects.create(member=alice, digest="daily")
        scene = make_scene(make_film(title="Up", year=2009), title="The mailbox")
        reply(make_comment(scene, author=alice), bob)
        assert "Up (2009) ·" in texts(sent())[1]

    def test_no_link_leads_to_another_site(self, post: Post, bob: Member) -> None:
        reply(post, bob)
        plain, html = texts(sent())
        assert {address.startswith(SITE) for address in re.findall(r"https?://\S+", plain + html)} == {True}

    def test_it_loads_nothing_that_tells_when_it_is_read(self, post: Post, bob: Member) -> None:
        reply(post, bob)
        assert not re.search(r"<img|<link|<script|url\(|@import|\bsrc=", texts(sent())[1])


class TestHeaders:
    def test_mail_programs_can_stop_it_with_one_click(self, post: Post, bob: Member, alice: Member) -> None:
        reply(post, bob)
        message = sent()
        assert message["List-Unsubscribe"].strip() == f"<{SITE}{stop_link(alice)}>"
        assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    def test_no_machine_answers_it(self, post: Post, bob: Member) -> None:
        reply(post, bob)
        assert sent()["Auto-Submitted"] == "auto-generated"


class TestStopping:
    def test_a_mail_provider_stops_it_without_cookie_or_token(self, post: Post, alice: Member) -> None:
        provider = Client(enforce_csrf_checks=True)
        response = provider.post(stop_link(alice), {"List-Unsubscribe": "One-Click"})
        assert (response.status_code, response.headers.get("Location")) == (200, None)
        assert Inbox.objects.get().digest == "off"

    def test_a_person_presses_a_button(self, visitor: Client, post: Post, alice: Member) -> None:
        page = visitor.get(stop_link(alice))
        assert '<form method="post">' in page.content.decode()
        assert Inbox.objects.get().digest == "daily"
        assert "It is stopped" in visitor.post(stop_link(alice)).content.decode()

    def test_looking_at_the_page_leaves_no_cookie(self, visitor: Client, post: Post, alice: Member) -> None:
        assert not visitor.get(stop_link(alice)).cookies

    def test_the_link_says_nothing_of_whose_it_is(self, visitor: Client, post: Post, alice: Member) -> None:
        content = visitor.get(stop_link(alice)).content.decode()
        assert "alice" not in content.replace(stop_link(alice), "")

    def test_stopping_keeps_the_switches(self, visitor: Client, alice: Member) -> None:
        Inbox.objects.create(member=alice, digest="daily", tells_films=False)
        visitor.post(stop_link(alice))
        assert not Inbox.objects.get().tells_films

    def test_who_never_had_an_inbox_can_press_it_too(self, visitor: Client, alice: Member) -> None:
        assert visitor.post(stop_link(alice)).status_code == 200

    @pytest.mark.parametrize("token", ["1", "1:", ":", "x:y", "1:1dVkKq", "%F0%9F%98%80", "1" * 3_000])
    def test_a_broken_link_says_so(self, visitor: Client, alice: Member, token: str) -> None:
        for response in (visitor.get(f"/digest/stop/{token}/"), visitor.post(f"/digest/stop/{token}/")):
            assert response.status_code == 404
            assert "This link is broken" in response.content.decode()

    def test_a_link_of_one_does_not_stop_another(self, visitor: Client, post: Post, bob: Member) -> None:
        signature = stop_link(bob).rpartition(":")[2]
        assert visitor.post(f"/digest/stop/{post.author_id}:{signature}").status_code == 404
        assert Inbox.objects.get().digest == "daily"

    def test_who_has_left_is_told_that_it_is_broken(self, visitor: Client, alice: Member) -> None:
        link = stop_link(alice)
        alice.delete()
        assert visitor.post(link).status_code == 404
        assert not Comment.objects.exists()
