"""A pack written as YAML, in the one canonical way: fields in the schema's order, defaults left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from films.catalogue.dump.scalars import scalar
from films.catalogue.read.items import (
    KEY_FIELDS,
    LISTS,
    MODELS,
    MOMENTS,
    Fields,
    Item,
    Items,
    Json,
    default_of,
    fields_from_key,
)

# Their texts are digits and signs that need no quotes here: a pack's reader knows no dates and times.
UNQUOTED = frozenset({"released_on", "born_on", "died_on", "aired_on", "starts_at", "ends_at"})
STEP = 2  # columns of indentation


def emit_pack(items: Items) -> str:
    lines_of: dict[str, list[Item]] = defaultdict(list)
    for line in items["lines"]:
        lines_of[line.key.partition("/")[0]].append(line)
    written = ["film:", *_mapping(items.film, STEP)]
    for section in LISTS:
        if items[section]:
            written += ["", f"{section}:", *_list(section, items[section], lines_of)]
    return "\n".join(written) + "\n"


def _list(section: str, items: list[Item], lines_of: dict[str, list[Item]]) -> Iterator[str]:
    for place, item in enumerate(items):
        if place and section in MOMENTS:
            yield ""
        yield from _entry(item, STEP)
        if section == "dialogues":
            yield f"{' ' * 2 * STEP}lines:"
            for number, line in enumerate(lines_of[item.key], start=1):
                yield from _entry(line, 3 * STEP, number)


def _entry(item: Item, indent: int, number: int = 0) -> Iterator[str]:
    """A mapping in a list: its first line has the dash."""
    first, *others = _mapping(item, indent + STEP, number)
    yield f"{' ' * indent}- {first.lstrip()}"
    yield from others


def _mapping(item: Item, indent: int, number: int = 0) -> Iterator[str]:
    margin = " " * indent
    for name, value in _told(item, number):
        if isinstance(value, list):
            yield f"{margin}{name}:"
            for each in value:
                yield from _with_text(f"{margin}  - ", each, indent + STEP)
        elif isinstance(value, str) and name not in UNQUOTED:
            yield from _with_text(f"{margin}{name}: ", value, indent)
        else:
            yield f"{margin}{name}: {str(value).lower() if isinstance(value, bool) else value}"


def _with_text(head: str, text: str, indent: int) -> Iterator[str]:
    first, *others = scalar(text, start=len(head), indent=indent)
    yield head + first
    yield from others


def _told(item: Item, number: int) -> Iterator[tuple[str, Json]]:
    """The fields that a pack has to name."""
    fields: Fields = {**item.fields, **fields_from_key(item.section, item.key)}
    for name in MODELS[item.section].model_fields:
        if name == "lines" or (item.section == "lines" and name == "key" and fields["key"] == str(number)):
            continue
        value = fields.get(name, "")
        if value not in ("", None, []) and (
            name in KEY_FIELDS[item.section] or value != default_of(item.section, name)
        ):
            yield name, value
