"""A pack's file made data, without trusting it: its size first, then the parser's events, then its values."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NoReturn

import yaml

from films import limits
from films.catalogue.read.document import Document
from films.catalogue.read.problem import PackProblems, Problem
from films.catalogue.read.values import Values

# What libyaml refuses to read; found here, so that the message can name the line.
UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
EXPECTED_YAML = "YAML: texts that hold ': ' or begin with a sign stand in quotes, quotes and brackets close"
MEBIBYTE = 1024 * 1024


def read_pack(path: Path) -> Document:
    """Read one file. Raises PackProblems with all that is wrong with its YAML."""
    name = called(path)
    text = _text(path, name)
    try:
        _walk(text, name)
        values = Values(yaml.compose(text, Loader=_PlainLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        _refuse(name, mark.line + 1 if mark else 1, f"is no YAML: {error.problem}", EXPECTED_YAML)
    document = Document(path, name, values.data, values.lines)
    if values.faults:
        raise PackProblems([document.problem(*fault) for fault in values.faults])
    return document


def called(path: Path) -> str:
    """The file as the person at the terminal knows it."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


class _PlainLoader(yaml.CSafeLoader):
    """Leaves every scalar as it stands; `values.py` says what it means."""

    def resolve(self, *_: Any) -> str:
        return ""


def _walk(text: str, name: str) -> None:
    """Refuse what must not be composed: depth crashes the parser, aliases multiply, tags make objects."""
    depth = values = 0
    problems = []
    for event in yaml.parse(text, Loader=_PlainLoader):
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.NodeEvent):
            values += 1
            depth += isinstance(event, yaml.CollectionStartEvent)
            if depth > limits.PACK_DEPTH_MAX:
                _refuse(name, _line(event), "nests too deep", f"at most {limits.PACK_DEPTH_MAX} levels")
            if values > limits.PACK_VALUES_MAX:
                _refuse(name, _line(event), "holds too much", f"at most {limits.PACK_VALUES_MAX:,} values")
            if clever := _cleverness(event):
                problems.append(Problem(name, _line(event), "pack", clever, "plain values"))
    if problems:
        raise PackProblems(problems)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _cleverness(event: yaml.NodeEvent) -> str:
    if isinstance(event, yaml.AliasEvent):
        return f"has an alias, *{event.anchor}"
    if event.anchor:
        return f"has an anchor, &{event.anchor}"
    tag = getattr(event, "tag", None)
    return f"has a tag, {tag}" if tag else ""


def _text(path: Path, name: str) -> str:
    content = _content(path, name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _refuse(name, content.count(b"\n", 0, error.start) + 1, "is not UTF-8", "a text file in UTF-8")
    if unreadable := UNREADABLE.search(text):
        line = text.count("\n", 0, unreadable.start()) + 1
        _refuse(name, line, f"holds the character U+{ord(unreadable[0]):04X}", "readable text")
    if not text.strip():
        _refuse(name, 1, "is empty", "a film, as README.md shows")
    if not text.endswith("\n"):
        _refuse(name, text.count("\n") + 1, "ends in the middle of a line", "a whole file: this one seems cut off")
    return text


def _content(path: Path, name: str) -> bytes:
    if not path.is_file():
        _refuse(name, 1, "is no file" if path.exists() else "is not there", "a YAML file")
    try:
        with path.open("rb") as file:
            content = file.read(limits.PACK_BYTES_MAX + 1)
    except OSError as error:
        _refuse(name, 1, f"cannot be read ({error.strerror})", "a file that can be read")
    if len(content) > limits.PACK_BYTES_MAX:
        size = path.stat().st_size / MEBIBYTE
        _refuse(name, 1, f"has {size:.1f} MB", f"at most {limits.PACK_BYTES_MAX // MEBIBYTE} MB")
    return content


def _refuse(name: str, line: int, wrong: str, expected: str) -> NoReturn:
    raise PackProblems([Problem(name, line, "pack", wrong, expected)])
