"""Letters of the legal desk: why something was removed, what was decided, and what became of a report.

Each is in its reader's language, and repeats no word of what was removed. A mail server that does not answer stops
nothing: all of it stands on the author's own page as well.
"""

from __future__ import annotations

import logging
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.members.languages import in_language_of
from community.models import CounterNotice, LedgerEntry, Member, Removal, Report
from community.targets import name_of

logger = logging.getLogger(__name__)


def tell_author_of_removal(removal: Removal) -> None:
    subject = gettext_lazy("Something of yours was removed for legal reasons")
    _write_to_author(removal, subject, "removed", entry=removal.entry)


def tell_author_of_restoring(removal: Removal, granted: CounterNotice | None = None) -> None:
    """The one letter also where it grants a counter-notice."""
    subject = gettext_lazy("What was removed stands again")
    _write_to_author(removal, subject, "restored", entry=removal.restoring, granted=granted)


def tell_author_of_decision(notice: CounterNotice) -> None:
    """Of one that brings nothing back; a restoring has its own letter."""
    _write_to_author(notice.removal, gettext_lazy("Your counter-notice was decided"), "decided", notice=notice)


def tell_reporter(report: Report, entry: LedgerEntry | None = None) -> None:
    """What was decided, if they left an address: the entry that followed it, or none."""
    with in_language_of(report.reporter):
        context = {"report": report, "name": _name(report), "entry": entry}
        _send(report.email, _("Your report no. %(number)d was answered") % {"number": report.pk}, "reported", context)


def _write_to_author(removal: Removal, subject: Promise, letter: str, **more: Any) -> None:
    author: Member | None = removal.author
    if author is not None:
        with in_language_of(author):
            context = {"author": author, "removal": removal, "name": _name(removal), **more}
            _send(author.email, str(subject), letter, context)


def _name(about: Removal | Report) -> str:
    return name_of(about.target) if about.target else _("something that is not there any more")


def _send(address: str, subject: str, letter: str, context: dict[str, Any]) -> None:
    if not address:
        return
    text = render_to_string(f"community/letter/email/{letter}.txt", {"site": settings.SITE_ADDRESS, **context})
    prefix = settings.ACCOUNT_EMAIL_SUBJECT_PREFIX
    try:
        send_mail(f"{prefix}{subject}", text, None, [address])
    except OSError:  # the mail server's
        logger.exception("The letter %r could not be sent", letter)
