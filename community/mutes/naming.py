"""What a rule is about, as people name it in forms, addresses and files, and the thing that it names."""

from __future__ import annotations

from typing import Any, TypeAlias, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from community.limits import PHRASE_MAX, PHRASE_MIN
from community.members.naming import member_named
from community.models import Member, Mute, Tag
from community.mutes.phrases import folded
from community.tagging import tag_slug
from films.called import films_titled
from films.models import Character, Film

Thing: TypeAlias = Member | Film | Character | Tag | str
AnyThing = TypeVar("AnyThing")
Kind = Mute.Kind
NAME_MAX = 200  # characters; no name is longer
NAME_SHOWN = 60  # of a name that is unknown
NAMESAKES_SHOWN = 5
COLUMNS = {Kind.PERSON: "person", Kind.FILM: "film", Kind.CHARACTER: "character", Kind.TAG: "tag"}


def thing_named(kind: str, what: str) -> Thing:
    """By username, by a film's address or title, by a character's name or `film/character`, by tag; a phrase is itself.

    Raises a ValidationError that says what is wrong.
    """
    what = what.strip()
    if kind in (Kind.PHRASE, Kind.PART):
        return _phrase(what)
    # SQLite refuses to compare with some 50,000 characters, which a file may hold.
    found: Thing | None = _FINDERS[Kind(kind)](what) if len(what) <= NAME_MAX else None
    if found is None:
        called = Truncator(what).chars(NAME_SHOWN)
        raise ValidationError(_("There is nothing here called “%(what)s”.") % {"what": called}, code="unknown")
    return found


def name_of(mute: Mute) -> str:
    """As `thing_named` reads it; asks for what was not read with the rule."""
    if mute.person:
        return mute.person.username
    if mute.character:
        return f"{mute.character.film.slug}/{mute.character.slug}"
    return mute.film.slug if mute.film else mute.tag.slug if mute.tag else mute.phrase or ""


def label_of(mute: Mute) -> str:
    """As pages show it, of a rule that was read `named`."""
    label: str = mute.label
    return f"@{label}" if mute.kind == Kind.PERSON else label


def _phrase(what: str) -> str:
    if not PHRASE_MIN <= len(folded(what)) <= PHRASE_MAX or len(what) > PHRASE_MAX:
        limits = {"least": PHRASE_MIN, "most": PHRASE_MAX}
        raise ValidationError(_("A phrase has %(least)d to %(most)d characters.") % limits, code="length")
    if not any(letter.isalnum() for letter in what):
        raise ValidationError(_("Write a phrase with a letter or a digit in it."), code="wordless")
    return what


def _film(what: str) -> Film | None:
    """By its address, a title of it, or its title with its year, as pages write it."""
    if by_address := Film.objects.published().filter(slug=what).first():
        return by_address
    found = films_titled(what)
    return _only(found, ", ".join(f"{film.slug} ({film})" for film in found[:NAMESAKES_SHOWN]))


def _character(what: str) -> Character | None:
    """By `film/character`, or by name where one film alone has somebody of that name."""
    characters = Character.objects.published().filter(film__is_published=True).select_related("film")
    film, _slash, slug = what.partition("/")
    called = characters.filter(Q(film__slug=film, slug=slug) | Q(name__iexact=what)).order_by("film__title", "id")
    found: list[Character] = list(called[: NAMESAKES_SHOWN + 1])
    said = ", ".join(f"{each.film.slug}/{each.slug} ({each.film.title})" for each in found[:NAMESAKES_SHOWN])
    return _only(found, said)


def _only(found: list[AnyThing], said: str) -> AnyThing | None:
    if len(found) > 1:
        many = _("There are several of that name; write which you mean: %(names)s.") % {"names": said}
        raise ValidationError(many, code="ambiguous")
    return found[0] if found else None


_FINDERS: dict[str, Any] = {
    Kind.PERSON: lambda what: member_named(what.removeprefix("@")),
    Kind.FILM: _film,
    Kind.CHARACTER: _character,
    Kind.TAG: lambda what: Tag.objects.filter(slug=tag_slug(what.removeprefix("#"))).first(),
}
