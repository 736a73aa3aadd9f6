"""The pages that belong to whoever is signed in, and the way back from each."""

from __future__ import annotations

from typing import NamedTuple

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from films.crumbs import Crumb


class Place(NamedTuple):
    view: str
    title: str | Promise
    about: str | Promise


class Group(NamedTuple):
    title: str | Promise
    places: tuple[Place, ...]


YOURS = (
    Place("community:profile", gettext_lazy("Profile"), gettext_lazy("Your name, your picture, what you love.")),
    Place("community:saved", gettext_lazy("Saved"), gettext_lazy("What you keep, with your notes.")),
    Place("community:following", gettext_lazy("Following"), gettext_lazy("Members and films whose talk you follow.")),
    Place("community:notifications", gettext_lazy("Notifications"), gettext_lazy("What others said to you.")),
)
SEEN = (
    Place("community:progress", gettext_lazy("What pages tell you"), gettext_lazy("How far you have got.")),
    Place("community:mutes", gettext_lazy("What you mute"), gettext_lazy("People, films, tags, words: gone, for you.")),
    Place("community:lens", gettext_lazy("Your lens"), gettext_lazy("What of a talk is folded.")),
)
KEPT = (
    Place("community:suggestions", gettext_lazy("Suggestions"), gettext_lazy("What became of your suggestions.")),
    Place(
        "community:removals",
        gettext_lazy("Taken by the law"),
        gettext_lazy("If ever it was: why, and how to contest it."),
    ),
    Place("community:export", gettext_lazy("Take it along"), gettext_lazy("All of it in one file; or leave for good.")),
    Place("account_email", gettext_lazy("Account"), gettext_lazy("Addresses, password, passkeys.")),
)
GROUPS = (
    Group(gettext_lazy("Yours"), YOURS),
    Group(gettext_lazy("What you see"), SEEN),
    Group(gettext_lazy("On record"), KEPT),
)
PLACES = tuple(place for group in GROUPS for place in group.places)


def crumbs(title: str, below: Crumb | None = None) -> list[Crumb]:
    """The way to one of these pages, or to one that stands `below` one of them."""
    return [Crumb(_("You"), reverse("community:me")), *([below] if below else []), Crumb(title)]
