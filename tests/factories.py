"""Plain functions that make one thing each, with only what the database insists on."""

from __future__ import annotations

from itertools import count
from typing import Any

from allauth.account.models import EmailAddress

from community.models import Member, Suggestion
from films.models import (
    Character,
    Credit,
    Dialogue,
    Episode,
    Film,
    Line,
    Person,
    Quote,
    Scene,
    Track,
    Trivia,
)

PASSWORD = "a long enough secret"
_numbers = count(1)


def make_member(username: str = "", **fields: Any) -> Member:
    username = username or f"member{next(_numbers)}"
    member = Member.objects.create_user(username, f"{username}@example.com", PASSWORD, **fields)
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    return member


def make_film(**fields: Any) -> Film:
    number = next(_numbers)
    return Film.objects.create(**{"slug": f"film-{number}", "title": f"Film {number}", "year": 1957, **fields})


def make_series(**fields: Any) -> Film:
    return make_film(**{"kind": Film.Kind.SERIES, **fields})


def make_episode(film: Film, **fields: Any) -> Episode:
    ordinal = film.episodes.count() + 1
    return Episode.objects.create(
        **{"film": film, "season": 1, "number": ordinal, "ordinal": ordinal, "title": f"Episode {ordinal}", **fields}
    )


def make_person(**fields: Any) -> Person:
    number = next(_numbers)
    return Person.objects.create(**{"slug": f"person-{number}", "name": f"Person {number}", **fields})


def make_credit(film: Film, **fields: Any) -> Credit:
    return Credit.objects.create(**{"film": film, "person": fields.get("person") or make_person(), **fields})


def make_character(film: Film, **fields: Any) -> Character:
    number = next(_numbers)
    return Character.objects.create(
        **{"film": film, "slug": f"character-{number}", "name": f"Character {number}", **fields}
    )


def make_scene(film: Film, **fields: Any) -> Scene:
    return Scene.objects.create(**_moment(film, fields), **{"summary": "What happens.", **_own(fields)})


def make_dialogue(film: Film, *, lines: list[tuple[Character, str]] | None = None, **fields: Any) -> Dialogue:
    dialogue = Dialogue.objects.create(**_moment(film, fields), **{"context": "Why it matters.", **_own(fields)})
    for place, (speaker, text) in enumerate(lines or [], start=1):
        Line.objects.create(dialogue=dialogue, key=f"l{place}", position=place, speaker=speaker, text=text)
    return dialogue


def make_quote(film: Film, **fields: Any) -> Quote:
    return Quote.objects.create(**_moment(film, fields), **{"text": "A line worth keeping.", **_own(fields)})


def make_trivia(film: Film, **fields: Any) -> Trivia:
    return Trivia.objects.create(**_moment(film, fields), **{"fact": "A fact.", **_own(fields)})


def make_track(film: Film, **fields: Any) -> Track:
    return Track.objects.create(**_moment(film, fields), **{"by_whom": "Somebody", **_own(fields)})


def make_suggestion(**fields: Any) -> Suggestion:
    number = next(_numbers)
    words = {"about": "moment", "title": f"Suggestion {number}", "text": "What is missing.", "source": "A book."}
    return Suggestion.objects.create(**{**words, **fields})


_OWN = {
    "summary", "context", "still", "text", "language", "original_text", "original_language", "line",
    "fact", "why_it_matters", "by_whom", "usage",
}  # fmt: skip


def _moment(film: Film, fields: dict[str, Any]) -> dict[str, Any]:
    number = next(_numbers)
    shared = {name: value for name, value in fields.items() if name not in _OWN}
    return {"film": film, "key": f"moment-{number}", "slug": f"moment-{number}", "title": f"Moment {number}"} | shared


def _own(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name in _OWN}
