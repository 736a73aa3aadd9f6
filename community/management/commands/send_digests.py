"""`manage.py send_digests`: the mail of what is new, to those who asked for it."""

from __future__ import annotations

import logging
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from community.news.digest_mail import mail_of
from community.news.digesting import Digest, claim_digest, due_inboxes, give_back_digest

FAILURES_IN_A_ROW_MAX = 5  # more, and it is the mail server and not a mail

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Mail members what is new to them, once a day or once a week as they chose. Run it every day, at the hour at "
        "which the mails are to come; running it again, or twice at once, sends nothing twice."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if "//localhost" in settings.SITE_ADDRESS and not (settings.DEBUG or settings.TESTING):
            raise CommandError("SITE_ADDRESS is not set: the links in the mails would lead nowhere.")
        sent, failed = self._send_all()
        self.stdout.write(f"{sent} sent, {failed} failed.")
        if failed:
            raise CommandError("Not every digest left; the log says why. They go with the next ones.")

    def _send_all(self) -> tuple[int, int]:
        sent = failed = in_a_row = 0
        with _open_connection() as connection:
            for inbox_id in due_inboxes(timezone.now()):
                digest = claim_digest(inbox_id=inbox_id, now=timezone.now())
                if digest is None:
                    continue
                has_left = _send(digest, connection)
                sent, failed = sent + has_left, failed + (not has_left)
                in_a_row = 0 if has_left else in_a_row + 1
                if in_a_row == FAILURES_IN_A_ROW_MAX:
                    raise CommandError(f"{sent} sent; then {in_a_row} failed in a row, and the rest was left alone.")
        return sent, failed


def _open_connection() -> BaseEmailBackend:
    """Opened before anything is claimed, so that a server that is down costs nobody their digest."""
    connection: BaseEmailBackend = get_connection()
    try:
        connection.open()
    except OSError as error:
        raise CommandError(f"The mail server does not answer: {error}") from error
    return connection


def _send(digest: Digest, connection: BaseEmailBackend) -> bool:
    try:
        mail_of(digest, connection).send()
    except Exception:  # whatever one mail fails of, the others are not to wait for it
        logger.exception("The digest of member %d could not be sent", digest.member.pk)
        connection.close()
        give_back_digest(digest=digest)
        return False
    return True
