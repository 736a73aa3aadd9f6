"""Every text of the interface is translated, and what is compiled is what was translated."""

from __future__ import annotations

import gettext
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

HOUSE = Path(settings.BASE_DIR)
OTHERS = [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]

pytestmark = pytest.mark.skipif(
    not shutil.which("xgettext"), reason="translations need gettext: apt-get install gettext"
)


def run(*words: object, **how: Any) -> str:
    done = subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True, **how)
    return f"{done.stdout}{done.stderr}"


def messages(language: str) -> Path:
    return HOUSE / "locale" / language / "LC_MESSAGES" / "django.po"


def read(compiled: Path) -> dict[Any, str]:
    with compiled.open("rb") as file:
        catalog: dict[Any, str] = vars(gettext.GNUTranslations(file))["_catalog"]
    return {words: said for words, said in catalog.items() if words}  # the empty one holds dates


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_of_the_sources_is_translated(language: str, tmp_path: Path) -> None:
    """Gathered anew beside the repository, with nothing left to translate, and nothing fuzzy."""
    for folder in ("films", "community", "reelive", "templates"):
        (tmp_path / folder).symlink_to(HOUSE / folder)
    shutil.copytree(HOUSE / "locale", tmp_path / "locale")
    gather = ("makemessages", "--locale", language, "--symlinks", "--no-location", "--verbosity", "0")
    run(sys.executable, HOUSE / "manage.py", *gather, cwd=tmp_path, env=os.environ | {"DEBUG": "1"})
    gathered = tmp_path / "locale" / language / "LC_MESSAGES" / "django.po"
    said = run("msgfmt", "--statistics", "--output-file=/dev/null", gathered, env=os.environ | {"LC_ALL": "C"})
    assert "translated" in said
    assert "fuzzy" not in said
    assert "untranslated" not in said


@pytest.mark.parametrize("language", OTHERS)
def test_no_placeholder_and_no_plural_is_lost(language: str) -> None:
    run("msgfmt", "--check", "--output-file=/dev/null", messages(language))


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_compiled_is_what_was_translated(language: str, tmp_path: Path) -> None:
    run("msgfmt", "--output-file", tmp_path / "django.mo", messages(language))
    assert read(messages(language).with_suffix(".mo")) == read(tmp_path / "django.mo")
