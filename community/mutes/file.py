"""A member's rules as one JSON file, to be carried to another account or given to a friend.

    {"format": "reelive-mutes-1", "mutes": [
        {"kind": "phrase", "what": "the ending", "does": "fold", "where": ["lists"], "until": "2027-01-01T00:00:00Z"}]}

`kind` is one of person, film, character, tag, phrase (whole words) and part (of words); `what` is a username, the
film's part of an address, `film/character`, a tag, or the phrase. `does` is fold or remove. `where` (everywhere) and
`until` (until taken back) may be missing.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from community.limits import MUTES_MAX
from community.models import Mute
from community.models.mute import EVERYWHERE, Where, bits_of, places_of
from community.mutes.naming import NAME_SHOWN, name_of, thing_named
from community.muting import Wish

FORMAT = "reelive-mutes-1"
UNREADABLE = re.compile("[\x00\ud800-\udfff]")  # what JSON can spell and no database keeps
DOES = {"fold": False, "remove": True}


def write_file(mutes: Iterable[Mute]) -> str:
    return json.dumps({"format": FORMAT, "mutes": [_written(mute) for mute in mutes]}, ensure_ascii=False, indent=1)


class Contents(NamedTuple):
    wishes: list[Wish]
    unknown: list[str]  # names that nothing here has
    over: int  # how many rules have had their time


def read_file(written: bytes, *, now: dt.datetime) -> Contents:
    """The rules that the file holds.

    Raises a ValidationError that says where the file is wrong.
    """
    wishes, unknown, over = [], [], 0
    for number, rule in enumerate(_rules(written), start=1):
        try:
            wish = _read(rule)
        except ValidationError as error:
            if error.code != "unknown":
                said = {"number": number, "problem": " ".join(error.messages)}
                raise ValidationError(_("Rule %(number)d: %(problem)s") % said) from None
            unknown.append(Truncator(rule["what"]).chars(NAME_SHOWN))
        else:
            if wish.until is None or wish.until > now:
                wishes.append(wish)
            else:
                over += 1
    return Contents(wishes, unknown, over)


def _written(mute: Mute) -> dict[str, Any]:
    return {
        "kind": mute.kind,
        "what": name_of(mute),
        "does": "remove" if mute.removes else "fold",
        "where": [str(where.value) for where in places_of(mute.places)],
        "until": mute.until.isoformat() if mute.until else None,
    }


def _rules(written: bytes) -> list[Any]:
    try:
        file = json.loads(written)
    except (ValueError, RecursionError):
        raise ValidationError(_("That is no JSON file, or it is damaged.")) from None
    if not isinstance(file, dict) or file.get("format") != FORMAT or not isinstance(file.get("mutes"), list):
        raise ValidationError(_("That is no file of mutes from Reelive."))
    if len(file["mutes"]) > MUTES_MAX:
        raise ValidationError(_("You can mute %(most)d things; the file has more.") % {"most": MUTES_MAX})
    rules: list[Any] = file["mutes"]
    return rules


def _read(rule: Any) -> Wish:
    if not isinstance(rule, dict) or rule.get("kind") not in Mute.Kind.values:
        raise ValidationError(_("Its kind is unknown."))
    if not isinstance(rule.get("what"), str) or UNREADABLE.search(rule["what"]):
        raise ValidationError(_("It does not say what is muted."))
    if (does := rule.get("does", "fold")) not in ("fold", "remove"):
        raise ValidationError(_("It either folds or removes."))
    thing = thing_named(rule["kind"], rule["what"])
    return Wish(rule["kind"], thing, DOES[does], _places(rule.get("where")), _until(rule.get("until")))


def _places(where: Any) -> int:
    if where is None:
        return EVERYWHERE
    known = Where.values
    if not isinstance(where, list) or not where or not all(isinstance(name, str) and name in known for name in where):
        raise ValidationError(_("It holds in a place that is unknown."))
    return bits_of(where)


def _until(until: Any) -> dt.datetime | None:
    if until is None:
        return None
    try:
        time = parse_datetime(until) if isinstance(until, str) else None
        aware = timezone.make_aware(time) if time and timezone.is_naive(time) else time
        in_utc = aware and aware.astimezone(dt.UTC)  # as it is stored: at the ends of time there is no such time
    except (ValueError, OverflowError):
        in_utc = None
    if in_utc is None:
        raise ValidationError(_("Its end is no date and time."))
    return in_utc
