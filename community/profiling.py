"""What a member does with their profile: says who they are, gives a picture, chooses what they love."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from django.core.files.base import ContentFile
from django.db import transaction

from community.in_turn import hold
from community.markup import render
from community.models import FavouriteFilm, FavouriteMoment, Member
from films.models import Film, Moment


class Words(NamedTuple):
    """What a member says of themselves, and to whom."""

    display_name: str
    bio: str  # Markdown
    visibility: str
    shows_relived: bool


@transaction.atomic
def change_profile(
    *,
    member: Member,
    words: Words,
    films: Sequence[Film],
    moments: Sequence[Moment],
    picture: ContentFile[bytes] | None = None,
    drops_picture: bool = False,
) -> Member:
    """Let the profile be as given, favourites in their order; a new picture wins over dropping the old one.

    `picture` is one that the pipeline has made already.
    """
    changed = hold(member)
    for name, value in words._asdict().items():
        setattr(changed, name, value)
    changed.bio_html = render(words.bio).html
    if picture or drops_picture:
        _replace_picture(changed, picture)
    changed.save(update_fields=[*Words._fields, "bio_html", "avatar"])
    _choose(changed, films, moments)
    return changed


def _replace_picture(member: Member, picture: ContentFile[bytes] | None) -> None:
    """The old file goes only once it is certain that nothing names it any more."""
    if old := member.avatar.name:
        transaction.on_commit(partial(member.avatar.storage.delete, old), robust=True)
    if picture:
        member.avatar.save(str(picture.name), picture, save=False)
    else:
        member.avatar = ""


def _choose(member: Member, films: Sequence[Film], moments: Sequence[Moment]) -> None:
    FavouriteFilm.objects.filter(member=member).delete()
    FavouriteMoment.objects.filter(member=member).delete()
    FavouriteFilm.objects.bulk_create(
        FavouriteFilm(member=member, film=film, position=place) for place, film in enumerate(films)
    )
    FavouriteMoment.objects.bulk_create(
        FavouriteMoment(member=member, moment_id=moment.pk, position=place) for place, moment in enumerate(moments)
    )
