"""What search knows of a thing: its names and all its words, folded, made of the same parts that results show."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from typing import ClassVar

from modelsearch.index import AutocompleteField, Indexed, SearchField

from films.search.words import fold


class Searchable(Indexed):
    """The library has a column for words to be completed, which holds everything, and one for a body.

    Its title column stays empty: a change there is written twice.
    """

    search_fields: ClassVar = [AutocompleteField("searched_text"), SearchField("searched_names")]  # type: ignore[misc]

    def get_indexed_instance(self) -> Searchable | None:
        """What stands for it in the index; none where nothing does."""
        return self

    def names(self) -> Iterator[str]:
        """What it is called: a match here comes first."""
        raise NotImplementedError

    def handles(self) -> Iterator[str]:
        """What else finds it, though no result shows it."""
        return iter(())

    def texts(self) -> Iterator[str]:
        """What is told of it, most telling first."""
        raise NotImplementedError

    @cached_property
    def searched_names(self) -> str:
        return fold("\n".join(chain(self.names(), self.handles())))

    @cached_property
    def searched_text(self) -> str:
        return fold("\n".join(chain(self.names(), self.handles(), self.texts())))
