"""The kinds of moment, and how addresses and headings name each."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    SCENE = "scene", _("scene")
    DIALOGUE = "dialogue", _("dialogue")
    QUOTE = "quote", _("quote")
    TRIVIA = "trivia", pgettext_lazy("one", "trivia")
    TRACK = "track", _("track")


# The part of an address that names each kind.
SECTIONS = {
    Kind.SCENE: "scenes",
    Kind.DIALOGUE: "dialogues",
    Kind.QUOTE: "quotes",
    Kind.TRIVIA: "trivia",
    Kind.TRACK: "soundtrack",
}
# What readers see above the list of each kind.
SECTION_TITLES = {
    Kind.SCENE: _("Scenes"),
    Kind.DIALOGUE: _("Dialogues"),
    Kind.QUOTE: _("Quotes"),
    Kind.TRIVIA: _("Trivia"),
    Kind.TRACK: _("Soundtrack"),
}
