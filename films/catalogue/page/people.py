"""Who speaks on a pasted page: characters of the film, new ones, and spellings that may be one character."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from films.catalogue.page.model import PageDialogue, PageItem, PageQuote
from films.catalogue.page.names import Likeness, compare_names
from films.catalogue.page.text import fold
from films.models import Alias, Character, Film


@dataclass
class PlannedCharacter:
    name: str
    character: Character | None  # None until it is stored
    names: set[str]  # folded
    count: int = 0  # of the new lines and quotes that are theirs
    is_new: bool = False


@dataclass(frozen=True)
class ProposedAlias:
    alias: str
    name: str  # of the character that it is another name of
    count: int  # of the lines and quotes that stand under the alias
    is_sure: bool  # one sound written in two ways, and not merely alike
    is_accepted: bool


@dataclass
class Cast:
    """Everybody by every name they go by in the film and on the page."""

    characters: list[PlannedCharacter] = field(default_factory=list)
    proposals: list[ProposedAlias] = field(default_factory=list)
    by_name: dict[str, PlannedCharacter] = field(default_factory=dict)

    def speaks(self, speaker: str) -> PlannedCharacter:
        return self.by_name[fold(speaker)]

    def knows(self, speaker: str) -> Character | None:
        """The film's character of that name or alias, if it has one."""
        planned = self.by_name.get(fold(speaker))
        return planned.character if planned else None

    @property
    def new(self) -> list[PlannedCharacter]:
        return [planned for planned in self.characters if planned.is_new]

    @property
    def accepted(self) -> list[ProposedAlias]:
        return [proposal for proposal in self.proposals if proposal.is_accepted]

    def add(self, planned: PlannedCharacter) -> None:
        self.characters.append(planned)
        self.by_name.update(dict.fromkeys(planned.names, planned))


def film_cast(film: Film | None) -> Cast:
    """The characters of a film; the names of a merged one lead to the one it was merged into."""
    cast = Cast()
    if film is None:
        return cast
    rows = {character.pk: character for character in film.characters.in_order()}
    for character in rows.values():
        if character.merged_into_id is None:
            cast.add(PlannedCharacter(character.name, character, {fold(character.name)}))
    by_key = {planned.character.pk: planned for planned in cast.characters if planned.character}
    aliases = list(Alias.objects.filter(film=film).values_list("character", "name"))
    for key, name in [*aliases, *((character.pk, character.name) for character in rows.values())]:
        planned = by_key[_winner(rows, key)]
        if fold(name) not in cast.by_name:
            planned.names.add(fold(name))
            cast.by_name[fold(name)] = planned
    return cast


def _winner(rows: Mapping[int, Character], key: int) -> int:
    """The one that a character was merged into in the end, or itself."""
    while (merged_into := rows[key].merged_into_id) is not None:
        key = merged_into
    return key


def add_speakers(cast: Cast, items: Iterable[PageItem], *, decisions: Mapping[str, bool]) -> None:
    """Find a character for everybody who speaks in these items, the most talkative first.

    `decisions` tells of aliases, by their folded name, whether they are accepted; others are if they are sure.
    """
    spoken = [list(_speakers(item)) for item in items]
    spellings: dict[str, Counter[str]] = {}
    for speaker in (speaker for speakers in spoken for speaker in speakers):
        spellings.setdefault(fold(speaker), Counter())[speaker] += 1
    together = _who_meet(spoken)
    for folded, spelled in sorted(spellings.items(), key=lambda pair: -pair[1].total()):
        if folded not in cast.by_name:
            name = spelled.most_common(1)[0][0]
            _add_speaker(cast, name, spelled.total(), decisions=decisions, met=together[folded])
        cast.by_name[folded].count += spelled.total()


def _add_speaker(cast: Cast, name: str, count: int, *, decisions: Mapping[str, bool], met: set[str]) -> None:
    likeness, other = _most_like(cast, name, met)
    if other is not None:
        is_sure = likeness >= Likeness.SPELLING
        is_accepted = decisions.get(fold(name), is_sure)
        cast.proposals.append(ProposedAlias(name, other.name, count, is_sure, is_accepted))
        if is_accepted:
            other.names.add(fold(name))
            cast.by_name[fold(name)] = other
            return
    cast.add(PlannedCharacter(name, None, {fold(name)}, is_new=True))


def _most_like(cast: Cast, name: str, met: set[str]) -> tuple[Likeness, PlannedCharacter | None]:
    """The character whose name is most like this one; nobody who talks with them is the same person."""
    best, nearest = Likeness.NONE, None
    for other in cast.characters:
        likeness = max(compare_names(name, known) for known in other.names)
        if likeness > best and not (other.names & met):
            best, nearest = likeness, other
    return best, nearest


def _speakers(item: PageItem) -> Iterable[str]:
    if isinstance(item, PageDialogue):
        return [line.speaker for line in item.lines]
    return [item.speaker] if isinstance(item, PageQuote) else []


def _who_meet(spoken: Iterable[list[str]]) -> dict[str, set[str]]:
    """Of each speaker, by folded name, who speaks in the same dialogues."""
    together: dict[str, set[str]] = {}
    for speakers in spoken:
        names = {fold(speaker) for speaker in speakers}
        for name in names:
            together.setdefault(name, set()).update(names - {name})
    return together
