"""Lenses: what of a talk stands open for a reader, and what is folded; nothing ever leaves the page by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.limits import FOLD_BELOW, NEW_ACCOUNT_DAYS, NEW_ACCOUNT_WRITINGS_MIN
from community.models import Member

Lens = Member.Lens


class Look(NamedTuple):
    """The lens that a page is looked at through, and the score below which it folds."""

    lens: Lens
    fold_below: int = FOLD_BELOW


class Definition(NamedTuple):
    """A lens in words, as it stands where it is chosen; `number` is the reader's own."""

    lens: Lens
    says: Callable[[int], str | Promise]
    is_for_members: bool = False


def _low(number: int) -> str:
    return _("What has a score below %(number)s is folded.") % {"number": signed(number)}


def _new(number: int) -> str:
    said = _(
        "What has a score below %(number)s is folded, and what comes from accounts younger than %(days)d days or with "
        "fewer than %(least)d posts and comments."
    )
    return said % {"number": signed(number), "days": NEW_ACCOUNT_DAYS, "least": NEW_ACCOUNT_WRITINGS_MIN}


DEFINITIONS = (
    Definition(Lens.ALL, lambda number: _("Nothing is folded; the same words said again take one line.")),
    Definition(Lens.LOW, _low),
    Definition(Lens.NEW, _new),
    Definition(
        Lens.PEOPLE,
        lambda number: _(
            "What comes from anybody but you, members you follow and, where they allow it, members they follow is "
            "folded."
        ),
        is_for_members=True,
    ),
)


def look_of(member: Member | None, *, asked: str = "") -> Look:
    """The lens that an address asks for, else the member's own; visitors have no people, and fold what sank."""
    kept = Look(Lens(member.lens), member.fold_below) if member else Look(Lens.LOW)
    known = [definition.lens for definition in definitions_for(member)]
    return Look(Lens(asked), kept.fold_below) if asked in known else kept


def definitions_for(member: Member | None) -> list[Definition]:
    """Those that they can choose from."""
    return [definition for definition in DEFINITIONS if member or not definition.is_for_members]


def signed(number: int) -> str:
    """In groups of three digits, with a minus that is as wide as a plus."""
    return intcomma(number).replace("-", "−")


def choose_lens(*, member: Member, lens: str, fold_below: int) -> None:
    """Look at all talk through it from now on, unless an address asks for another."""
    Member.objects.filter(pk=member.pk).update(lens=lens, fold_below=fold_below)
