"""Every limit in words, each number from where the site itself takes it; the page about limits prints them.

A sentence names the constants of `limits` and `brakes`, and the rates of the settings, that it tells of.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import NamedTuple

from django.conf import settings
from django.contrib.humanize.templatetags.humanize import intcomma
from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community import brakes, limits
from community.reading.lenses import signed

Words = str | Promise


class Section(NamedTuple):
    title: Words
    sentences: tuple[Words, ...]


SECTIONS = (
    Section(
        gettext_lazy("How long a text may be"),
        (
            gettext_lazy("The title of a post has %(POST_TITLE_MIN)s to %(POST_TITLE_MAX)s characters."),
            gettext_lazy("A post has up to %(POST_MAX)s characters, a comment up to %(COMMENT_MAX)s."),
            gettext_lazy("A post has up to %(TAGS_MAX)s tags of up to %(TAG_MAX)s characters each."),
            gettext_lazy("A private note on something saved has up to %(NOTE_MAX)s characters."),
            gettext_lazy(
                "A display name has up to %(DISPLAY_NAME_MAX)s characters, "
                "what you say about yourself up to %(BIO_MAX)s."
            ),
            gettext_lazy(
                "A picture of yours is up to %(AVATAR_BYTES_MAX)s large; we keep a square of %(AVATAR_SIDE)s pixels."
            ),
        ),
    ),
    Section(
        gettext_lazy("How often"),
        (
            gettext_lazy(
                "There are %(SECONDS_BETWEEN_POSTS)s seconds between two posts of yours, %(SECONDS_BETWEEN_COMMENTS)s "
                "between two comments, %(SECONDS_BETWEEN_EDITS)s between two edits."
            ),
            gettext_lazy("The same text again has to wait %(SAME_TEXT_MINUTES)s minutes."),
            gettext_lazy(
                "Below a comment that sank under %(FOLD_BELOW)s, two comments of yours are %(HEAT_MINUTES)s minutes "
                "apart, and one more for each “not for me” above, up to %(HEAT_MINUTES_MAX)s."
            ),
            gettext_lazy(
                "You can give %(RELIVED_AN_HOUR_MAX)s “I relived it” and %(NOT_FOR_ME_AN_HOUR_MAX)s “not for me” "
                "an hour. Taking one back never waits."
            ),
            gettext_lazy("Up to %(WAITING_SUGGESTIONS_MAX)s of your suggestions can wait for a curator at once."),
            gettext_lazy("Of %(VEILS_A_DAY_MAX)s texts a day you can say that they give the story away unmarked."),
            gettext_lazy("Texts can be previewed %(preview)s."),
            gettext_lazy(
                "Up to %(REPORTS_AN_HOUR_MAX)s reports of illegal content an hour are taken from one network address."
            ),
        ),
    ),
    Section(
        gettext_lazy("When you are new"),
        (
            gettext_lazy(
                "In your first %(NEW_MEMBER_HOURS)s hours you write up to %(NEW_MEMBER_POSTS_MAX)s posts and "
                "%(NEW_MEMBER_COMMENTS_MAX)s comments, with up to %(NEW_MEMBER_LINKS_MAX)s links to other sites in all "
                "of them. Links within Reelive are not counted."
            ),
            gettext_lazy(
                "Up to %(SIGN_UPS_A_DAY_MAX)s accounts a day are made from one network address; the form can be sent "
                "%(signup)s."
            ),
            gettext_lazy("A new password can be asked for %(reset_password)s."),
            gettext_lazy(
                "What visitors typed, or voted for, is kept for them until they have signed in: %(keep_draft)s."
            ),
        ),
    ),
    Section(
        gettext_lazy("How talk is shown"),
        (
            gettext_lazy(
                "Comments answer each other %(DEPTH_MAX)s deep. A page shows %(DEPTH_SHOWN)s of these levels, and "
                "“continue this talk” leads on. A reply to one at the very bottom stands beside it."
            ),
            gettext_lazy(
                "What has a score below %(FOLD_BELOW)s is folded, unless you choose another number, down to "
                "%(FOLD_BELOW_LEAST)s, or another lens."
            ),
            gettext_lazy(
                "A text that gives the story away unmarked is veiled once %(VEILS_NEEDED)s members with accounts of "
                "%(VEIL_ACCOUNT_DAYS)s days or more have said so. Its author can lift that; the ledger says so, too."
            ),
            gettext_lazy("Of the same text said side by side, %(COPIES_MIN)s copies or more are folded into one line."),
            gettext_lazy(
                "An account counts as new for %(NEW_ACCOUNT_DAYS)s days, and until its member has written "
                "%(NEW_ACCOUNT_WRITINGS_MIN)s posts and comments."
            ),
            gettext_lazy(
                "You can mute up to %(MUTES_MAX)s things; a phrase has %(PHRASE_MIN)s to %(PHRASE_MAX)s characters, "
                "a file of rules up to %(MUTES_FILE_BYTES_MAX)s."
            ),
            gettext_lazy("Of those you mention in a text the first %(MENTIONS_MAX)s are told; all names become links."),
            gettext_lazy("Words can be disowned %(DISOWN_AFTER_DAYS)s days after they were written."),
            gettext_lazy("A profile shows up to %(FAVOURITES_MAX)s favourite films, and as many moments."),
        ),
    ),
    Section(
        gettext_lazy("What you are told"),
        (
            gettext_lazy(
                "A new post about a film or by a member that you follow is news for %(NEWS_DAYS)s days. The newest "
                "%(NEWS_MAX)s of each kind come into your inbox once you open it."
            ),
            gettext_lazy("The number beside the bell counts what is unread up to %(UNREAD_SHOWN_MAX)s."),
            gettext_lazy(
                "A mail of what is new names up to %(DIGEST_MAX)s things and says how many more there are; you get "
                "one a day at most, and none unless you ask for it."
            ),
        ),
    ),
)
A_TIME = {"s": gettext_lazy("a second"), "m": gettext_lazy("a minute"), "h": gettext_lazy("an hour")}
PER = {
    "ip": gettext_lazy("%(times)s from one network address"),
    "key": gettext_lazy("%(times)s for one mailbox"),
    "user": gettext_lazy("%(times)s by one member"),
}


def sections_in_words() -> list[tuple[str, list[str]]]:
    words = numbers() | rates()
    return [(str(title), [str(sentence) % words for sentence in sentences]) for title, sentences in SECTIONS]


def numbers() -> dict[str, str]:
    """Every number of the two modules by its name, as readers write it."""
    named = {**vars(limits), **vars(brakes)}
    found = {name: intcomma(value) for name, value in named.items() if name.isupper() and isinstance(value, int)}
    sizes = {name: _size(getattr(limits, name)) for name in ("AVATAR_BYTES_MAX", "MUTES_FILE_BYTES_MAX")}
    return found | {name: signed(getattr(limits, name)) for name in ("FOLD_BELOW", "FOLD_BELOW_LEAST")} | sizes


def _size(number: int) -> str:
    """Of bytes; whole megabytes without the tenths that Django gives them."""
    return re.sub(r"[.,]0(?=\D)", "", filesizeformat(number))


def rates() -> dict[str, str]:
    """Every rate of the settings by its name."""
    return {name: say_rates(written) for name, written in settings.ACCOUNT_RATE_LIMITS.items()}


def say_rates(written: str) -> str:
    """From "10/m/ip,60/h/ip" to "10 times a minute and 60 times an hour from one network address"."""
    parts = [rate.strip().split("/") for rate in written.split(",")]
    said = []
    for per, group in groupby(parts, key=lambda part: part[2]):
        times = [
            _("%(amount)s times %(time)s") % {"amount": amount, "time": A_TIME[unit]} for amount, unit, _per in group
        ]
        said.append(str(PER[per]) % {"times": get_text_list(times, _("and"))})
    return get_text_list(said, _("and"))
