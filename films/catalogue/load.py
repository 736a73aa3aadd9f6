"""Load packs: check all of them, plan all of them, then store film by film."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, reset_queries, transaction

from films.catalogue.check.packs import CheckedPack, KnownPictures, check_pack, check_together
from films.catalogue.merge.change import Options, Plan
from films.catalogue.merge.clashes import clashes
from films.catalogue.merge.plan import plan_pack
from films.catalogue.merge.state import read_states
from films.catalogue.read.file import called
from films.catalogue.read.items import PICTURES, texts
from films.catalogue.read.problem import PackProblems, Problem
from films.catalogue.report import Report
from films.catalogue.write.film import write_plan
from films.catalogue.write.indexing import index_what_was_loaded
from films.catalogue.write.linking import existing_films, films_wanted
from films.catalogue.write.lock import loading_alone
from films.models import Film, Moment, PackedItem

NO_OPTIONS = Options()
AT_ONCE = 25  # films whose rows are in memory together
SUFFIXES = (".yaml", ".yml")
Step = Callable[[str, int, int], None]  # what is being done, how much of it is done, of how much


class Interrupted(Exception):  # noqa: N818 - as PackProblems
    """The database gave up after something had been stored; every film is whole or as it was."""


def load_packs(
    paths: Iterable[Path], *, options: Options = NO_OPTIONS, is_dry: bool = False, step: Step = lambda *_: None
) -> Report:
    """Load every pack that the paths name; without a mistake in any, or not at all.

    Raises PackProblems with all mistakes, Busy while somebody else loads, and Interrupted.
    """
    packs = check_packs(find_packs(paths), step, _known_pictures)
    report = Report(took_pack=options.take_pack, is_dry=is_dry)
    if is_dry:
        _plan_all(packs, options, report, step)
    else:
        with loading_alone():
            waiting = _plan_all(packs, options, report, step)
            _store_all(waiting, options, report, step)
            step("Indexing for search", len(waiting), len(waiting))
            _index()
    report.notices += _absent_films(packs)
    return report


def find_packs(paths: Iterable[Path]) -> list[Path]:
    """The files that the paths are, or that lie in the folders that they are."""
    found: dict[Path, Path] = {}
    problems = []
    for path in paths:
        files = sorted(file for file in path.iterdir() if file.suffix in SUFFIXES) if path.is_dir() else [path]
        if not files:
            problems.append(Problem(called(path), 1, "pack", "is a folder without packs", "*.yaml files in it"))
        found |= {file.resolve(): file for file in files}
    if problems:
        raise PackProblems(problems)
    return list(found.values())


def check_packs(
    files: Sequence[Path], step: Step = lambda *_: None, known_pictures: KnownPictures = lambda film: ()
) -> list[CheckedPack]:
    """Check every file, and all of them together, before any complaint."""
    packs, problems = [], []
    for done, file in enumerate(files):
        step("Checking", done, len(files))
        try:
            packs.append(check_pack(file, known_pictures=known_pictures))
        except PackProblems as error:
            problems += error.problems
    problems += check_together(packs)
    if problems:
        raise PackProblems(problems)
    return packs


def _known_pictures(film: str) -> set[str]:
    """Digests of pictures that this film was loaded with."""
    packed = PackedItem.objects.filter(film__slug=film, section__in=PICTURES)
    loaded = packed.values_list("section", "loaded")
    return {said[PICTURES[section]] for section, said in loaded if said.get(PICTURES[section])}


def _plan_all(packs: Sequence[CheckedPack], options: Options, report: Report, step: Step) -> list[CheckedPack]:
    """Those that change anything; of the others, and of all in a dry run, tell the report."""
    waiting: list[CheckedPack] = []
    problems: list[Problem] = []
    for start in range(0, len(packs), AT_ONCE):
        step("Comparing", start, len(packs))
        for plan in _plans(packs[start : start + AT_ONCE], options):
            problems += clashes(plan)
            if plan.has_work and not report.is_dry:
                waiting.append(plan.pack)
            else:
                report.add(plan)
        _forget_statements()
    if problems:
        raise PackProblems(problems)
    return waiting


def _store_all(packs: Sequence[CheckedPack], options: Options, report: Report, step: Step) -> None:
    wanted = films_wanted() if packs else {}
    for done, pack in enumerate(packs):
        step("Storing", done, len(packs))
        try:
            plan = _store(pack, options, wanted)
        except (DatabaseError, OSError, PackProblems) as error:
            if not done:  # and so nothing is stored
                raise
            raise Interrupted(_how_far(pack.slug, done, error)) from error
        _forget_statements()
        report.add(plan)
        for slug in texts(pack.items.film.fields["related"]):
            wanted[slug].add(plan.film_pk)


def _forget_statements() -> None:
    """With DEBUG, Django keeps the text of every statement: megabytes a film."""
    if settings.DEBUG:
        reset_queries()


def _how_far(film: str, stored: int, error: Exception) -> str:
    before = "1 film before it is" if stored == 1 else f"{stored:,} films before it are"
    return f"{film} could not be stored ({error}); {before} stored whole, the rest is as it was. Load again."


def _index() -> None:
    try:
        index_what_was_loaded()
    except DatabaseError as error:
        raise Interrupted(f"All films are stored, but search does not know them yet ({error}). Load again.") from error


@transaction.atomic
def _store(pack: CheckedPack, options: Options, wanted: Mapping[str, set[int]]) -> Plan:
    """Store one film, by a plan made in the same transaction: a curator may have been busy since."""
    _hold(pack.slug)
    [plan] = _plans([pack], options)
    if problems := list(clashes(plan)):
        raise PackProblems(problems)
    write_plan(plan, wanted=wanted)
    return plan


def _hold(slug: str) -> None:
    """Let curators who save this film or its moments wait a moment, or wait for them; SQLite does so anyway."""
    films = list(Film.objects.select_for_update().filter(slug=slug).values_list("pk", flat=True))
    list(Moment.objects.select_for_update().filter(film__in=films).order_by("pk").values_list("pk"))


def _plans(packs: Sequence[CheckedPack], options: Options) -> Iterator[Plan]:
    states = read_states({pack.slug: [person.key for person in pack.items["people"]] for pack in packs})
    for pack in packs:
        yield plan_pack(pack, states[pack.slug], options)


def _absent_films(packs: Sequence[CheckedPack]) -> Iterator[str]:
    loaded = {pack.slug for pack in packs}
    wanted = {slug for pack in packs for slug in texts(pack.items.film.fields["related"])}
    absent = wanted - loaded
    absent -= existing_films(absent)
    for pack in packs:
        for slug in texts(pack.items.film.fields["related"]):
            if slug in absent:
                yield f"{pack.name}: related: {slug} is not in the catalogue yet; it will be linked when it is loaded"
