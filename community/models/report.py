"""What somebody says is against the law, waiting for an operator."""

from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from community.models.comment import Comment
from community.models.ledger import LAW_MAX
from community.models.legal import Basis, Requester
from community.models.post import Post
from films.limits import NAME_MAX
from films.models import Moment

PLACE_MAX = 1_000
EXPLANATION_MAX = 6_000
ANSWER_MAX = 2_000


class AboutWriting(models.Model):
    """Of one moment, post or comment; of none once that is gone for good, with its film."""

    moment = models.ForeignKey(
        Moment, on_delete=models.SET_NULL, null=True, blank=True, related_name="%(class)ss", verbose_name=_("moment")
    )
    post = models.ForeignKey(
        Post, on_delete=models.SET_NULL, null=True, blank=True, related_name="%(class)ss", verbose_name=_("post")
    )
    comment = models.ForeignKey(
        Comment, on_delete=models.SET_NULL, null=True, blank=True, related_name="%(class)ss", verbose_name=_("comment")
    )

    class Meta:
        abstract = True

    @property
    def target(self) -> Moment | Post | Comment | None:
        return self.moment or self.post or self.comment


AT_MOST_ONE_THING = (
    Q(post__isnull=True, comment__isnull=True)
    | Q(moment__isnull=True, comment__isnull=True)
    | Q(moment__isnull=True, post__isnull=True)
)


class ReportQuerySet(models.QuerySet["Report"]):
    def waiting(self) -> Self:
        return self.filter(state=Report.State.WAITING)

    def with_targets(self) -> Self:
        """Bring along what they are about, as far as its name and address need it."""
        discussion = "comment__discussion"
        return self.select_related(
            "moment__film", "post", "comment__author", f"{discussion}__moment__film", f"{discussion}__post"
        )


class Report(AboutWriting):
    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        FOLLOWED = "followed", _("followed: removed")
        DECLINED = "declined", _("declined: it stands")

    category = models.CharField(_("what it is"), max_length=13, choices=Basis)
    law = models.CharField(_("law or order"), max_length=LAW_MAX, blank=True)
    # Which of the words, and why they are against the law.
    place = models.TextField(_("place in the text"), max_length=PLACE_MAX, blank=True)
    explanation = models.TextField(_("explanation"), max_length=EXPLANATION_MAX)
    # Who asks. Operators alone read the name and address; the ledger says the class.
    requester = models.CharField(_("who asks"), max_length=14, choices=Requester)
    name = models.CharField(_("name"), max_length=NAME_MAX, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    # Empty for visitors, and once a member has left.
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="reports"
    )
    # Once a member has left, their name and address go as soon as it is decided.
    reporter_left = models.BooleanField(_("its sender has left"), default=False, editable=False)
    reported_at = models.DateTimeField(_("reported"))
    # Sent along by the form, so that a double click is one report.
    key = models.UUIDField(unique=True, editable=False)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    operator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="decided_reports"
    )
    # What the operator tells whoever asked.
    answer = models.TextField(_("answer"), max_length=ANSWER_MAX, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report of illegal content")
        verbose_name_plural = _("reports of illegal content")
        indexes: ClassVar = [models.Index(fields=("-state", "reported_at", "id"), name="reports_waiting")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=AT_MOST_ONE_THING, name="a_report_is_about_one_thing"),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at__isnull=True)
                | Q(state__in=("followed", "declined"), decided_at__isnull=False),
                name="decided_reports_say_when",
            ),
        ]

    def __str__(self) -> str:
        return str(_("report no. %(number)s") % {"number": self.pk})
