"""Reads pages as a screen reader does: every word with the language that is nearest to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

from django.test import Client

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
UNHEARD = {"head", "script", "style", "svg", "textarea"}


@dataclass
class Element:
    tag: str
    lang: str
    is_heard: bool


class Page(HTMLParser):
    """Its words, each with the language that is nearest, and the elements that only repeat what holds already."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open = [Element("", "", is_heard=True)]
        self.words: list[tuple[str, str]] = []
        self.superfluous: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found, around = dict(attrs), self.open[-1]
        lang = found["lang"] or "" if "lang" in found else around.lang
        if lang and found.get("lang") == around.lang and found.get("class") != "language__name":
            self.superfluous.append(str(self.get_starttag_text()))
        if tag not in VOID:
            self.open.append(Element(tag, lang, around.is_heard and tag not in UNHEARD))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1].is_heard and data.strip():
            self.words.append((" ".join(data.split()), self.open[-1].lang))

    def read_otherwise(self, mark: str, lang: str) -> list[tuple[str, str]]:
        return [(words, found) for words, found in self.words if mark in words and found != lang]


def read(client: Client, addresses: Mapping[str, str], language: str) -> dict[str, Page]:
    pages = {}
    for name, address in addresses.items():
        response = client.get(address, headers={"Accept-Language": language})
        assert response.status_code == 200, (name, address)
        pages[name] = Page(response.content.decode())
    return pages


def wrongly_read(pages: dict[str, Page], mark: str, lang: str) -> dict[str, list[tuple[str, str]]]:
    return {name: found for name, page in pages.items() if (found := page.read_otherwise(mark, lang))}
