"""The fixed words of a pasted page, in the languages that pages come in; add a language by adding a row."""

from __future__ import annotations

from typing import Literal, NamedTuple

from films.catalogue.page.text import fold

BRAND = "reelive"
PROMOTED = "reelive app"  # stands in the block that advertises the app
COMMAS = ",，、،"
COLONS = ":："
LABEL_MAX = 40  # characters before a marker's colon
TRACK_MAX = 900  # characters; a longer line is prose


class Words(NamedTuple):
    context: tuple[str, ...]
    why: tuple[str, ...]
    by: tuple[str, ...]
    button: tuple[str, ...]  # the label of a button that was copied along


WORDS = {
    "en": Words(("Context",), ("Why it matters",), ("by",), ("Download App", "Download the app")),
    "de": Words(("Kontext",), ("Warum es wichtig ist", "Warum das wichtig ist"), ("von",), ("App herunterladen",)),
    "es": Words(
        ("Contexto",),
        ("Por qué importa", "Por qué es importante"),
        ("por", "de"),
        ("Descargar la aplicación", "Descargar la app"),
    ),
    "fr": Words(
        ("Contexte",),
        ("Pourquoi c'est important", "Pourquoi cela compte"),
        ("par", "de"),
        ("Télécharger l'application", "Télécharger l'appli"),
    ),
    "it": Words(("Contesto",), ("Perché è importante", "Perché conta"), ("di",), ("Scarica l'app",)),
    "ja": Words(("背景", "文脈"), ("なぜ重要か", "重要な理由"), ("作曲",), ("アプリをダウンロード",)),
    "pl": Words(("Kontekst",), ("Dlaczego to ważne", "Dlaczego to jest ważne"), ("autorstwa",), ("Pobierz aplikację",)),
    "ru": Words(("Контекст",), ("Почему это важно",), ("композитора", "от"), ("Скачать приложение",)),
}
MARKERS = {
    fold(label): (kind, language)
    for language, words in WORDS.items()
    for kind, labels in (("context", words.context), ("why", words.why))
    for label in labels
}
BUTTONS = {fold(label) for words in WORDS.values() for label in words.button}
BY = tuple(dict.fromkeys(f" {word} " for words in WORDS.values() for word in words.by))


class Marker(NamedTuple):
    kind: Literal["context", "why"]
    language: str
    text: str  # after the colon


class TrackLine(NamedTuple):
    title: str
    by_whom: str
    usage: str


def read_marker(text: str) -> Marker | None:
    """Read a line that begins with a marker, as `Context: …`."""
    at = min((place for colon in COLONS if (place := text.find(colon, 0, LABEL_MAX)) >= 0), default=-1)
    if at < 0 or (found := MARKERS.get(fold(text[:at]))) is None:
        return None
    return Marker("context" if found[0] == "context" else "why", found[1], text[at + 1 :].strip())


def branded_title(text: str) -> str | None:
    """Read what stands before `, Reelive` at the end of a line; None on any other line."""
    if text[-len(BRAND) :].casefold() != BRAND:
        return None
    head = text[: -len(BRAND)].rstrip()
    return head[:-1].rstrip() or None if head.endswith(tuple(COMMAS)) else None


def read_track(text: str, *, language: str) -> TrackLine | None:
    """Read `title by whom, usage`.

    The usage begins at the first comma that has a `by` before it; the name at the last `by` before that comma.
    """
    if len(text) > TRACK_MAX:
        return None
    words = tuple(f" {word} " for word in (*WORDS[language].by, "by")) if language else BY
    for at, character in enumerate(text):
        head = text[:at]
        if character in COMMAS and (word := next((word for word in words if word in head), "")):
            title, _word, by_whom = head.rpartition(word)
            track = TrackLine(title.strip(), by_whom.strip(), text[at + 1 :].strip())
            return track if all(track) else None
    return None
