"""A file that is no pack is refused with its line, quickly, and whatever it does."""

from __future__ import annotations

from pathlib import Path

import pytest

from films import limits
from films.catalogue.read.file import read_pack
from films.catalogue.read.problem import PackProblems
from tests.films.packs import CRANES, write_pack

DEEP = 200_000
MEBIBYTE = 1024 * 1024


def complaints(path: Path) -> list[str]:
    """What is said of the file, without its folder."""
    with pytest.raises(PackProblems) as caught:
        read_pack(path)
    return [str(problem).removeprefix(f"{path.parent}/") for problem in caught.value.problems]


def complaint(folder: Path, content: bytes | str) -> str:
    path = folder / "pack.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    [said] = complaints(path)
    return said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "pack.yaml:1: pack: is empty: expected a film, as README.md shows"),
        (b"\n \n", "pack.yaml:1: pack: is empty: expected a film, as README.md shows"),
        (b"film:\n  title: A\x00B\n", "pack.yaml:2: pack: holds the character U+0000: expected readable text"),
        (b"film:\n  title: \xff\n", "pack.yaml:2: pack: is not UTF-8: expected a text file in UTF-8"),
        (b"film:\n  slug: a", "pack.yaml:2: pack: ends in the middle of a line: expected a whole file: this one seems"),
        (b"film: {slug: a\n", "pack.yaml:2: pack: is no YAML: did not find expected ',' or '}': expected YAML: texts"),
        (b'film:\n  title: "A\n', "pack.yaml:3: pack: is no YAML: found unexpected end of stream: expected YAML: text"),
        (b"film:\n  title: A: B\n", "pack.yaml:2: pack: is no YAML: mapping values are not allowed in this context: e"),
        (
            b"film:\n\ttitle: A\n",
            "pack.yaml:2: pack: is no YAML: found character that cannot start any token: expected",
        ),
        (b"a: 1\n---\nb: 2\n", "pack.yaml:2: pack: is no YAML: but found another document: expected YAML: texts that"),
        (b"a: &x 1\n", "pack.yaml:1: pack: has an anchor, &x: expected plain values"),
        (b"a: !!python/name:os.system ''\n", "pack.yaml:1: pack: has a tag, tag:yaml.org,2002:python/name:os.system:"),
        (b"a: !secret 1\n", "pack.yaml:1: pack: has a tag, !secret: expected plain values"),
        (b"film:\n  slug: a\n  slug: b\n", "pack.yaml:2: film.slug: stands here twice, again in line 3: expected each"),
        (b"? [a]\n: b\n", "pack.yaml:1: pack: has a list or mapping for a name in line 1: expected a field's name"),
        ("[" * DEEP + "\n", "pack.yaml:1: pack: nests too deep: expected at most 12 levels"),
        ("- " * DEEP + "\n", "pack.yaml:1: pack: nests too deep: expected at most 12 levels"),
        ("{a: " * DEEP + "\n", "pack.yaml:1: pack: nests too deep: expected at most 12 levels"),
        ("- 1\n" * 150_001, "pack.yaml:150000: pack: holds too much: expected at most 150,000 values"),
        (b"x" * 50 * MEBIBYTE, "pack.yaml:1: pack: has 50.0 MB: expected at most 4 MB"),
    ],
    ids=lambda value: str(value[:40]) if len(value) < 200 else f"{len(value):,} bytes of {value[:4]!r}",
)
def test_what_is_no_pack_is_refused(tmp_path: Path, content: bytes | str, said: str) -> None:
    assert complaint(tmp_path, content).startswith(said)


def test_every_alias_is_named_and_none_multiplies(tmp_path: Path) -> None:
    laughs = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
    said = complaints(write_pack(tmp_path, laughs))
    assert "pack.yaml:2: pack: has an alias, *a0: expected plain values" in said
    assert len(said) == 40 + 2 * 39


def test_every_field_that_stands_twice_is_named(tmp_path: Path) -> None:
    path = write_pack(tmp_path, "film:\n  slug: a\n  slug: b\npeople: []\npeople: []\n")
    assert [said.partition(": expected")[0] for said in complaints(path)] == [
        "pack.yaml:2: film.slug: stands here twice, again in line 3",
        "pack.yaml:4: people: stands here twice, again in line 5",
    ]


def test_a_file_that_is_not_there_is_said_to_be_absent(tmp_path: Path) -> None:
    assert complaints(tmp_path / "none.yaml") == ["none.yaml:1: pack: is not there: expected a YAML file"]


def test_a_folder_is_no_pack(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").mkdir()
    assert complaints(tmp_path / "pack.yaml") == ["pack.yaml:1: pack: is no file: expected a YAML file"]


def test_a_pack_as_long_as_may_be_is_read(tmp_path: Path) -> None:
    padding = limits.PACK_BYTES_MAX - len(CRANES.encode()) - 3
    assert read_pack(write_pack(tmp_path, CRANES + "# " + "x" * padding + "\n")).data


def test_values_are_those_of_the_core_schema(tmp_path: Path) -> None:
    """`no` is no falsehood and `1:30` not ninety."""
    text = "a: [no, on, y, 1:30, 1957-10-12, 0o10, 1_000, '1', 12, -3, 1.5, true, False, null, ~, <<]\nb:\n"
    data = read_pack(write_pack(tmp_path, text)).data
    assert data == {
        "a": ["no", "on", "y", "1:30", "1957-10-12", 8, "1_000", "1", 12, -3, 1.5, True, False, None, None, "<<"],
        "b": None,
    }


def test_a_number_of_a_million_digits_is_only_text(tmp_path: Path) -> None:
    data = read_pack(write_pack(tmp_path, f"a: {'9' * 1_000_000}\n")).data
    assert data == {"a": "9" * 1_000_000}


def test_a_byte_order_mark_and_windows_line_ends_are_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + CRANES.replace("\n", "\r\n").encode())
    assert read_pack(path).data == read_pack(write_pack(tmp_path, CRANES, "other.yaml")).data


def test_lines_are_those_of_the_file(tmp_path: Path) -> None:
    document = read_pack(write_pack(tmp_path))
    assert document.line(("scenes", 1, "title")) == CRANES.splitlines().index("    title: The farewell") + 1
    assert document.line(("scenes", 1, "context")) == document.line(("scenes", 1))  # what is not there is around there
