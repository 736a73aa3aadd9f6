"""Which names a member may be shown by: any that can be seen and read, and that does not speak for the site."""

from __future__ import annotations

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from community.members.usernames import SPEAKING_SKELETONS, skeleton
from community.seen import can_be_seen, is_unseen

MARKS_MAX = 3  # on one letter; more climb into the lines above
USERNAME = re.compile(r"@\w")
SITE = skeleton("reelive")
# Not even one word among others; “system” and “team” are refused by themselves only, for there are bands called so.
STAFF = frozenset(
    map(skeleton, ["admin", "administrator", "curator", "curators", "moderator", "moderators", "staff", "sysadmin"])
)

# Letters of other scripts that pass for Latin ones, after Unicode's UTS 39; only where whole words are compared.
PASSING = str.maketrans(
    "аеорсухіјѕԁһӏвкмнптαειοκρτυνχωɡıł",
    "aeopcyxijsdhlbkmhntaeiokptuvxwgil",
)


def clean_display_name(typed: str) -> str:
    """The name with its spaces set right; raises ValidationError."""
    name = unicodedata.normalize("NFC", " ".join(typed.split()))
    if not name:
        return ""
    if any(map(is_unseen, name)):
        raise ValidationError(_("There is a character in it that cannot be seen. Type the name anew."), code="unseen")
    if not can_be_seen(name) or _has_heaps(name):
        raise ValidationError(_("Choose a name that can be read."), code="unreadable")
    if USERNAME.search(name):
        raise ValidationError(_("“@” stands before usernames; yours is shown beside the name."), code="username")
    if speaks_for_the_site(name):
        raise ValidationError(_("That name would read as the site speaking; choose another."), code="reserved")
    return name


def speaks_for_the_site(name: str) -> bool:
    """Whether the whole of it, or one of its words, looks like what the site or its staff would be called."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold()).translate(PASSING)
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    words = re.findall(r"[a-z0-9]+", letters)
    joined = skeleton("".join(words))
    return SITE in joined or joined in SPEAKING_SKELETONS or any(skeleton(word) in STAFF for word in words)


def _has_heaps(name: str) -> bool:
    heap = 0
    for character in unicodedata.normalize("NFD", name):
        heap = heap + 1 if unicodedata.combining(character) else 0
        if heap > MARKS_MAX:
            return True
    return False
