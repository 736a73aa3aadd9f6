"""A digest as a mail: who said something and where, never what, since that could give a plot away."""

from __future__ import annotations

from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import ngettext

from community.members.languages import in_language_of
from community.news.digesting import Digest
from community.news.stop_links import stop_link
from community.news.wording import said_plainly

SUBJECT_MAX = 150  # characters; mail programs show fewer


def mail_of(digest: Digest, connection: BaseEmailBackend) -> EmailMultiAlternatives:
    """In the language of whom it is for."""
    with in_language_of(digest.member):
        return _write(digest, connection)


def _write(digest: Digest, connection: BaseEmailBackend) -> EmailMultiAlternatives:
    stop = _absolute(stop_link(digest.member))
    context = {
        "member": digest.member,
        "rows": [(row, _absolute(row.get_absolute_url())) for row in digest.rows],
        "more": digest.count - len(digest.rows),
        "inbox": _absolute(reverse("community:notifications")),
        "settings": _absolute(reverse("community:notification-settings")),
        "home": _absolute("/"),
        "stop": stop,
    }
    mail = EmailMultiAlternatives(
        subject=_subject(digest),
        body=render_to_string("community/digest/email/message.txt", context),
        to=[digest.address],
        connection=connection,
        headers={
            # RFC 8058: the mail program's own button posts to this address, without asking anything.
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            # RFC 3834: nobody's holiday notice answers it.
            "Auto-Submitted": "auto-generated",
        },
    )
    mail.attach_alternative(render_to_string("community/digest/email/message.html", context), "text/html")
    return mail


def _subject(digest: Digest) -> str:
    """Always on one line: a second would be taken for a header."""
    said = ngettext("%(count)d thing is new for you", "%(count)d things are new for you", digest.count)
    words = said_plainly(digest.rows[0]) if digest.count == 1 else said % {"count": digest.count}
    return f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}{' '.join(words.split())}"[:SUBJECT_MAX]


def _absolute(path: str) -> str:
    return urljoin(settings.SITE_ADDRESS, path)
