"""What somebody did on each of some films: jobs and parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from films.models import Character, Credit, Film, Person

# A job as one's own; the page of a film says "Directed by" instead.
ROLES: dict[str, Promise] = {
    Credit.Job.CREATOR: _("Creator"),
    Credit.Job.DIRECTOR: _("Director"),
    Credit.Job.WRITER: _("Writer"),
    Credit.Job.AUTHOR: _("Author of the work it comes from"),
    Credit.Job.PRODUCER: _("Producer"),
    Credit.Job.CINEMATOGRAPHER: _("Cinematographer"),
    Credit.Job.EDITOR: _("Editor"),
    Credit.Job.COMPOSER: _("Composer"),
    Credit.Job.DESIGNER: _("Designer"),
    Credit.Job.COSTUMES: _("Costume designer"),
    Credit.Job.SOUND: _("Sound"),
    Credit.Job.ANIMATION: _("Animator"),
    Credit.Job.NARRATOR: _("Narrator"),
    Credit.Job.CAST: _("In the cast"),
    Credit.Job.OTHER: _("Also worked on it"),
}
EPISODES_NAMED = 6  # of a job done on more episodes, only their number is given


@dataclass
class Job:
    """One job on one film: on the whole of it, or on some episodes."""

    label: str | Promise
    details: list[str] = field(default_factory=list)
    episodes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, credit: Credit) -> None:
        if credit.episode:
            self.episodes.append(credit.episode.key)
        for said, texts in ((credit.detail, self.details), (credit.note, self.notes)):
            if said and said not in texts:
                texts.append(said)

    @property
    def has_many_episodes(self) -> bool:
        return len(self.episodes) > EPISODES_NAMED


@dataclass
class Work:
    film: Film
    jobs: dict[str, Job] = field(default_factory=dict)
    parts: list[Character] = field(default_factory=list)


def work_on(films: Iterable[Film], *, person: Person) -> list[Work]:
    """In the order of `films`, in two queries however many they are."""
    works = {film.pk: Work(film) for film in films}
    of_what_is_shown = Q(episode=None) | Q(episode__is_published=True)
    credited = person.credits.published().filter(of_what_is_shown, film__in=list(works)).select_related("episode")
    for credit in credited.order_by("film", "position", "id"):
        jobs = works[credit.film_id].jobs
        jobs.setdefault(credit.job, Job(ROLES[credit.job])).add(credit)
    for character in person.characters.published().filter(film__in=list(works)).in_order():
        character.film = works[character.film_id].film
        works[character.film_id].parts.append(character)
    return list(works.values())
