"""What a stranger finds in the repository: Reelive, and nothing of the machine that made it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import community.urls as community_urls
import films.urls as films_urls
from tests.architecture.sources import HOUSE, named, tracked

TEXTS = [path for path in tracked("*") if path.suffix not in {".png", ".webp", ".jpg", ".ico", ".mo", ".woff2", ".gif"}]


@pytest.mark.parametrize("path", TEXTS, ids=named)
def test_no_path_of_a_machine_is_committed(path: Path) -> None:
    assert not re.search(r"(?<![\w.])/(?:work|root|opt|home)/\w", path.read_text())


@pytest.mark.parametrize("path", tracked("requirements*.txt"), ids=named)
def test_locked_requirements_have_hashes_and_no_index(path: Path) -> None:
    text = path.read_text()
    pinned = re.findall(r"^[a-z0-9._-]+(?:\[[^\]]+\])?==", text, flags=re.MULTILINE | re.IGNORECASE)
    assert len(pinned) > 10
    assert not re.search(r"https?://|--index|--find-links|file:", text)
    assert all(
        "--hash=sha256:" in block for block in re.split(r"\n(?=[a-z0-9])", text, flags=re.IGNORECASE) if "==" in block
    )


def test_every_view_template_and_stylesheet_shares_its_noun() -> None:
    for path in tracked("films/views/*.py"):
        if path.stem == "__init__":
            continue
        assert (HOUSE / "templates" / "films" / path.stem).is_dir() or path.stem.startswith("_"), path.stem


def test_no_address_and_no_name_of_one_stands_twice() -> None:
    patterns = [*community_urls.urlpatterns, *films_urls.urlpatterns]
    for of_one in ([str(pattern.pattern) for pattern in patterns], [pattern.name for pattern in patterns]):
        assert sorted(map(str, of_one)) == sorted(set(map(str, of_one)))
