"""A member: somebody with an account."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from community.usernames import USERNAME_MAX, validators


class Member(AbstractUser):
    # The name in addresses and mentions. ASCII, so that no two look alike.
    username = models.CharField(
        _("username"),
        max_length=USERNAME_MAX,
        unique=True,
        validators=validators,
        help_text=_("3–30 letters, digits, hyphens or underscores."),
        error_messages={"unique": _("Somebody has that username already.")},
    )
    # Empty for the few accounts that have none; allauth keeps the verified addresses.
    email = models.EmailField(_("email address"), blank=True)
    # We ask nobody for their civil name.
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints: ClassVar = [
            models.UniqueConstraint(
                Lower("username"),
                name="usernames_differ_by_more_than_case",
                violation_error_message=_("Somebody has that username already."),
            ),
        ]

    def get_full_name(self) -> str:
        return self.username

    def get_short_name(self) -> str:
        return self.username
