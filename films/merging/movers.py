"""What moves in a way of its own: names, addresses and keys that are taken, lines that say the same."""

from __future__ import annotations

from typing import Any

from django.db.models import Max, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from films.merging.hanging import Movers, Rows, move_what_hangs
from films.merging.report import Report
from films.models import Alias, Character, Film, Line, Moment, Person
from films.slugs import fresh


def merge_into(loser: Any, winner: Any, report: Report) -> None:
    """Empty the loser into the winner and let its address lead there."""
    if isinstance(loser, Film):
        winner.related.remove(loser)
    move_what_hangs(loser, winner, report, MOVERS)
    if isinstance(loser, Character):
        call_also(winner, loser.name, report)
    loser.is_published = False
    loser.merged_into = winner
    loser.save(update_fields=["is_published", "merged_into"])


def redirect(rows: Rows, winner: Any, report: Report) -> None:
    """What was merged into the loser before leads straight to the winner."""
    rows.order_by().update(merged_into=winner)


def move_characters(rows: Rows, film: Any, report: Report) -> None:
    """Characters of one name are one character."""
    for character in rows:
        namesake = named(film, character.folded_name)
        if namesake is None:
            taken = set(film.characters.values_list("slug", flat=True))
            _update(character, film=film, slug=fresh(character.slug, taken))
            report.count_moved(Character, 1)
        elif character.merged_into_id is None:
            merge_into(character, namesake.merged_into or namesake, report)
            report.remarks.append(_("“%(name)s” is one character now.") % {"name": character.name})


def named(film: Any, folded_name: str) -> Character | None:
    """The film's character of that name or alias."""
    by_alias = Alias.objects.filter(film=film, folded_name=folded_name)
    names = Q(folded_name=folded_name) | Q(pk__in=by_alias.values("character"))
    return Character.objects.filter(names, film=film).first()


def move_aliases(rows: Rows, film: Any, report: Report) -> None:
    """Aliases follow their characters; one that the film knows already is left out."""
    for alias in rows.select_related("character"):
        known = named(film, alias.folded_name)
        if known is None:
            _update(alias, film=film)
            continue
        alias.delete()
        if known.pk != alias.character_id:
            remark = _("“%(name)s” is left out of the aliases of %(character)s: it is taken.")
            report.remarks.append(remark % {"name": alias.name, "character": alias.character})


def call_also(character: Character, name: str, report: Report) -> None:
    """Add a name to the aliases, unless the film knows it."""
    folded = name.casefold()
    if folded == character.folded_name or Alias.objects.filter(film=character.film_id, folded_name=folded).exists():
        return
    Alias.objects.create(film_id=character.film_id, character=character, name=name)
    report.remarks.append(_("%(character)s is also known as “%(name)s”.") % {"character": character, "name": name})


def move_moments(rows: Rows, film: Any, report: Report) -> None:
    """Behind those of the film, each with a key and an address that is free there."""
    renamed = 0
    for moment in rows.order_by("kind", "position", "pk"):
        others = Moment.objects.filter(film=film, kind=moment.kind)
        key = fresh(moment.key, set(others.values_list("key", flat=True)))
        slug = fresh(moment.slug, set(others.values_list("slug", flat=True)))
        last = others.aggregate(last=Max("position"))["last"] or 0
        renamed += slug != moment.slug
        _update(moment, film=film, key=key, slug=slug, position=last + 1)
        report.count_moved(Moment, 1)
    if renamed:
        said = ngettext("%d moment has a new address.", "%d moments have new addresses.", renamed)
        report.remarks.append(said % renamed)


def move_lines(rows: Rows, dialogue: Any, report: Report) -> None:
    """A line that says the same stays behind, and what hangs on it moves; others follow, unpublished."""
    lines = list(dialogue.lines.all())
    twins = {_said(line): line for line in reversed(lines)}
    keys, last = {line.key for line in lines}, max((line.position for line in lines), default=0)
    added = 0
    for line in rows.order_by("position", "pk"):
        if twin := twins.get(_said(line)):
            move_what_hangs(line, twin, report, MOVERS)
            report.count_left(Line)
            continue
        added += 1
        key = fresh(line.key, keys)
        keys.add(key)
        _update(line, dialogue=dialogue, key=key, position=last + added, is_published=False)
    if added:
        said = ngettext("%d line was added at the end, unpublished.", "%d lines were added, unpublished.", added)
        report.remarks.append(said % added)


def _said(line: Line) -> str:
    return " ".join(line.text.casefold().split())


def _update(row: Any, **fields: Any) -> None:
    type(row)._base_manager.filter(pk=row.pk).update(**fields)


def _field(model: Any, name: str) -> Any:
    return model._meta.get_field(name)


# In this order: aliases follow characters, and moments name both.
MOVERS: Movers = {
    **{_field(model, "merged_into"): redirect for model in (Film, Person, Character, Moment)},
    _field(Character, "film"): move_characters,
    _field(Alias, "film"): move_aliases,
    _field(Moment, "film"): move_moments,
    _field(Line, "dialogue"): move_lines,
}
