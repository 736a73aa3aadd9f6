"""In which language the name of what members talk about is read aloud."""

from __future__ import annotations

from django.conf import settings
from django.utils.safestring import SafeString

from community.models import Comment, Post
from community.targets import NAME_OF_COMMENT, Target, author_in_words, name_of
from films.languages import UNKNOWN, filled, in_language
from films.models import Film, Moment


def language_of(thing: Post | Moment | Film) -> str | None:
    """Nobody knows in which a member wrote; that their post is gone says the interface."""
    if isinstance(thing, Post):
        return UNKNOWN if thing.title else None
    return settings.CATALOGUE_LANGUAGE


def named_aloud(target: Target) -> SafeString:
    """What `name_of` says, as markup."""
    if not isinstance(target, Comment):
        return in_language(language_of(target), name_of(target))
    return filled(NAME_OF_COMMENT, author=author_in_words(target), subject=in_its_language(target.discussion.subject))


def in_its_language(thing: Post | Moment | Film) -> SafeString:
    """Its name, for the middle of a sentence."""
    return in_language(language_of(thing), thing)
