"""Usernames of those who left, which nobody else may have: old mentions and links would lead to them."""

from __future__ import annotations

from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from community.members.usernames import skeleton

TRACE_LENGTH = 64  # hexadecimal digits of SHA-256


class LeftNameQuerySet(models.QuerySet["LeftName"]):
    def of(self, username: str) -> LeftNameQuerySet:
        """The same name, or one that looks like it."""
        return self.filter(trace=trace_of(username))


class LeftName(models.Model):
    # Tells whether a name is this one, and nothing else: whoever has only the database cannot even try names out.
    trace = models.CharField(max_length=TRACE_LENGTH, unique=True)

    objects = LeftNameQuerySet.as_manager()

    class Meta:
        verbose_name = _("left name")
        verbose_name_plural = _("left names")

    def __str__(self) -> str:
        return self.trace


def trace_of(username: str) -> str:
    """Keyed with SECRET_KEY; under another key, names that were left before are free."""
    return salted_hmac("community.left-name", skeleton(username), algorithm="sha256").hexdigest()
