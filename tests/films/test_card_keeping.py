"""Cards are made once, whoever asks at the same time, and old ones do not pile up."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from films.share_cards.keeping import END_OF_JPEG, forget, kept


@pytest.fixture(autouse=True)
def _locks_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "media").mkdir(exist_ok=True)


def content(word: str) -> bytes:
    return word.encode() + END_OF_JPEG


def names(owner: str) -> list[str]:
    return sorted(default_storage.listdir(f"cards/{owner}")[1])


def test_two_who_ask_at_once_get_one_picture_made_once() -> None:
    made: list[int] = []

    def slowly() -> bytes:
        made.append(1)
        time.sleep(0.2)
        return content("a")

    with ThreadPoolExecutor(8) as people:
        got = list(people.map(lambda _: kept("moment-1", "wide-aa.jpg", slowly), range(8)))
    assert set(got) == {content("a")}
    assert len(made) == 1
    assert names("moment-1") == ["wide-aa.jpg"]


def test_a_picture_of_what_has_changed_takes_the_place_of_the_old_one() -> None:
    for name in ("wide-aa.jpg", "square-bb.jpg", "wide-cc.jpg"):
        kept("moment-1", name, lambda: content("x"))
    assert names("moment-1") == ["square-bb.jpg", "wide-cc.jpg"]


def test_a_file_that_was_cut_short_is_made_again() -> None:
    kept("moment-1", "wide-aa.jpg", lambda: b"half a picture")
    assert kept("moment-1", "wide-aa.jpg", lambda: content("whole")) == content("whole")
    assert kept("moment-1", "wide-aa.jpg", lambda: content("never asked for")) == content("whole")
    assert names("moment-1") == ["wide-aa.jpg"]


def test_what_is_forgotten_is_gone() -> None:
    kept("moment-1", "wide-aa.jpg", lambda: content("x"))
    forget("moment-1")
    forget("moment-2")
    assert names("moment-1") == []
