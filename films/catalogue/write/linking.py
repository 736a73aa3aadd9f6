"""The lists of a film that stand in tables of their own: countries, genres and related films.

Related films are linked both ways by one pack, perhaps before the other film is there. A
film's pack therefore answers for the links that it wrote itself, and for none that only the
other film's pack did.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.utils.text import slugify

from films.catalogue.read.items import Fields
from films.models import Country, Film, Genre, PackedItem
from films.slugs import fresh

Named = type[Country] | type[Genre]
RELATED = Film.related.through
TAGS: dict[str, tuple[Named, type[Model], str]] = {
    "countries": (Country, Film.countries.through, "country"),
    "genres": (Genre, Film.genres.through, "genre"),
}


@dataclass
class Links:
    """What stands in these tables, of several films."""

    tags: dict[str, dict[int, list[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    related: dict[int, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))  # of each film, by address
    listed: dict[int, set[str]] = field(default_factory=dict)  # what the pack of a film on either end lists
    absent: set[str] = field(default_factory=set)  # addresses that a pack lists and no film has


def fetch_links(films: Collection[int]) -> Links:
    """Read the lists of these films."""
    links = Links()
    for name, (model, _, _) in TAGS.items():
        for film, tag in model.objects.filter(films__in=films).values_list("films", "name"):
            links.tags[name][film].append(tag)
    for film, slug, other in RELATED.objects.filter(from_film__in=films).values_list(
        "from_film", "to_film__slug", "to_film"
    ):
        links.related[film][slug] = other
    ends = {*films, *(other for others in links.related.values() for other in others.values())}
    links.listed = _listed(ends)
    wanted = {slug for film in films for slug in links.listed.get(film, ())}
    links.absent = wanted - existing_films(wanted)
    return links


def film_lists(film: int, slug: str, loaded: Mapping[str, Any], links: Links) -> Fields:
    """Countries, genres and related films as the film's own pack would list them."""
    fields: Fields = {name: _in_order(links.tags[name][film], loaded.get(name, [])) for name in TAGS}
    linked, listed = links.related[film], loaded.get("related", [])
    own = {other for other, pk in linked.items() if slug not in links.listed.get(pk, ())} - set(listed)
    fields["related"] = [other for other in listed if other in linked or other in links.absent] + sorted(own)
    return fields


def _in_order(values: Iterable[str], loaded: Sequence[str]) -> list[str]:
    """As last loaded, for the database keeps no order; what a curator added stands behind."""
    held = set(values)
    return [value for value in loaded if value in held] + sorted(held - set(loaded))


def _listed(films: Collection[int]) -> dict[int, set[str]]:
    packed = PackedItem.objects.filter(section="film", film__in=films).values_list("film", "loaded")
    return {film: set(loaded.get("related", [])) for film, loaded in packed}


def existing_films(slugs: Iterable[str]) -> set[str]:
    slugs = set(slugs)
    return set(Film.objects.filter(slug__in=slugs).values_list("slug", flat=True)) if slugs else set()


def films_wanted() -> dict[str, set[int]]:
    """By the address of each film that a pack calls related, the films whose packs do."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for film, loaded in PackedItem.objects.filter(section="film").values_list("film", "loaded"):
        for slug in loaded.get("related", []):
            wanted[slug].add(film)
    return wanted


def write_tags(film_pk: int, name: str, values: Sequence[str]) -> None:
    """Let the film have exactly these countries or genres, making those that are new."""
    model, through, column = TAGS[name]
    pks = _tag_pks(model, values)
    rows = through._default_manager.filter(film=film_pk)
    rows.exclude(**{f"{column}__in": pks}).delete()
    held = set(rows.values_list(column, flat=True))
    through._default_manager.bulk_create(
        through(film_id=film_pk, **{f"{column}_id": pk}) for pk in pks if pk not in held
    )


def _tag_pks(model: Named, names: Sequence[str]) -> list[int]:
    pks = dict(model.objects.filter(name__in=names).values_list("name", "pk"))
    new = [name for name in names if name not in pks]
    if new:
        taken = set(model.objects.values_list("slug", flat=True))
        for name in new:
            slug = fresh(slugify(name) or model._meta.model_name or "", taken)
            taken.add(slug)
            pks[name] = model.objects.create(name=name, slug=slug).pk
    return [pks[name] for name in names]


def write_related(film_pk: int, slug: str, *, before: Iterable[str], after: Iterable[str]) -> None:
    """Link and unlink as the film's pack now says, but for links that another film's pack wants."""
    before, after = set(before), set(after)
    link_films(film_pk, Film.objects.filter(slug__in=after - before).exclude(pk=film_pk).values_list("pk", flat=True))
    gone = set(Film.objects.filter(slug__in=before - after).values_list("pk", flat=True))
    wanting = {film for film, listed in _listed(gone).items() if slug in listed}
    for other in gone - wanting:
        RELATED.objects.filter(from_film=film_pk, to_film=other).delete()
        RELATED.objects.filter(from_film=other, to_film=film_pk).delete()


def link_films(film_pk: int, others: Iterable[int]) -> None:
    """Both ways, once."""
    rows = [
        RELATED(from_film_id=one, to_film_id=two)
        for other in others
        for one, two in ((film_pk, other), (other, film_pk))
    ]
    RELATED.objects.bulk_create(rows, ignore_conflicts=True)
