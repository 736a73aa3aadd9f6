"""The words that reports, removals and the ledger share: why, for whom and how much."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Basis(models.TextChoices):
    """What alone makes the operator remove something. No opinion, no taste, no quality is on this list."""

    ORDER = "order", _("order of a court or authority")
    COPYRIGHT = "copyright", _("copyright notice")
    CHILD_ABUSE = "child-abuse", _("child abuse material")
    THREAT = "threat", _("threat to life")
    PERSONAL_DATA = "personal-data", _("personal data")
    OTHER_LAW = "other-law", _("another law")


NEED_A_LAW = (Basis.ORDER, Basis.OTHER_LAW)  # say nothing without naming the order or the law

# The one basis whose text is destroyed rather than sealed: keeping it is itself a crime.
DESTROYED = Basis.CHILD_ABUSE


class Requester(models.TextChoices):
    """Who asks, as a class; names never leave the desk."""

    CONCERNED = "concerned", _("the person concerned")
    RIGHTS_HOLDER = "rights-holder", _("the holder of the rights")
    REPRESENTATIVE = "representative", _("somebody who acts for them")
    AUTHORITY = "authority", _("a court or authority")
    READER = "reader", _("a reader")
    OPERATOR = "operator", _("nobody: the operator came upon it")


class Scope(models.TextChoices):
    TEXT = "text", _("the text")
    EVERYTHING = "everything", _("title and text")
