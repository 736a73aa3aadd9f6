"""How packs write the small things: addresses, dates, times, playheads and readable text.

Each function returns the one canonical spelling, or raises ValueError in the form
"what is wrong: expected what was expected".
"""

from __future__ import annotations

import datetime as dt
import re

from films.catalogue.read.problem import shown

SLUG = re.compile(r"[-a-zA-Z0-9_]+")
EPISODE = re.compile(r"(\d{1,2})x(\d{1,3})")
PLAYHEAD = re.compile(EPISODE.pattern + r"@(\d{1,3})")
TIMECODE = re.compile(r"(\d{1,2}):([0-5]\d):([0-5]\d)")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
DATE = re.compile(r"\d{4}-\d\d-\d\d")
# Control characters break feeds and tell a reader nothing.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
MINUTE_MAX = 999


def slug(value: str) -> str:
    return _fitting(SLUG, value, "letters a-z, digits and hyphens")


def line_reference(value: str) -> str:
    return _fitting(re.compile(f"{SLUG.pattern}/{SLUG.pattern}"), value, "dialogue-key/line-key")


def language(value: str) -> str:
    return _fitting(LANGUAGE, value, "a language tag, as ru or en-GB")


def timecode(value: str) -> str:
    hours, minutes, seconds = _fitting(TIMECODE, value, "h:mm:ss, as 1:02:30").split(":")
    return f"{int(hours)}:{minutes}:{seconds}"


def episode(value: str) -> str:
    season, number = _fitting(EPISODE, value, "season x number, as 1x05").split("x")
    return episode_key(int(season), int(number))


def episode_key(season: int, number: int) -> str:
    return f"{season}x{number:02d}"


def playhead(value: object) -> int | str:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MINUTE_MAX:
        return value
    if isinstance(value, str) and PLAYHEAD.fullmatch(value):
        place, minute = value.split("@")
        return f"{episode(place)}@{int(minute)}"
    raise ValueError(f"{shown(value)} does not fit: expected a minute, 0 to {MINUTE_MAX}, or 1x05@20 in a series")


def date(value: object) -> object:
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value if isinstance(value, str) and DATE.fullmatch(value) else "")
    except ValueError:
        raise ValueError(f"{shown(value)} is no date: expected YYYY-MM-DD") from None


def readable(value: str) -> str:
    if control := CONTROL.search(value):
        raise ValueError(f"holds the character U+{ord(control[0]):04X}: expected readable text")
    return value


def on_one_line(value: str) -> str:
    if "\n" in value:
        raise ValueError("runs over several lines: expected one line")
    return value


def tidy(text: str) -> str:
    """Text from the database as a pack could hold it: browsers send CR LF, and forms strip blanks."""
    return CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _fitting(pattern: re.Pattern[str], value: str, expected: str) -> str:
    if not pattern.fullmatch(value):
        raise ValueError(f"{shown(value)} does not fit: expected {expected}")
    return value
