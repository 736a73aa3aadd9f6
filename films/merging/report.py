"""What a merge did, in words: nothing is lost without being said."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Model
from django.utils.text import get_text_list
from django.utils.translation import gettext as _


@dataclass
class Report:
    moved: Counter[str] = field(default_factory=Counter)  # how many, by what they are called
    left: Counter[str] = field(default_factory=Counter)  # stayed with the loser: the winner has its own
    remarks: list[str] = field(default_factory=list)

    def count_moved(self, model: type[Model], number: int) -> None:
        if number and not model._meta.auto_created:  # a table between two says nothing to a curator
            self.moved[called(model)] += number

    def count_left(self, model: type[Model]) -> None:
        if not model._meta.auto_created:
            self.left[called(model)] += 1

    @property
    def moving(self) -> str:
        """What moves, as one list of words."""
        return listed(self.moved)

    @property
    def sentences(self) -> list[str]:
        said = []
        if self.moved:
            said.append(_("Moved: %(what)s.") % {"what": self.moving})
        if self.left:
            said.append(_("Stayed behind, because the winner has the same: %(what)s.") % {"what": listed(self.left)})
        return said + self.remarks


def called(model: type[Model]) -> str:
    """In the plural, as the site names it."""
    return str(model._meta.verbose_name_plural)


def listed(numbers: Counter[str]) -> str:
    said = [_("%(number)d %(name)s") % {"number": number, "name": name} for name, number in sorted(numbers.items())]
    return str(get_text_list(said, _("and")))
