"""What pydantic found wrong, in words for the person who wrote the pack."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from films.catalogue.read.problem import shown
from films.catalogue.read.schema import Entry

# What a required field holds, where "some text" would not do.
REQUIRED = {
    "film": "a mapping with slug, title and year",
    "slug": "letters, digits and hyphens",
    "key": "a name that stays for ever, as the-farewell",
    "year": "a year, as 1957",
    "season": "a whole number",
    "number": "a whole number",
    "person": "the slug of one of the people",
    "speaker": "the slug of one of the characters",
    "job": "what they did, as director",
    "provenance": "how we know it: heard, script, secondary, retold, disputed or misattributed",
    "lines": "a list of lines",
}
KINDS = {
    "string_type": "text; a number or true and false need quotes to be text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "list_type": "a list",
    "model_type": "a mapping",
}
LIMITS = {
    "greater_than_equal": ("ge", "{} or more"),
    "less_than_equal": ("le", "{} or less"),
}


def said(error: Mapping[str, Any], model: type[Entry]) -> tuple[str, str]:
    """What is wrong, and what was expected."""
    kind, given, context = error["type"], error.get("input"), error.get("ctx", {})
    if kind in KINDS:
        return f"is {shown(given)}", KINDS[kind]
    if kind in LIMITS:
        name, expected = LIMITS[kind]
        return f"is {shown(given)}", expected.format(context[name])
    if kind == "value_error":
        wrong, _, expected = str(context["error"]).rpartition(": expected ")
        return wrong, expected
    return (
        _of_names(kind, error, model) or _of_values(kind, given, context) or (f"is {shown(given)}", str(error["msg"]))
    )


def _of_names(kind: str, error: Mapping[str, Any], model: type[Entry]) -> tuple[str, str] | None:
    match kind:
        case "missing":
            return "is missing", REQUIRED.get(str(error["loc"][-1]), "some text")
        case "extra_forbidden":
            return "is no field here", _fields(str(error["loc"][-1]), model)
    return None


def _of_values(kind: str, given: Any, context: Mapping[str, Any]) -> tuple[str, str] | None:
    match kind:
        case "literal_error":
            return f"is {shown(given)}", str(context["expected"]).replace("'", "")
        case "string_too_short":
            return "is empty", "some text, or to leave the field out"
        case "string_too_long":
            return f"has {len(given):,} characters", f"at most {context['max_length']:,}"
        case "too_short":
            return "is empty", f"at least {context['min_length']}"
        case "too_long":
            return f"has {len(given):,} entries", f"at most {context['max_length']:,}"
    return None


def _fields(name: str, model: type[Entry]) -> str:
    names = list(model.model_fields)
    if close := get_close_matches(name[:80], names, n=1):
        return f"{close[0]}, perhaps"
    return f"one of {', '.join(names)}"
