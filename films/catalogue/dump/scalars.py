"""A text as YAML, in the plainest style that reads back as the same text.

Short text stands plain where it can, else in quotes; long prose is folded (`>-`). YAML folds
single spaces only: text that has tabs, doubled blanks or odd line breaks is quoted on one line
instead, with its characters escaped.
"""

from __future__ import annotations

import re

from films.catalogue.read.values import plain_value

WIDTH = 100  # columns; a word that is longer stands alone in its line

# Where a plain text may not begin, and what it may not hold.
SIGNS = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`=~<]|\.\.\.")
UNPLAIN = re.compile(r": | #|:$|^$|^\s|\s$|[\n\t\x85\u2028\u2029]")
# Plain words and numbers that another YAML reader may take for something else than text.
AMBIGUOUS = re.compile(
    r"[yYnN]|(?i:yes|no|on|off|true|false|null)"
    r"|[-+]?[\d.][\d_.,:]*(?:[eE][-+]?\d*)?|[-+]?0[box][\da-fA-F_]+|[-+]?\.(?i:inf|nan)"
    r"|\d{4}-\d\d?-\d\d?(?:[Tt ].*)?"
)
# YAML reads these only when they are escaped.
UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
# Foldable: words with single spaces between them, and line breaks without blanks around them.
INK = "[^ \t\n\r\x85\u2028\u2029]"
FOLDABLE = re.compile(rf"{INK}(?:{INK}|[ \n](?={INK})|\n(?=\n))*")
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def scalar(text: str, *, start: int, indent: int) -> list[str]:
    """The text as lines of YAML: the first goes behind what takes `start` columns, the others stand as they are.

    `indent` is that of the mapping or list around it.
    """
    inline = _inline(text)
    is_block = "\n" in text or start + len(inline) > WIDTH
    if is_block and _is_foldable(text):
        return [">-", *_folded(text, " " * (indent + 2))]
    return [inline]


def is_plain(text: str) -> bool:
    """Whether it needs no quotes."""
    return not (
        SIGNS.match(text)
        or UNPLAIN.search(text)
        or UNPRINTABLE.search(text)
        or AMBIGUOUS.fullmatch(text)
        or not isinstance(plain_value(text), str)
    )


def _inline(text: str) -> str:
    if is_plain(text):
        return text
    if re.search(r"[\n\t\x85\u2028\u2029]", text) or UNPRINTABLE.search(text):
        return f'"{"".join(map(_escaped, text))}"'
    if '"' in text or "\\" in text:
        return f"'{text.replace(chr(39), chr(39) * 2)}'"
    return f'"{text}"'


def _escaped(character: str) -> str:
    if character in ESCAPES:
        return ESCAPES[character]
    if character in "\x85\u2028\u2029" or UNPRINTABLE.match(character):
        code = ord(character)
        return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
    return character


def _is_foldable(text: str) -> bool:
    return FOLDABLE.fullmatch(text) is not None and not UNPRINTABLE.search(text.replace("\n", ""))


def _folded(text: str, margin: str) -> list[str]:
    """A line break of the text becomes an empty line more: YAML makes a space of a single one."""
    lines: list[str] = []
    for place, paragraph in enumerate(text.split("\n")):
        if place:
            lines.append("")
        lines += [margin + line for line in _wrapped(paragraph, WIDTH - len(margin))] if paragraph else []
    return lines


def _wrapped(paragraph: str, width: int) -> list[str]:
    lines, line = [], ""
    for word in paragraph.split(" "):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]
