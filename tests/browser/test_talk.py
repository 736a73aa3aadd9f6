"""Reading and joining a talk: in place where scripts run, on pages of their own where they do not."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from community.models import Comment, Member, Post
from tests.crowds import make_talk, under_one
from tests.factories import make_comment, make_member, make_post, make_visit

REPLY = re.compile("^Reply")  # and to whom
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def post() -> Post:
    return make_post(author=make_member("bob"), title="Why he waits")


@pytest.fixture
def signed_in(alice: Member, sign_in: Callable[[Member], None]) -> Member:
    sign_in(alice)
    return alice


def open_talk(page: Page, address: str, post: Post) -> None:
    page.goto(address + post.get_absolute_url())


def row(page: Page, comment: Comment) -> str:
    return f"#comment-{comment.pk}"


def test_a_member_says_something_and_stays_on_the_page(page: Page, address: str, signed_in: Member, post: Post) -> None:
    open_talk(page, address, post)
    page.get_by_label("Your comment").fill("I *wept*.")
    page.get_by_role("button", name="Say it").click()
    expect(page.locator("#comments").get_by_text("I wept.")).to_be_visible()
    expect(page.get_by_label("Your comment")).to_have_value("")
    expect(page.locator("#talk-count")).to_have_text("1")
    assert page.url == address + post.get_absolute_url()


def test_what_is_refused_can_be_gone_on_with_and_nothing_says_that_it_is_there(
    page: Page, address: str, signed_in: Member, post: Post
) -> None:
    open_talk(page, address, post)
    text, button = page.get_by_label("Your comment"), page.get_by_role("button", name="Say it")
    text.fill("I wept.")
    button.click()
    expect(page.locator("#said")).to_have_text("It is there, for everybody to read.")
    text.fill("I wept.")
    button.click()
    expect(page.locator("#talk-form [role=alert]")).to_be_visible()
    expect(text).to_be_focused()
    expect(page.locator("#said")).to_have_text("")


def test_a_reply_opens_below_what_it_answers_and_stays_there(
    page: Page, address: str, signed_in: Member, post: Post
) -> None:
    first, second = make_comment(post), make_comment(post)
    open_talk(page, address, post)
    page.locator(row(page, second)).get_by_role("link", name=REPLY).click()
    form = page.locator(f"#reply-{second.pk}")
    expect(form.get_by_label("Your comment")).to_be_focused()
    form.get_by_label("Your comment").fill("So did I.")
    form.get_by_role("button", name="Reply").click()
    expect(form).to_have_count(0)
    reply = Comment.objects.latest("pk")
    expect(page.locator(row(page, reply))).to_be_focused()
    shown = page.locator("#comments > li").evaluate_all("rows => rows.map(row => row.id)")
    assert shown == [f"comment-{one.pk}" for one in (second, reply, first)]


def test_a_reply_that_is_put_aside_keeps_its_text(page: Page, address: str, signed_in: Member, post: Post) -> None:
    comment = make_comment(post)
    open_talk(page, address, post)
    reply = page.locator(row(page, comment)).get_by_role("link", name=REPLY)
    form = page.locator(f"#reply-{comment.pk}")
    reply.click()
    form.get_by_label("Your comment").fill("Not yet.")
    form.get_by_role("link", name="Put it aside").click()
    expect(form).to_be_hidden()
    reply.click()
    expect(form.get_by_label("Your comment")).to_have_value("Not yet.")


def test_a_branch_folds_by_its_button_by_its_line_and_by_a_key(page: Page, address: str, post: Post) -> None:
    root = make_comment(post)
    answer = make_comment(make_comment(root))
    open_talk(page, address, post)
    fold = page.locator(row(page, root)).get_by_role("button", name="Fold this branch")
    fold.click()
    expect(page.locator(row(page, answer))).to_be_hidden()
    page.locator(row(page, root)).get_by_role("button", name="Unfold this branch (3)").click()
    expect(page.locator(row(page, answer))).to_be_visible()
    box = page.locator(row(page, answer)).bounding_box()
    assert box
    page.mouse.click(box["x"] + 10, box["y"] + box["height"] / 2)  # the line of the root, at the very side
    expect(page.locator(row(page, answer))).to_be_hidden()
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator(row(page, answer))).to_be_visible()


def test_keys_lead_from_new_comment_to_new_comment_but_never_while_typing(
    page: Page, address: str, signed_in: Member, post: Post
) -> None:
    old = timezone.now() - dt.timedelta(days=9)
    make_comment(post, posted_at=old)
    fresh = [make_comment(make_comment(post, posted_at=old)) for _ in range(2)]
    make_visit(signed_in, post.discussion, days_ago=1)
    open_talk(page, address, post)
    expect(page.get_by_text("2 new since your last visit")).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator(row(page, fresh[1]))).to_be_focused()
    page.keyboard.press("n")
    expect(page.locator(row(page, fresh[0]))).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator(row(page, fresh[1]))).to_be_focused()
    page.get_by_label("Your comment").press_sequentially("jazz?")
    expect(page.get_by_label("Your comment")).to_have_value("jazz?")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_question_mark_lists_the_keys(page: Page, address: str, post: Post) -> None:
    open_talk(page, address, post)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys to read with")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_more_replies_open_in_their_place_around_what_is_being_typed(
    page: Page, address: str, signed_in: Member, post: Post
) -> None:
    crowd = make_talk(post.discussion, 190, shape=under_one)
    make_talk(post.discussion, 190, shape=under_one)
    open_talk(page, address, post)
    best = max(crowd[1:], key=lambda comment: (comment.wilson, comment.pk))
    page.locator(row(page, best)).get_by_role("link", name=REPLY).click()
    page.locator(f"#reply-{best.pk}").get_by_label("Your comment").fill("Keep this.")
    page.locator(f"#more-{crowd[0].pk}").get_by_role("link", name="more replies").click()
    expect(page.locator(f"#more-{crowd[0].pk}")).to_have_count(0)
    shown = page.locator("#comments > li").evaluate_all("rows => rows.map(row => row.id)")
    assert len(shown) == len(set(shown))
    assert {f"comment-{comment.pk}" for comment in crowd} <= set(shown)
    expect(page.locator(f"#reply-{best.pk}").get_by_label("Your comment")).to_have_value("Keep this.")


def test_another_order_changes_the_list_and_not_what_is_being_typed(
    page: Page, address: str, signed_in: Member, post: Post
) -> None:
    first, second = make_comment(post, wilson=0.9), make_comment(post)
    open_talk(page, address, post)
    page.get_by_label("Your comment").fill("Keep this.")
    page.get_by_role("navigation", name="Order of the talk").get_by_role("link", name="New").click()
    expect(page.locator("#comments > li").first).to_have_id(f"comment-{second.pk}")
    expect(page.locator("#comments > li").last).to_have_id(f"comment-{first.pk}")
    expect(page.get_by_label("Your comment")).to_have_value("Keep this.")
    assert page.url.startswith(f"{address}{post.get_absolute_url()}?sort=new")


def test_without_script_a_reply_has_a_page_of_its_own(
    browser: Browser, page: Page, address: str, signed_in: Member, post: Post
) -> None:
    comment = make_comment(post, body_html="<p>He waits for her.</p>")
    plain = browser.new_context(java_script_enabled=False, storage_state=page.context.storage_state()).new_page()
    open_talk(plain, address, post)
    plain.locator(row(plain, comment)).get_by_role("link", name=REPLY).click()
    plain.get_by_label("Your comment").fill("And she for him.")
    plain.get_by_role("button", name="Reply").click()
    expect(plain.get_by_text("He waits for her.")).to_be_visible()
    expect(plain.get_by_text("And she for him.")).to_be_visible()
    assert plain.url == address + Comment.objects.latest("pk").get_absolute_url()


def test_a_deep_talk_of_long_words_stays_on_a_small_phone(page: Page, address: str, post: Post) -> None:
    comment = make_comment(post)
    for _ in range(12):
        author = make_member("a" * 20 + str(comment.pk), display_name="Donaudampfschifffahrtsgesellschaftskapitän")
        comment = make_comment(comment, author=author, body_html=f"<p>{'supercalifragilistic' * 8}</p>")
    page.set_viewport_size({"width": 320, "height": 700})
    for path in (post.get_absolute_url(), comment.get_absolute_url()):
        page.goto(address + path)
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0, path
