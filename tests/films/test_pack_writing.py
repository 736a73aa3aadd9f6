"""Whatever a pack says, written and read back, is the same; and its canonical form is what a person would write."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from films.catalogue.check.packs import check_pack
from films.catalogue.dump.emit import emit_pack
from films.catalogue.dump.scalars import WIDTH, scalar
from films.catalogue.read.file import read_pack
from tests.films.packs import CRANES, SERIES, changed, write_pack

NASTY = [
    "no", "yes", "null", "~", "true", "True", "1984", "1:30", "0:01:30", "1957-10-12", "1e3", ".5", "0x1F", "0o17",
    "+1", ".inf", "1_000", "=", "<<", "-", "- a", "a: b", "a:", ": a", "a #b", "#a", "'a'", '"a"', "a'b\"c\\d",
    "@a", "`a", "%a", "&a", "*a", "!a", "|a", ">a", "?a", "? a", "[a]", "{a}", "a, [b]: c", "...", "---", "--- a",
    "%YAML 1.2", "y", "N", "on", " a", "a ", "\ta", "a\t", "a\tb", "a  b", "a\nb", "a\n\nb", "a\n b", "a \nb",
    "\na", "a\n", "a\n\n", "\n", "a\u2028b", "a\u2029b", "a\x85b", "\ufeffa", "a\ufeff", "🕊️ журавли 鶴",
    "\U0010ffff", "\uffff", "\xa0", "a\xa0b", "\xa0word " * 40 + "end", "a" * 300, "word " * 60 + "end",
    "word " * 60 + "a: b # c", "long " * 30 + "\nshort\n\n\n" + "long " * 30 + "end", "- " + "word " * 40 + "end",
    "# " + "word " * 40 + "end", "word  " * 40 + "end", "word\t" * 40 + "end",
]  # fmt: skip
TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from(" \n\t:#-'\"\\>|[]{}&*!%@`,?.~0123456789\x85\u2028\ufeff"),
    ),
    min_size=1,
    max_size=300,
)


def round_trip(text: str, indent: int = 4) -> object:
    """Write it as a field of an item in a list, and read that."""
    first, *others = scalar(text, start=indent + 6, indent=indent)
    lines = ["items:", "  - key: a", " " * indent + "text: " + first, *others, " " * indent + "after: it"]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "pack.yaml"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")
        data = read_pack(path).data
    assert isinstance(data, dict)
    assert data["items"][0]["after"] == "it"
    return data["items"][0]["text"]


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_survives(text: str) -> None:
    assert round_trip(text) == text


@given(TEXTS)
@example("word " * 30 + "\n" + "word " * 30 + "end")
def test_any_text_survives(text: str) -> None:
    assert round_trip(text) == text


@given(st.lists(st.text("abc,.;'éж", min_size=1, max_size=12), min_size=1, max_size=120).map(" ".join))
def test_prose_fits_the_page(text: str) -> None:
    first, *others = scalar(text, start=10, indent=4)
    assert all(len(line) <= WIDTH for line in others)
    assert others or 10 + len(first) <= WIDTH or first[0] in "\"'"


@pytest.mark.parametrize("text", ["1984", "no", "null", "1:30", "1957-10-12", "1_000", "y"])
def test_text_that_other_readers_would_take_for_something_else_is_quoted(text: str) -> None:
    assert yaml.safe_load("a: " + scalar(text, start=3, indent=0)[0]) == {"a": text}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("The Cranes Are Flying", "The Cranes Are Flying"),
        ("Wikipedia: The Cranes", '"Wikipedia: The Cranes"'),
        ('"Squirrel", he said: yes', "'\"Squirrel\", he said: yes'"),
        ("What now, Ellie?", "What now, Ellie?"),
        ("Monsters, Inc. (2001) [restored]", "Monsters, Inc. (2001) [restored]"),
        ("12 Angry Men", "12 Angry Men"),
        ("1x05", "1x05"),
    ],
)
def test_short_text_stands_as_a_person_would_write_it(text: str, written: str) -> None:
    assert scalar(text, start=4, indent=4) == [written]


@pytest.mark.parametrize("text", [CRANES, SERIES], ids=["film", "series"])
def test_a_canonical_pack_is_written_as_it_was(tmp_path: Path, text: str) -> None:
    assert emit_pack(check_pack(write_pack(tmp_path, text)).items) == text


def test_what_goes_without_saying_is_left_out(tmp_path: Path) -> None:
    wordy = changed(
        CRANES,
        ("  slug: cranes\n", "  slug: cranes\n  kind: film\n  related: []\n"),
        (
            "    starts_at: 0:01:00\n",
            "    starts_at: 00:01:00\n    slug: bridge\n    provenance: retold\n    reveal_at: 0\n",
        ),
        ("    title: The farewell\n", "    title: The farewell\n    source:\n    estimated: false\n"),
        ("  - key: ships\n", "  - key: ships\n    title: Veronika, in The bridge\n    language: en\n"),
    )
    assert emit_pack(check_pack(write_pack(tmp_path, wordy)).items) == CRANES


def test_the_place_of_a_line_is_its_key_unless_it_has_another(tmp_path: Path) -> None:
    keyed = changed(
        CRANES, ("      - key: l1\n        speaker", "      - key: 1\n        speaker"), ("squirrel/l1", "squirrel/1")
    )
    keyed = keyed.replace("key: 1\n", 'key: "1"\n')
    written = emit_pack(check_pack(write_pack(tmp_path, keyed)).items)
    assert "      - speaker: veronika\n" in written
    assert "    line: squirrel/1\n" in written
