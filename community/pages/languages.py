"""In which language the name of what members talk about is read aloud."""

from __future__ import annotations

from django.conf import settings
from django.utils.safestring import SafeString

from community.models import Post
from films.languages import UNKNOWN, in_language
from films.models import Film, Moment


def language_of(thing: Post | Moment | Film) -> str | None:
    """Nobody knows in which a member wrote; that their post is gone says the interface."""
    if isinstance(thing, Post):
        return UNKNOWN if thing.title else None
    return settings.CATALOGUE_LANGUAGE


def in_its_language(thing: Post | Moment | Film) -> SafeString:
    """Its name, for the middle of a sentence."""
    return in_language(language_of(thing), thing)
