"""Members in a browser: what is followed and saved by keyboard and without scripts, and a picture that is sent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from community.models import Member, SavedItem
from tests.community.pictures import drawn
from tests.factories import make_comment, make_film, make_member, make_post, make_quote


def test_a_member_is_followed_by_keyboard_and_the_focus_stays(
    page: Page, address: str, alice: Member, sign_in: Callable[[Member], None]
) -> None:
    make_member("bob", display_name="Bob of the birches")
    sign_in(alice)
    page.goto(f"{address}/members/bob/")
    page.get_by_role("button", name="Follow").focus()
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name="Following @bob", pressed=True)
    expect(button).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("You follow now.")
    # No finger is as fast as a script: htmx takes 20 ms to look at what it put on the page.
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Follow @bob", pressed=False)).to_be_focused()


def test_a_moment_is_saved_without_scripts_and_its_note_kept(
    browser: Browser, address: str, alice: Member, sign_in: Callable[[Member], None], page: Page
) -> None:
    quote = make_quote(make_film(), title="The mailbox")
    sign_in(alice)
    plain = browser.new_context(java_script_enabled=False, storage_state=page.context.storage_state()).new_page()
    plain.goto(address + quote.get_absolute_url())
    plain.get_by_role("button", name="Save The mailbox").click()
    expect(plain.get_by_role("button", name="Saved The mailbox", pressed=True)).to_be_visible()
    plain.goto(f"{address}/me/saved/")
    plain.get_by_text("Add a note").click()
    plain.get_by_label("Your note").fill("For Sunday.")
    plain.get_by_role("button", name="Keep the note").click()
    expect(plain.get_by_text("For Sunday.").first).to_be_visible()
    assert SavedItem.objects.get().note == "For Sunday."


def test_buttons_under_a_comment_change_and_the_comment_stays(
    page: Page, address: str, alice: Member, sign_in: Callable[[Member], None]
) -> None:
    comment = make_comment(make_post(author=make_member("bob")), body_html="<p>And the lamp.</p>")
    sign_in(alice)
    page.goto(address + comment.discussion.get_absolute_url())
    for before, after in (("Save this comment", "Saved this comment"), ("I relived it", "I relived it 1")):
        in_talk = page.locator("#comments")
        in_talk.get_by_role("button", name=before, exact=True).click()
        expect(in_talk.get_by_role("button", name=after, exact=True, pressed=True)).to_be_visible()
    expect(page.get_by_text("And the lamp.")).to_be_visible()
    assert SavedItem.objects.get().comment == comment


def test_a_picture_is_sent_and_shown(
    page: Page, address: str, alice: Member, sign_in: Callable[[Member], None], tmp_path: Path
) -> None:
    picture = tmp_path / "me.png"
    picture.write_bytes(drawn())
    sign_in(alice)
    page.goto(f"{address}/me/profile/")
    page.get_by_label("A new picture").set_input_files(picture)
    page.get_by_role("button", name="Keep this").click()
    expect(page).to_have_url(f"{address}/members/alice/")
    assert Member.objects.get().avatar.name
