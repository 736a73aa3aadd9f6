"""Writing and reading posts in a real browser, with scripts and without."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from community.models import Member, Post
from community.posting import publish_post
from tests.browser.waiting import expect_of_page
from tests.factories import PASSWORD, make_film, make_member, make_post, make_scene

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Member], None]
UNTIL_A_COPY_IS_KEPT = """() => new Promise((done) => {
  const look = () => (localStorage.length ? done() : setTimeout(look, 50));
  look();
})"""


@pytest.fixture
def writer() -> Member:
    return make_member("writer")


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def spoiled(author: Member) -> Post:
    now = make_post().posted_at
    body = "It was >!a sled!<.\n\n>!And it\n\nburned!<"
    return publish_post(author=author, kind="talk", title="The end", body=body, now=now)


def test_spoilers_open_by_keyboard_without_scripts(without_scripts: Page, address: str, writer: Member) -> None:
    page = without_scripts
    page.goto(address + spoiled(writer).get_absolute_url())
    words, drawer = page.get_by_text("a sled"), page.get_by_text("burned")
    expect(words).to_be_hidden()
    expect(drawer).to_be_hidden()
    page.get_by_role("checkbox", name="Spoiler").press("Space")
    expect(words).to_be_visible()
    page.locator("details.spoiler summary").press("Enter")
    expect(drawer).to_be_visible()
    page.get_by_role("checkbox", name="Spoiler").press("Space")
    expect(words).to_be_hidden()


def test_a_post_is_written_previewed_and_published_without_scripts(
    without_scripts: Page, address: str, writer: Member
) -> None:
    page = without_scripts
    page.goto(f"{address}/accounts/login/?next=/talk/new/")
    page.get_by_label("Username or email").fill("writer")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").last.click()
    page.get_by_label("Title").fill("On balloons")
    page.get_by_label("Your text").fill("They *rise*.")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator(".editor__preview em")).to_have_text("rise")
    page.get_by_role("button", name="Post it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("On balloons")


def test_with_scripts_the_preview_comes_without_leaving_the_page(
    page: Page, address: str, sign_in: SignIn, writer: Member
) -> None:
    sign_in(writer)
    make_scene(make_film(title="Up", year=2009), title="The house", reveal_at=43)
    page.goto(f"{address}/talk/new/")
    page.get_by_label("Your text").fill("They *rise*.")
    expect(page.locator("[data-editor-left]")).to_have_text("19,988 characters left")
    page.get_by_label("Film or series").fill("Up (2009)")
    page.get_by_label("Title").fill("On balloons")  # leaving the film brings its scenes
    expect(page.get_by_label("This gives away what happens up to")).to_contain_text("The house (minute 43)")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator(".editor__preview em")).to_have_text("rise")
    expect(page.get_by_label("Title")).to_have_value("On balloons")


def test_a_closed_tab_loses_nothing_until_it_is_stored(
    page: Page, address: str, sign_in: SignIn, writer: Member
) -> None:
    sign_in(writer)
    page.goto(f"{address}/talk/new/")
    page.get_by_label("Title").fill("On balloons")
    page.get_by_label("Your text").fill("They rise.")
    page.evaluate(UNTIL_A_COPY_IS_KEPT)
    page.goto(f"{address}/talk/")
    page.goto(f"{address}/talk/new/")
    expect(page.get_by_label("Your text")).to_have_value("")
    page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_label("Your text")).to_have_value("They rise.")
    expect(page.get_by_label("Title")).to_have_value("On balloons")
    page.get_by_role("button", name="Post it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("On balloons")
    page.goto(f"{address}/talk/new/")
    expect(page.get_by_role("button", name="Put it back")).to_be_hidden()
    expect_of_page(page, "localStorage.length", 0)


def test_a_copy_is_forgotten_when_its_member_signs_out(
    page: Page, address: str, sign_in: SignIn, writer: Member
) -> None:
    sign_in(writer)
    page.goto(f"{address}/talk/new/")
    page.get_by_label("Your text").fill("Nobody else's business")
    page.evaluate(UNTIL_A_COPY_IS_KEPT)
    page.locator(".header__account summary").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in").first).to_be_visible()
    expect_of_page(page, "localStorage.length", 0)


def test_a_copy_can_be_refused(page: Page, address: str, sign_in: SignIn, writer: Member) -> None:
    sign_in(writer)
    page.goto(f"{address}/talk/new/")
    page.get_by_label("Your text").fill("Not that")
    page.evaluate(UNTIL_A_COPY_IS_KEPT)
    page.goto(f"{address}/talk/new/")
    page.get_by_role("button", name="Forget it").click()
    page.reload()
    expect(page.get_by_role("button", name="Put it back")).to_be_hidden()


def test_pages_of_talk_do_not_scroll_sideways_on_a_small_phone(
    page: Page, address: str, sign_in: SignIn, writer: Member
) -> None:
    film = make_film(title="A title of many words that has to wrap somewhere, wherever it can")
    body = f"{'x' * 300} https://example.org/{'y' * 200}\n\n    {'code ' * 60}\n\n/m/{make_scene(film).pk}/"
    post = publish_post(
        author=writer,
        kind="talk",
        title="W" * 200,
        body=body,
        film=film,
        tags=["t" * 30] * 3,
        now=make_post().posted_at,
    )
    sign_in(writer)
    page.set_viewport_size({"width": 320, "height": 700})
    own = [f"/talk/posts/{post.pk}/{what}/" for what in ("edit", "history", "delete", "disown")]
    for path in (
        "/talk/",
        post.get_absolute_url(),
        "/talk/new/",
        "/about/limits/",
        "/films/" + film.slug + "/talk/",
        *own,
    ):
        page.goto(address + path)
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0, path
