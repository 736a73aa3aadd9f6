"""An import of a pasted page told at a terminal: a table, and lists with line numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from films.catalogue.page.match import Status
from films.catalogue.page.plan import PagePlan, PlannedMoment
from films.catalogue.page.report import address_of, count_moments, notes_of, numbers, speakers_of

COLUMNS = ("", "found", "new", "unpublished", "look-alike", "unchanged", "kept", "repeated")


def tell(plan: PagePlan, *, is_stored: bool) -> Iterator[str]:
    """Line by line; a plan that was not stored tells the same, and says so first."""
    yield from _head(plan, is_stored=is_stored)
    yield ""
    yield from _table(plan)
    yield from _list("Who speaks", _speakers(plan))
    yield from _list("Aliases", _aliases(plan))
    yield from _list("Added beside what looks like a duplicate", (_look_alike(plan, each) for each in plan.new))
    yield from _list("Kept as a curator left it, though the page says otherwise", _kept(plan))
    yield from _list("Said twice on the page, stored once", _repeated(plan))
    yield from _list("Related films", _related(plan))
    yield from _list(
        "Skipped as boilerplate", [f"lines {numbers(plan.page.boilerplate)}"] if plan.page.boilerplate else []
    )
    yield from _list("Not placed", _unplaced(plan) or ["nothing: every line has its place"])
    yield from _list("Mind", notes_of(plan))


def _head(plan: PagePlan, *, is_stored: bool) -> Iterator[str]:
    if not is_stored:
        yield "A dry run: nothing is stored."
    elif plan.changes_nothing:
        yield "Everything on this page is in the catalogue already: nothing was changed."
    film = f"{plan.chosen.title} ({plan.chosen.year})"
    yield f"{film}, {'in the catalogue' if plan.chosen.film else 'a new film'}: /films/{plan.chosen.slug}/"


def _table(plan: PagePlan) -> Iterator[str]:
    rows: list[tuple[str, ...]] = [COLUMNS]
    for count in count_moments(plan):
        rows.append((str(count.label), *map(str, count.cells)))
        if count.kind == "dialogue":
            rows.append(("  their lines", str(plan.page.line_count), *[""] * 6))
    for row in rows:
        yield "  ".join(
            [row[0].ljust(14), *(cell.rjust(len(name)) for cell, name in zip(row[1:], COLUMNS[1:], strict=True))]
        ).rstrip()


def _list(title: str, lines: Iterable[str]) -> Iterator[str]:
    shown = [f"  {line}" for line in lines if line]
    if shown:
        yield from ("", title, *shown)


def _speakers(plan: PagePlan) -> list[str]:
    return [f"{each.name}: {each.count}{', a new character' if each.is_new else ''}" for each in speakers_of(plan)]


def _aliases(plan: PagePlan) -> Iterator[str]:
    for each in plan.cast.proposals:
        said = f"{each.alias} ({each.count})"
        if each.is_accepted:
            yield f"{said} is {each.name}; to keep them apart, add --no-alias {each.alias!r}"
        else:
            yield f"{said} stays apart from {each.name}; to make them one, add --alias {each.alias!r}"


def _look_alike(plan: PagePlan, planned: PlannedMoment) -> str:
    if not planned.look_alikes:
        return ""
    others = ", ".join(other.get_absolute_url() for other in planned.look_alikes)
    return f"line {planned.item.number}: {address_of(plan, planned)} looks like {others}"


def _kept(plan: PagePlan) -> Sequence[str]:
    return [f"line {each.item.number}: {address_of(plan, each)}" for each in plan.of(Status.KEPT)]


def _repeated(plan: PagePlan) -> Sequence[str]:
    return [f"line {each.item.number}" for each in plan.of(Status.REPEATED)]


def _related(plan: PagePlan) -> Iterator[str]:
    for each in plan.related:
        if each.film is None:
            yield f"line {each.item.number}: {each.item.title} is not in the catalogue yet"
        else:
            yield f"line {each.item.number}: {each.film} is linked{' already' if each.is_linked else ''}"


def _unplaced(plan: PagePlan) -> list[str]:
    return [f"lines {numbers(each.numbers)}: {each.reason}: {each.text}" for each in plan.page.unplaced]
