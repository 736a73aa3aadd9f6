"""The names by which characters of a film are known: one name, one character."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction

from films.models import Alias, Character, Film
from films.search.indexing import index_again


class Names(NamedTuple):
    """Who has which name in a film, by casefolded name."""

    characters: dict[str, int]  # every character's own name, even a merged one's: the database keeps them apart
    all: dict[str, int]  # names and aliases that lead to a character

    def taken_from(self, owner: int | None, *, name: str, aliases: Sequence[str]) -> list[str]:
        """Those of the wanted names that are another character's."""
        wanted = {name.casefold(): name} | {alias.casefold(): alias for alias in aliases}
        taken = [said for folded, said in wanted.items() if self.all.get(folded, owner) != owner]
        if self.characters.get(name.casefold(), owner) != owner and name not in taken:
            taken.append(name)
        return taken


def names_of(film: Film) -> Names:
    """In two queries."""
    own = film.characters.values_list("folded_name", "pk", "merged_into")
    aliases = Alias.objects.filter(film=film).values_list("folded_name", "character")
    return Names(
        characters={folded: pk for folded, pk, _merged in own},
        all={folded: pk for folded, pk, merged in own if merged is None} | dict(aliases),
    )


@transaction.atomic
def set_aliases(*, character: Character, names: Sequence[str]) -> None:
    """Let the character have these aliases and no others; one that stays keeps its row."""
    wanted = {name.casefold(): name for name in names}
    for alias in character.aliases.all():
        name = wanted.pop(alias.folded_name, None)
        if name is None:
            alias.delete()
        elif name != alias.name:
            alias.name = name
            alias.save(update_fields=["name"])
    for name in wanted.values():
        Alias.objects.create(film_id=character.film_id, character=character, name=name)
    index_again(character)
