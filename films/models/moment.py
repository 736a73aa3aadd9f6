"""Anything in a film worth reliving: the one table that votes, talk and search know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from films import limits
from films.models.character import Character
from films.models.episode import Episode
from films.models.film import Film
from films.models.kind import SECTIONS, Kind
from films.models.moment_queryset import AnyMoment, MomentQuerySet
from films.models.provenance import DOUBTFUL, VERBATIM, Provenance
from films.models.published import Published, Timestamped
from films.models.searchable import Searchable
from films.models.votable import Votable

PLAYHEAD_MAX = 9_999_999


class Moment(Searchable, Published, Timestamped, Votable):
    OF_KIND: ClassVar[str | None] = None  # each child names its own
    # What tells the plot, and is withheld; titles and slugs are always safe. Children add their own.
    TELLS: ClassVar[tuple[str, ...]] = ("source", "note")
    is_withheld = False  # as read for this reader: what tells the plot was taken out

    film = models.ForeignKey(Film, on_delete=models.CASCADE, related_name="moments", verbose_name=_("film"))
    # The scene that it hangs on.
    scene = models.ForeignKey(
        "films.Scene", on_delete=models.SET_NULL, null=True, blank=True, related_name="moments", verbose_name=_("scene")
    )
    episode = models.ForeignKey(
        Episode, on_delete=models.SET_NULL, null=True, blank=True, related_name="moments", verbose_name=_("episode")
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, editable=False)
    # Known to packs for ever; readers see the slug.
    key = models.SlugField(_("key"), max_length=limits.KEY_MAX)
    slug = models.SlugField(_("slug"), max_length=limits.KEY_MAX)
    # Always safe to show: it never gives the plot away.
    title = models.CharField(_("title"), max_length=limits.TITLE_MAX)
    # The playhead from which it spoils nothing.
    reveal_at = models.PositiveIntegerField(_("reveal at"), default=0, validators=[MaxValueValidator(PLAYHEAD_MAX)])
    # Seconds from the start of the film or episode.
    starts_at = models.PositiveIntegerField(_("starts at"), null=True, blank=True)
    ends_at = models.PositiveIntegerField(_("ends at"), null=True, blank=True)
    # The two times are our estimate, and shown as such.
    is_estimated = models.BooleanField(_("times are estimates"), default=False)
    # Its place among its kind in the film.
    position = models.PositiveIntegerField(_("position"), default=0)
    provenance = models.CharField(_("provenance"), max_length=13, choices=Provenance, default=Provenance.RETOLD)
    source = models.CharField(_("source"), max_length=limits.SOURCE_MAX, blank=True)
    # What is disputed about it, and by whom.
    note = models.TextField(_("note"), max_length=limits.PROSE_MAX, blank=True)
    speaker = models.ForeignKey(
        Character, on_delete=models.SET_NULL, null=True, blank=True, related_name="moments", verbose_name=_("speaker")
    )
    # Sums over votes in which the newest weigh most; see the ranking page.
    fresh = models.FloatField(_("fresh"), default=0.0, editable=False)
    comment_count = models.PositiveIntegerField(_("comments"), default=0, editable=False)
    # The number of the public ledger's entry that tells why the law took its text; empty while it stands.
    ledger_number = models.PositiveBigIntegerField(_("removed by ledger entry"), null=True, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="merged_moments"
    )

    objects = MomentQuerySet.as_manager()

    class Meta:
        verbose_name = _("moment")
        verbose_name_plural = _("moments")
        indexes: ClassVar = [
            models.Index(fields=("film", "kind", "position", "id"), name="moments_in_film_order"),
            models.Index(fields=("film", "kind", "-wilson", "-id"), name="moments_best_of_film"),
            models.Index(fields=("film", "kind", "-fresh", "-id"), name="moments_fresh_of_film"),
            models.Index(fields=("film", "kind", "-created_at", "-id"), name="moments_newest_of_film"),
            models.Index(fields=("film", "-wilson", "-id"), name="moments_best_of_film_any"),
            models.Index(fields=("-wilson", "-id"), name="moments_best"),
            models.Index(fields=("-fresh", "-id"), name="moments_fresh"),
            models.Index(fields=("-created_at", "-id"), name="moments_newest"),
            models.Index(fields=("scene", "kind", "position", "id"), name="moments_of_scene"),
            models.Index(fields=("speaker", "kind", "-wilson", "-id"), name="moments_of_speaker"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("film", "kind", "key"), name="moment_keys_are_unique_in_a_film"),
            models.UniqueConstraint(fields=("film", "kind", "slug"), name="moment_addresses_are_unique_in_a_film"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="moment_kind_is_known"),
            models.CheckConstraint(condition=Q(provenance__in=Provenance.values), name="moment_provenance_is_known"),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(starts_at__isnull=False, ends_at__gte=F("starts_at")),
                name="moments_end_after_they_start",
                violation_error_message=_("A moment ends after it starts."),
            ),
            models.CheckConstraint(
                condition=~Q(provenance="disputed") | Q(starts_at__isnull=True, ends_at__isnull=True),
                name="disputed_moments_have_no_times",
                violation_error_message=_("A disputed moment has no times."),
            ),
            models.CheckConstraint(
                condition=~Q(provenance="disputed") | ~Q(note=""),
                name="disputed_moments_say_why",
                violation_error_message=_("Say in the note who disputes this moment."),
            ),
            models.CheckConstraint(
                condition=~Q(provenance="heard") | Q(starts_at__isnull=False),
                name="heard_moments_have_a_timecode",
                violation_error_message=_("What was heard in the film needs its time."),
            ),
            models.CheckConstraint(
                condition=~Q(provenance__in=("heard", "script", "secondary", "misattributed")) | ~Q(source=""),
                name="verbatim_moments_name_a_source",
                violation_error_message=_("Name the source."),
            ),
            models.CheckConstraint(condition=Q(wilson__gte=0, wilson__lte=1), name="moment_rank_is_a_share"),
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if self.OF_KIND and not args:  # rows read from the database come as args
            kwargs["kind"] = self.OF_KIND
        super().__init__(*args, **kwargs)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse(f"films:{self.kind}-detail", args=[self.film.slug, self.slug])

    @property
    def detail(self) -> Moment:
        """The child row; free after `with_details()`."""
        child: Moment = getattr(self, f"as_{self.kind}")
        if self.is_withheld and not child.is_withheld:
            child.withhold()
        return child

    @property
    def told_of(self) -> Film:
        """The work that it tells."""
        return self.film

    def forget_scores(self) -> None:
        """Talk that is counted is talk that is heard of."""
        super().forget_scores()
        self.comment_count = 0

    def withhold(self) -> None:
        """Take out, in memory, what a reader must not read yet, so that no template shows it by mistake.

        Never save a moment after that.
        """
        self.is_withheld = True
        for name in self.TELLS:
            setattr(self, name, "")

    @classmethod
    def get_indexed_objects(cls) -> MomentQuerySet[Any]:
        """Of the children: a moment is indexed as what it is, not twice."""
        return cls.objects.all() if cls.OF_KIND else cls.objects.none()

    def get_indexed_instance(self) -> Moment | None:
        """The child; none once it is deleted."""
        try:
            return self if self.OF_KIND else self.detail
        except ObjectDoesNotExist:
            return None

    def names(self) -> Iterator[str]:
        yield self.title

    def texts(self) -> Iterator[str]:
        yield from self.detail.texts()

    @property
    def section(self) -> str:
        return SECTIONS[Kind(self.kind)]

    @property
    def is_removed(self) -> bool:
        """Whether the law took its text; votes and talk stay."""
        return self.ledger_number is not None

    @property
    def is_verbatim(self) -> bool:
        return self.provenance in VERBATIM

    @property
    def is_doubtful(self) -> bool:
        return self.provenance in DOUBTFUL

    def clean(self) -> None:
        """Say which of the things it refers to belong to another film."""
        super().clean()
        for name in ("scene", "episode", "speaker"):
            other = getattr(self, name)
            if other is not None and self.film_id and other.film_id != self.film_id:
                raise ValidationError({name: _("This belongs to another film.")})
        if self.pk and self.scene_id == self.pk:
            raise ValidationError({"scene": _("A scene cannot hang on itself.")})


MomentManager = models.Manager.from_queryset(MomentQuerySet)


class OfKindManager(MomentManager[AnyMoment]):
    """Children filter by kind, so that the indexes of the moments' table serve them."""

    def get_queryset(self) -> MomentQuerySet[AnyMoment]:
        queryset: MomentQuerySet[AnyMoment] = MomentQuerySet(self.model, using=self._db)
        return queryset.of_kind(str(self.model.OF_KIND))
