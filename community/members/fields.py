"""A field that fills itself: the look of a username."""

from __future__ import annotations

from django.db import models

from community.members.usernames import skeleton
from films.fields import FoldedField

TOLD_APART = "-"  # stands in no skeleton; what follows tells members apart who looked alike before that was refused


class SkeletonField(FoldedField):
    """The skeleton of a username; one that was told apart stays so while the username keeps its look."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        look = skeleton(getattr(model_instance, self.source))
        stored: str = getattr(model_instance, self.attname)
        if look_of(stored) == look:
            return stored
        setattr(model_instance, self.attname, look)
        return look


def look_of(stored: str) -> str:
    """The skeleton without what tells it apart."""
    return stored.partition(TOLD_APART)[0]
