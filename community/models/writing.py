"""What posts and comments share: somebody wrote it, and can change, delete or disown it."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, TypeVar

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from films.models import Film
from films.models.moment import PLAYHEAD_MAX
from films.models.votable import Votable

# Up to 4,000 characters for each row of a list, in which authors are only named.
UNREAD_OF_AUTHORS = ("author__bio", "author__bio_html")
AnyWriting = TypeVar("AnyWriting", bound="Writing")


class WritingQuerySet(models.QuerySet[AnyWriting]):
    def standing(self) -> WritingQuerySet[AnyWriting]:
        """Those that their authors have not deleted."""
        return self.filter(deleted_at=None)


# A constraint of both: whatever else forgets it, no text comes to stand where the law took one.
REMOVED_HAVE_NO_TEXT = Q(ledger_number__isnull=True) | Q(body="", body_html="")


class Writing(Votable):
    TEXT: ClassVar[tuple[str, ...]] = ("body",)  # what readers compare between two versions
    is_withheld = False  # as read for this reader: its text was taken out,
    is_kept_back = False  # since they want to hear nothing of the work yet,
    is_own = False  # or is their own

    # Empty once the author has disowned it or left. Each child has a wider index that begins with it.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("author"),
        db_index=False,
    )
    # Markdown as typed, and what was made of it when it was written; both empty once deleted.
    body = models.TextField(_("text"), blank=True)
    body_html = models.TextField(_("text as HTML"), blank=True, editable=False)
    # The playhead from which it spoils nothing.
    reveal_at = models.PositiveIntegerField(_("reveal at"), default=0, validators=[MaxValueValidator(PLAYHEAD_MAX)])
    controversy = models.FloatField(_("controversy"), default=0.0, editable=False)
    posted_at = models.DateTimeField(_("posted"), default=timezone.now, editable=False)
    edited_at = models.DateTimeField(_("edited"), null=True, blank=True, editable=False)
    deleted_at = models.DateTimeField(_("deleted"), null=True, blank=True, editable=False)
    # The number of the ledger's entry that tells why the law took its text; empty while it stands. A column of its
    # own, so that a thread of tombstones costs no query and no join.
    ledger_number = models.PositiveBigIntegerField(_("removed by ledger entry"), null=True, blank=True, editable=False)
    # Sent along by the form, so that a double click is one post.
    key = models.UUIDField(_("idempotency key"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_deleted(self) -> bool:
        return self.deleted_at is not None

    @property
    def is_hollow(self) -> bool:
        """Whether nothing of it is to be seen, by this reader; what hangs on it stays."""
        return self.is_deleted or self.is_left_out

    @property
    def is_removed(self) -> bool:
        """Whether the law took its text; what hangs on it stays."""
        return self.ledger_number is not None

    @property
    def said_at(self) -> dt.datetime:
        """Since when it says what it says."""
        return self.edited_at or self.posted_at

    def age(self, now: dt.datetime) -> dt.timedelta:
        return now - self.posted_at

    @property
    def told_of(self) -> Film | None:
        """The work that it tells; none where it is about no film."""
        raise NotImplementedError

    def withhold(self) -> None:
        """Take the text out, in memory, so that no template shows it by mistake; never save it after that."""
        self.is_withheld = True
        self.body = self.body_html = ""

    def keep_back(self) -> None:
        """The same, whatever it tells: the reader wants to see the work before they hear of it."""
        self.is_kept_back = True
        self.withhold()
