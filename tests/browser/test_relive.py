"""Relive mode in a real browser: pace, keys, fingers, an ending, and calm for those who listen."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from films.models import Dialogue, Film
from tests.factories import make_character, make_dialogue, make_film, make_scene

pytestmark = pytest.mark.django_db(transaction=True)
PACE = "([lines, speed]) => import('/static/js/pacing.js').then((module) => module.pace(lines, speed))"


@pytest.fixture
def dialogue() -> Dialogue:
    film = make_film(title="Up", year=2009)
    carl, russell = make_character(film, name="Carl"), make_character(film, name="Russell")
    lines = [(russell, "Are you in need of any assistance today, sir?"), (carl, "No."), (russell, "I could help.")]
    return make_dialogue(film, title="At the door", lines=lines, scene=make_scene(film, title="The porch"))


def relive(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Relive it").click()


def on_stage(page: Page, words: str) -> None:
    expect(page.locator(".relive__line--now .relive__words")).to_have_text(words)


@pytest.mark.parametrize(
    ("lines", "speed", "expected"),
    [
        ([("A", "one two three four five six")], 1, [2300]),
        ([("A", "No.")], 1, [1500]),
        ([("A", "one two three four five six"), ("B", "No.")], 1, [2800, 1500]),
        ([("A", "one two three four five six"), ("B", "No.")], 2, [1600, 1350]),
        ([("A", "人間生活の歴史の順序なん")], 1, [2300]),
    ],
)
def test_lines_stay_as_long_as_they_take_to_read(
    page: Page, address: str, lines: list[tuple[str, str]], speed: float, expected: list[int]
) -> None:
    page.goto(address)
    told: list[dict[str, str]] = [{"speaker": speaker, "text": text} for speaker, text in lines]
    assert page.evaluate(PACE, [told, speed]) == pytest.approx(expected)


def test_lines_come_one_by_one_and_end_with_the_vote(page: Page, address: str, dialogue: Dialogue) -> None:
    page.clock.install()
    relive(page, address + dialogue.get_absolute_url())
    on_stage(page, "Are you in need of any assistance today, sir?")
    page.clock.run_for(3_900)
    on_stage(page, "No.")
    page.clock.run_for(2_100)
    on_stage(page, "I could help.")
    page.clock.run_for(1_600)
    expect(page.get_by_text("Did you relive it?")).to_be_visible()
    expect(page.get_by_role("dialog").get_by_role("button", name="I relived it")).to_be_visible()
    page.get_by_role("button", name="Once more").click()
    on_stage(page, "Are you in need of any assistance today, sir?")


def test_keys_pause_step_and_leave(page: Page, address: str, dialogue: Dialogue) -> None:
    relive(page, address + dialogue.get_absolute_url())
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Play")).to_be_focused()
    for key, words in (("ArrowRight", "No."), ("ArrowRight", "I could help."), ("ArrowLeft", "No.")):
        page.keyboard.press(key)
        on_stage(page, words)
    page.get_by_role("button", name="Play").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="Relive it")).to_be_focused()
    expect(page.get_by_role("button", name="I relived it")).to_be_visible()


def test_a_swipe_steps_and_a_tap_pauses(page: Page, address: str, dialogue: Dialogue) -> None:
    relive(page, address + dialogue.get_absolute_url())
    page.locator(".relive__stage").click()
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    page.mouse.move(600, 300)
    page.mouse.down()
    page.mouse.move(400, 300)
    page.mouse.up()
    on_stage(page, "No.")


def test_whoever_listens_finds_a_list_and_is_not_shouted_at(page: Page, address: str, dialogue: Dialogue) -> None:
    relive(page, address + dialogue.get_absolute_url())
    hall = page.get_by_role("dialog", name="At the door")
    expect(hall.get_by_role("listitem")).to_have_text(
        ["Russell: Are you in need of any assistance today, sir?", "Carl: No.", "Russell: I could help."]
    )
    expect(hall.locator(".relive__stage")).to_have_attribute("aria-hidden", "true")
    assert hall.locator("[aria-live], [role=status]:not(#said), [role=alert], .relive__stage a").count() == 0
    expect(hall.locator("#said")).to_have_text("")


def test_who_wants_less_motion_starts_it_themselves(page: Page, address: str, dialogue: Dialogue) -> None:
    page.emulate_media(reduced_motion="reduce")
    relive(page, address + dialogue.get_absolute_url())
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    moving: Any = page.locator(".relive__line--now").evaluate("(line) => line.getAnimations().length")
    assert moving == 0


def test_a_scene_that_is_shown_anyway_plays_its_dialogues_as_well(page: Page, address: str) -> None:
    film = make_film(title="Premiere", year=timezone.localdate().year)
    scene = make_scene(film, title="The library", reveal_at=50)
    make_dialogue(film, lines=[(make_character(film, name="Ann"), "It was the butler.")], scene=scene, reveal_at=50)
    page.goto(address + scene.get_absolute_url())
    page.get_by_role("link", name="Show anyway").first.click()
    page.get_by_role("button", name="Relive it").click()
    on_stage(page, "It was the butler.")


def test_a_scene_plays_its_dialogues(page: Page, address: str, dialogue: Dialogue) -> None:
    assert dialogue.scene
    relive(page, address + dialogue.scene.get_absolute_url())
    on_stage(page, "Are you in need of any assistance today, sir?")


def test_nothing_is_cut_off_on_a_small_phone(page: Page, address: str, dialogue: Dialogue) -> None:
    page.set_viewport_size({"width": 320, "height": 568})
    relive(page, address + dialogue.get_absolute_url())
    for name in ("Close", "Pause", "The next line", "The line before"):
        box = page.get_by_role("button", name=name).bounding_box()
        assert box, name
        assert box["x"] >= 0, name
        assert box["x"] + box["width"] <= 320, name


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_there_is_the_transcript_alone(page: Page, address: str, dialogue: Dialogue) -> None:
    page.goto(address + dialogue.get_absolute_url())
    expect(page.get_by_text("I could help.", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Relive it")).to_be_hidden()


def test_what_a_reader_asked_to_see_can_be_relived(page: Page, address: str, dialogue: Dialogue) -> None:
    Dialogue.objects.update(reveal_at=43)
    Film.objects.update(year=2100)
    page.goto(address + dialogue.get_absolute_url())
    expect(page.get_by_role("button", name="Relive it")).to_be_hidden()
    page.get_by_role("link", name="Show anyway").click()
    page.get_by_role("button", name="Relive it").click()
    on_stage(page, "Are you in need of any assistance today, sir?")


def test_whoever_steps_by_hand_hears_each_line_and_at_its_end_the_question(
    page: Page, address: str, dialogue: Dialogue
) -> None:
    relive(page, address + dialogue.get_absolute_url())
    page.keyboard.press("Space")
    said = page.get_by_role("dialog").locator("#said")  # outside of it nothing is heard while it is open
    for heard in ("Carl: No.", "Russell: I could help.", "Did you relive it?"):
        page.keyboard.press("ArrowRight")
        expect(said).to_have_text(heard)
    page.keyboard.press("Escape")
    expect(page.locator("body > #said")).to_have_count(1)


def test_keys_in_the_transcript_scroll_it_and_move_nothing(page: Page, address: str, dialogue: Dialogue) -> None:
    relive(page, address + dialogue.get_absolute_url())
    page.keyboard.press("Space")
    page.get_by_role("region", name="All lines").focus()
    for key in ("ArrowRight", "ArrowDown", "Space"):
        page.keyboard.press(key)
    on_stage(page, "Are you in need of any assistance today, sir?")
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_in_a_low_window_every_word_can_be_scrolled_to(page: Page, address: str, dialogue: Dialogue) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    relive(page, address + dialogue.get_absolute_url())
    page.keyboard.press("Space")
    hidden = "(part) => part.scrollHeight - part.clientHeight"
    assert page.locator(".relive__stage").evaluate(hidden) <= 1
    page.get_by_role("button", name="The next line").scroll_into_view_if_needed()
    expect(page.get_by_role("button", name="The next line")).to_be_in_viewport()
