"""What YAML says made values: YAML 1.2's core schema and nothing cleverer, each value with its line."""

from __future__ import annotations

import re
from typing import Any

import yaml

from films.catalogue.read.document import Path_

# Plain scalars that are no text. Others are: `no`, `on`, `1:30` and `1957-10-12` too.
WORDS: dict[str, Any] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
# Longer numbers than these are text: no field takes them, and converting them costs quadratic time.
INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
FRACTION = re.compile(r"[-+]?(?:\.[0-9]{1,18}|[0-9]{1,18}\.?[0-9]{0,18})(?:[eE][-+]?[0-9]{1,3})?")
BASED = re.compile(r"0o[0-7]{1,18}|0x[0-9a-fA-F]{1,15}")

Fault = tuple[Path_, str, str]  # where, what is wrong, what was expected


class Values:
    """The values of a composed YAML node, their `lines`, and the `faults` found on the way.

    It recurses: the depth of the node has to be known to be small.
    """

    def __init__(self, root: yaml.Node | None) -> None:
        self.lines: dict[Path_, int] = {}
        self.faults: list[Fault] = []
        self.data = None if root is None else self._value(root, ())

    def _value(self, node: yaml.Node, path: Path_) -> Any:
        self.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.ScalarNode):
            return plain_value(node.value) if not node.style else node.value
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, (*path, place)) for place, item in enumerate(node.value)]
        return self._mapping(node, path)

    def _mapping(self, node: yaml.Node, path: Path_) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for name_node, value_node in node.value:
            line = name_node.start_mark.line + 1
            if not isinstance(name_node, yaml.ScalarNode):
                self.faults.append((path, f"has a list or mapping for a name in line {line}", "a field's name"))
                continue
            at = (*path, name_node.value)
            if name_node.value in made:
                self.faults.append((at, f"stands here twice, again in line {line}", "each field once"))
                continue
            self.lines[at] = line
            made[name_node.value] = self._value(value_node, at)
        return made


def plain_value(text: str) -> Any:
    """What a scalar without quotes means: nothing, true, false, a number, or the text itself."""
    if text in WORDS:
        return WORDS[text]
    if INTEGER.fullmatch(text):
        return int(text)
    if BASED.fullmatch(text):
        return int(text, 0)
    return float(text) if FRACTION.fullmatch(text) else text
