"""Which usernames a member may choose, and which of them look alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinLengthValidator, RegexValidator
from django.utils.translation import gettext_lazy as _

USERNAME_MIN = 3
USERNAME_MAX = 30

# Words that would read as the site speaking: not even a look-alike may be had.
SPEAKING_FOR_THE_SITE = frozenset(
    [
        "admin",
        "administrator",
        "curator",
        "curators",
        "moderator",
        "moderators",
        "operator",
        "operators",
        "owner",
        "postmaster",
        "reelive",
        "security",
        "staff",
        "support",
        "sysadmin",
        "system",
        "team",
        "webmaster",
    ]
)
# Words that an address may need one day, or that would be odd to be called by. Look-alikes are let be: Ali is no “all”.
RESERVED_USERNAMES = SPEAKING_FOR_THE_SITE | frozenset(
    [
        "about",
        "abuse",
        "account",
        "accounts",
        "all",
        "anonymous",
        "api",
        "app",
        "billing",
        "catalogue",
        "community",
        "contact",
        "deleted",
        "dev",
        "everyone",
        "feed",
        "feeds",
        "film",
        "films",
        "help",
        "here",
        "home",
        "info",
        "ledger",
        "legal",
        "login",
        "logout",
        "mail",
        "me",
        "member",
        "members",
        "moment",
        "moments",
        "mute",
        "null",
        "person",
        "people",
        "policy",
        "press",
        "privacy",
        "random",
        "root",
        "rules",
        "search",
        "settings",
        "signin",
        "signup",
        "static",
        "status",
        "suggest",
        "tag",
        "tags",
        "talk",
        "terms",
        "undefined",
        "user",
        "users",
        "visitor",
        "www",
    ]
)

# What an eye takes for the same, in most typefaces.
LOOK_ALIKES = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s", "-": None, "_": None})
PAIRS = (("rn", "m"), ("vv", "w"))


def skeleton(username: str) -> str:
    """What is left of a username for an eye that skims: “B0b”, “bob” and “b_ob” are all “bob”.

    After Unicode's UTS 39, cut down to ASCII.
    """
    left = username.lower().translate(LOOK_ALIKES)
    for pair, one in PAIRS:
        left = left.replace(pair, one)
    return left


SPEAKING_SKELETONS = frozenset(map(skeleton, SPEAKING_FOR_THE_SITE))


def refuse_reserved(username: str) -> None:
    """Refuse reserved words, however they are cased or joined, and what looks like the site speaking."""
    joined = username.casefold().replace("-", "").replace("_", "")
    if joined in RESERVED_USERNAMES or skeleton(username) in SPEAKING_SKELETONS:
        raise ValidationError(_("That username is kept for the site itself; choose another."), code="reserved")


validators: list[Callable[[Any], None]] = [
    RegexValidator(
        r"\A[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?\Z",
        _("Use letters a–z, digits, hyphens and underscores, with a letter or digit at both ends."),
        code="characters",
    ),
    MinLengthValidator(USERNAME_MIN),
    refuse_reserved,
]
