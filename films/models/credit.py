"""A job that somebody did on a film or an episode."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from films import limits
from films.models.episode import Episode
from films.models.film import Film
from films.models.person import Person
from films.models.published import Published, PublishedQuerySet


class Credit(Published):
    class Job(models.TextChoices):
        CREATOR = "creator", _("Created by")
        DIRECTOR = "director", _("Directed by")
        WRITER = "writer", _("Written by")
        AUTHOR = "author", _("From a work by")
        PRODUCER = "producer", _("Produced by")
        CINEMATOGRAPHER = "cinematographer", _("Photographed by")
        EDITOR = "editor", _("Edited by")
        COMPOSER = "composer", _("Music by")
        DESIGNER = "designer", _("Designed by")
        COSTUMES = "costumes", _("Costumes by")
        SOUND = "sound", _("Sound by")
        ANIMATION = "animation", _("Animation by")
        NARRATOR = "narrator", _("Narrated by")
        CAST = "cast", _("Also with")  # players whose part is no character here
        OTHER = "other", _("Also by")

    film = models.ForeignKey(Film, on_delete=models.CASCADE, related_name="credits", verbose_name=_("film"))
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="credits", verbose_name=_("person"))
    job = models.CharField(_("job"), max_length=20, choices=Job)
    # "screenplay, from his play"
    detail = models.CharField(_("detail"), max_length=limits.LABEL_MAX, blank=True)
    episode = models.ForeignKey(
        Episode, on_delete=models.CASCADE, null=True, blank=True, related_name="credits", verbose_name=_("episode")
    )
    # What is disputed about it, and how we know.
    note = models.TextField(_("note"), max_length=limits.PROSE_MAX, blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)

    objects = PublishedQuerySet["Credit"].as_manager()

    class Meta:
        ordering = ("film", "position", "id")
        verbose_name = _("credit")
        verbose_name_plural = _("credits")
        indexes: ClassVar = [models.Index(fields=("film", "position", "id"), name="credits_in_order")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("film", "person", "job"),
                condition=models.Q(episode__isnull=True),
                name="a_person_is_credited_once_for_a_job",
                violation_error_message=_("This person has this credit already."),
            ),
            models.UniqueConstraint(
                fields=("film", "person", "job", "episode"),
                condition=models.Q(episode__isnull=False),
                name="a_person_is_credited_once_for_a_job_in_an_episode",
                violation_error_message=_("This person has this credit for this episode already."),
            ),
        ]

    def __str__(self) -> str:
        return gettext("%(job)s %(person)s") % {"job": self.get_job_display(), "person": self.person}
