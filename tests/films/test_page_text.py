"""The bytes of a pasted page: which are text, in which encoding, and what is said of the rest."""

from __future__ import annotations

import codecs

import pytest

from films import limits
from films.catalogue.page.reader import read_page
from films.catalogue.page.text import PageError, decode_page, fold, split_rows
from tests.films.pages import PAGE, contents


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_text_is_read_in_the_encoding_that_its_mark_names(mark: bytes, encoding: str) -> None:
    assert decode_page(mark + f"{PAGE}Летят".encode(encoding)) == f"{PAGE}Летят"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "it is empty"),
        (b" \r\n\t\n", "it is empty"),
        (codecs.BOM_UTF8, "it is empty"),
        ("\u200b\n\u2060\n\u00a0".encode(), "it is empty"),
        (b"A film\n\x00", "line 2: this is not a text file: it holds a NUL"),
        (b"A film\n\n\xff\xd8\xff\xe0", "line 3: this is not a text file in UTF-8"),
        ("Сцена".encode("cp1251"), "line 1: this is not a text file in UTF-8"),
        ("A film".encode("utf-16-le"), "line 1: this is not a text file: it holds a NUL"),
        (codecs.BOM_UTF16_LE + b"A", "line 1: this is not a text file in UTF-8"),
        (b"A film\n\x1b[31m", "line 2: it holds the control character U+001B: expected readable text"),
        (b"x" * (limits.PAGE_BYTES_MAX + 1), "it has 4.0 MB: at most 4 MB"),
        (b"\n" * limits.PAGE_LINES_MAX, "it has 20001 lines: at most 20000"),
    ],
)
def test_what_is_no_page_of_text_is_refused_in_a_line(content: bytes, sentence: str) -> None:
    with pytest.raises(PageError) as refused:
        read_page(decode_page(content))
    assert str(refused.value) == sentence


def test_half_a_character_is_refused() -> None:
    with pytest.raises(PageError, match=r"line 2: it holds the control character U\+D800"):
        split_rows("A\n\ud800")


def test_marks_that_show_nothing_do_not_fill_a_line() -> None:
    rows = split_rows("\ufeffOne\n\u200b\n\u200e\nTwo\u200b")
    assert [(row.number, row.text) for row in rows] == [(1, "One"), (4, "Two")]


def test_folding_ignores_case_typography_and_invisible_marks() -> None:
    assert fold("  BORIS’S\u00a0Mo\u00adther ") == fold("boris's mother")
    assert fold("“STRASSE” – Nord") == fold('"straße" - nord')


def test_a_byte_order_mark_changes_nothing_in_what_is_read() -> None:
    marked = decode_page(codecs.BOM_UTF8 + PAGE.replace("\n", "\r\n").encode())
    assert contents(read_page(marked)) == contents(read_page(PAGE))
