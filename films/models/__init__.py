"""What exists: the catalogue's nouns."""

from films.models.character import Alias, Character
from films.models.credit import Credit
from films.models.dialogue import Dialogue, Line
from films.models.episode import Episode
from films.models.film import Country, Film, Genre
from films.models.kind import SECTION_TITLES, SECTIONS, Kind
from films.models.moment import Moment
from films.models.packed_item import PackedItem
from films.models.person import Person
from films.models.provenance import DOUBTFUL, VERBATIM, Provenance
from films.models.quote import Quote
from films.models.scene import Scene
from films.models.track import Track
from films.models.trivia import Trivia

__all__ = [
    "DOUBTFUL",
    "SECTIONS",
    "SECTION_TITLES",
    "VERBATIM",
    "Alias",
    "Character",
    "Country",
    "Credit",
    "Dialogue",
    "Episode",
    "Film",
    "Genre",
    "Kind",
    "Line",
    "Moment",
    "PackedItem",
    "Person",
    "Provenance",
    "Quote",
    "Scene",
    "Track",
    "Trivia",
]
