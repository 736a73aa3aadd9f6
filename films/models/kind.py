"""The kinds of moment, and the part of an address that names each."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    SCENE = "scene", _("scene")
    DIALOGUE = "dialogue", _("dialogue")
    QUOTE = "quote", _("quote")
    TRIVIA = "trivia", _("trivia")
    TRACK = "track", _("track")


SECTIONS = {
    Kind.SCENE: "scenes",
    Kind.DIALOGUE: "dialogues",
    Kind.QUOTE: "quotes",
    Kind.TRIVIA: "trivia",
    Kind.TRACK: "soundtrack",
}
