"""The public ledger of what the law took away: rows that are only ever added, each bound to the one before."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from community.models.legal import Basis, Requester, Scope

HASH_LENGTH = 64  # of SHA-256, in hexadecimal digits
GENESIS = "0" * HASH_LENGTH  # what the first entry follows
KEY_NAME_LENGTH = 8
LAW_MAX = 300
REASON_MAX = 2_000


class LedgerEntry(models.Model):
    """Refused by the database itself: to change an entry, to delete one, to put one in another's place."""

    class Kind(models.TextChoices):
        REMOVED = "removed", _("removed")
        RESTORED = "restored", _("restored")
        COUNTER_NOTICE = "counter-notice", _("counter-notice received")
        APPEAL_DECIDED = "appeal-decided", _("appeal decided")
        VEIL = "veil", _("veil placed")
        VEIL_LIFTED = "veil-lifted", _("veil lifted by its author")

    class Appeal(models.TextChoices):
        OPEN = "open", _("waiting for a decision")
        GRANTED = "granted", _("granted: its author was right")
        REFUSED = "refused", _("refused: the removal stands")

    # From 1 on, without gaps.
    number = models.PositiveBigIntegerField(_("number"), unique=True)
    kind = models.CharField(_("kind"), max_length=14, choices=Kind)
    entered_at = models.DateTimeField(_("entered"))
    # When somebody asked for it; empty where nobody did.
    asked_at = models.DateTimeField(_("asked for"), null=True, blank=True)
    # The number of the entry that this one goes on with: of a restoring, the removal.
    continues = models.PositiveBigIntegerField(_("continues entry"), null=True, blank=True)
    # What it is about: moment, post or comment, and which. No foreign key, for no row here may follow another's fate.
    target_kind = models.CharField(_("kind of thing"), max_length=10, blank=True)
    target_id = models.PositiveBigIntegerField(_("number of the thing"), null=True, blank=True)
    basis = models.CharField(_("legal basis"), max_length=13, choices=Basis, blank=True)
    law = models.CharField(_("law or order"), max_length=LAW_MAX, blank=True)
    requester = models.CharField(_("who asked"), max_length=14, choices=Requester, blank=True)
    scope = models.CharField(_("scope"), max_length=10, choices=Scope, blank=True)
    reason = models.TextField(_("reason"), max_length=REASON_MAX, blank=True)
    # As it stood when this was entered; a later entry tells how it went on.
    appeal = models.CharField(_("appeal"), max_length=7, choices=Appeal, blank=True)
    # HMAC-SHA256 of the text, and the name of the key; the text itself is nowhere here.
    text_hash = models.CharField(_("keyed hash of the text"), max_length=HASH_LENGTH, blank=True)
    text_key = models.CharField(_("name of that key"), max_length=KEY_NAME_LENGTH, blank=True)
    # SHA-256 of the entry before, and of this one, which holds that.
    previous = models.CharField(_("hash of the entry before"), max_length=HASH_LENGTH, unique=True)
    hash = models.CharField(_("hash"), max_length=HASH_LENGTH, unique=True)

    class Meta:
        verbose_name = _("ledger entry")
        verbose_name_plural = _("ledger entries")
        indexes: ClassVar = [models.Index(fields=("continues",), name="ledger_continuations")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(
                    kind__in=("removed", "restored", "counter-notice", "appeal-decided", "veil", "veil-lifted")
                ),
                name="ledger_kind_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(kind="removed") | (~Q(basis="") & ~Q(scope="") & ~Q(reason="") & ~Q(requester="")),
                name="removals_say_why_for_whom_and_how_much",
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="the_ledger_counts_from_one"),
        ]

    def __str__(self) -> str:
        return str(_("ledger entry no. %(number)d") % {"number": self.number})

    def get_absolute_url(self) -> str:
        return reverse("community:ledger-entry", args=[self.number])


class LedgerHead(models.Model):
    """The last entry, in one row: whoever adds the next one locks it, and an end that is torn off is missed."""

    ONLY: ClassVar[int] = 1

    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=HASH_LENGTH, default=GENESIS)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(id=1), name="the_ledger_has_one_head")]
