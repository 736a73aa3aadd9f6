"""The inbox in a real browser: by keyboard, with scripts and without."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from community.commenting import publish_comment
from community.models import DiscussionMute, Member, Notification, Post
from community.news.stop_links import stop_link
from tests.factories import PASSWORD, make_member, make_post

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Member], None]
INBOX = "/me/notifications/"


@pytest.fixture
def reader() -> Member:
    return make_member("reader")


@pytest.fixture
def post(reader: Member) -> Post:
    """The reader's, with two comments by others."""
    post = make_post(author=reader, title="The wall")
    for name in ("Ana", "Bo"):
        publish_comment(author=make_member(display_name=name), subject=post, body=f"{name} says", now=timezone.now())
    return post


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_the_bell_leads_to_what_is_new_and_on_to_where_it_was_said(
    page: Page, address: str, sign_in: SignIn, reader: Member, post: Post
) -> None:
    sign_in(reader)
    page.goto(f"{address}/search/")
    page.get_by_role("link", name="Notifications: 1 unread").press("Enter")
    page.get_by_role("link", name=re.compile("^New.*Bo and Ana commented on your post “The wall”")).press("Enter")
    expect(page).to_have_url(address + Notification.objects.get().leads_to())
    expect(page.get_by_text("Bo says")).to_be_visible()
    expect(page.get_by_role("link", name="Notifications", exact=True)).to_be_visible()


def test_a_talk_is_muted_without_leaving_the_page(
    page: Page, address: str, sign_in: SignIn, reader: Member, post: Post
) -> None:
    sign_in(reader)
    page.goto(address + INBOX)
    button = page.get_by_role("button", name=re.compile("^Mute this talk.*The wall"))
    button.press("Enter")
    muted = page.get_by_role("button", name=re.compile("^Talk is muted.*The wall"))
    expect(muted).to_have_attribute("aria-pressed", "true")
    expect(muted).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="You are told nothing more of this talk.")).to_be_attached()
    assert DiscussionMute.objects.get().member == reader


def test_all_of_it_works_without_scripts(without_scripts: Page, address: str, reader: Member, post: Post) -> None:
    page = without_scripts
    sign_in_by_hand(page, address, reader, INBOX)
    page.get_by_role("button", name=re.compile("^Mute this talk.*The wall")).click()
    expect(page.get_by_role("button", name=re.compile("^Talk is muted.*The wall"))).to_be_visible()
    page.get_by_role("button", name="Mark all as read").click()
    expect(page.get_by_text("All is read.")).to_be_visible()
    page.get_by_role("link", name="What you are told").click()
    page.get_by_label("Mentions of your name").uncheck()
    page.get_by_label("Once a week").check()
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("From now on you are told like this.")).to_be_visible()
    expect(page.get_by_label("Mentions of your name")).not_to_be_checked()


def test_the_mail_is_stopped_by_whoever_holds_it(page: Page, address: str, reader: Member) -> None:
    page.goto(address + stop_link(reader))
    page.get_by_role("button", name="Stop the mail").press("Enter")
    expect(page.get_by_role("heading", name="It is stopped")).to_be_visible()


def sign_in_by_hand(page: Page, address: str, member: Member, back: str) -> None:
    page.goto(f"{address}/accounts/login/?next={back}")
    page.get_by_label("Username or email").fill(member.username)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").last.click()
