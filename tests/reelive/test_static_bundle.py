"""What browsers are served in production: one stylesheet, modules by their hashed names, within the budget."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.test import Client

from reelive.static_bundle import BundledStaticFilesStorage, Files, bundle

SOURCE = Path(settings.BASE_DIR) / "static"
CSS_KB_MAX, JS_KB_MAX = 40, 15
NAMES = [str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*") if path.is_file()]
FILES: Files = {name: (FileSystemStorage(SOURCE), name) for name in NAMES}


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As `collectstatic` leaves our own files."""
    place = tmp_path_factory.mktemp("static")
    make: Any = BundledStaticFilesStorage  # whitenoise has no types
    storage = make(location=place, base_url="/static/")
    for name in NAMES:
        with (SOURCE / name).open("rb") as file:
            storage.save(name, file)
    for name, _, done in storage.post_process(dict(FILES)):
        assert not isinstance(done, Exception), f"{name}: {done}"
    return place


def named(collected: Path, name: str) -> Path:
    """The file that pages are sent to."""
    known = json.loads((collected / "staticfiles.json").read_text())["paths"]
    return collected / str(known[name])


def kilobytes(text: bytes) -> float:
    return len(gzip.compress(text, 9)) / 1024


def test_the_stylesheet_is_one_file(collected: Path) -> None:
    assert "@import" not in named(collected, "css/site.css").read_text()


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("css/components/")])
def test_every_component_is_in_it_whole_and_in_its_layer(collected: Path, name: str) -> None:
    rules = re.sub(r"/\*.*?\*/\s*", "", (SOURCE / name).read_text(), flags=re.DOTALL)
    assert f"@layer components {{\n{rules}}}" in bundle("css/site.css", FILES)
    assert rules.strip().split("\n")[-2] in named(collected, "css/site.css").read_text()


def test_the_layers_come_in_the_order_that_reset_says(collected: Path) -> None:
    text = named(collected, "css/site.css").read_text()
    order = re.findall(r"^@layer (\w+) \{", text, flags=re.MULTILINE)
    assert list(dict.fromkeys(order)) == ["reset", "tokens", "base", "layout", "components", "utilities"]
    assert text.startswith("@layer reset, tokens, base, layout, components, utilities;")


def test_a_part_that_is_missing_is_no_stylesheet() -> None:
    without = {name: file for name, file in FILES.items() if name != "css/components/vote.css"}
    with pytest.raises(KeyError, match=r"vote\.css"):
        bundle("css/site.css", without)


def test_modules_import_each_other_by_names_that_change(collected: Path) -> None:
    for path in (collected / "js").glob("*.????????????.js"):
        for imported in re.findall(r'from "\./([^"]+)"', path.read_text()):
            assert re.search(r"\.[0-9a-f]{12}\.js$", imported), f"{path.name} imports {imported}"
            assert (collected / "js" / imported).exists()


def test_styles_and_scripts_keep_to_their_budget(collected: Path) -> None:
    scripts = b"".join(path.read_bytes() for path in sorted((collected / "js").glob("*.????????????.js")))
    assert kilobytes(named(collected, "css/site.css").read_bytes()) <= CSS_KB_MAX
    assert kilobytes(scripts) <= JS_KB_MAX


@pytest.mark.django_db
def test_a_page_links_one_stylesheet(visitor: Client) -> None:
    assert re.findall(r'rel="stylesheet" href="([^"]+)"', visitor.get("/").content.decode()) == ["/static/css/site.css"]
