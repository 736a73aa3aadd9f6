"""Which usernames a member may choose."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinLengthValidator, RegexValidator
from django.utils.translation import gettext_lazy as _

USERNAME_MIN = 3
USERNAME_MAX = 30

# Words that would read as the site speaking, or that an address may need one day.
RESERVED_USERNAMES = frozenset(
    [
        "about",
        "abuse",
        "account",
        "accounts",
        "admin",
        "administrator",
        "all",
        "anonymous",
        "api",
        "app",
        "billing",
        "catalogue",
        "community",
        "contact",
        "curator",
        "curators",
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
        "moderator",
        "moderators",
        "moment",
        "moments",
        "mute",
        "null",
        "operator",
        "operators",
        "owner",
        "person",
        "people",
        "policy",
        "postmaster",
        "press",
        "privacy",
        "random",
        "reelive",
        "root",
        "rules",
        "search",
        "security",
        "settings",
        "signin",
        "signup",
        "staff",
        "static",
        "status",
        "suggest",
        "support",
        "sysadmin",
        "system",
        "tag",
        "tags",
        "talk",
        "team",
        "terms",
        "undefined",
        "user",
        "users",
        "visitor",
        "webmaster",
        "www",
    ]
)


def refuse_reserved(username: str) -> None:
    """Refuse reserved words, however they are cased or joined."""
    if username.casefold().replace("-", "").replace("_", "") in RESERVED_USERNAMES:
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
