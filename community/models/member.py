"""A member: somebody with an account."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from community import limits
from community.members.fields import SkeletonField, look_of
from community.members.usernames import USERNAME_MAX, skeleton, validators
from community.models.left_name import LeftName
from films.fields import PictureField

SKELETON_MAX = USERNAME_MAX + 20  # with the number that tells old look-alikes apart
LANGUAGE_MAX = 10  # such as pt-br
LOOKS_TAKEN = _("That looks too much like the name of another member; choose one that nobody can mistake for it.")
LEFT = _("Somebody who has left had that name, or one that looks like it; choose another.")


class Member(AbstractUser):
    class KnownAfter(models.IntegerChoices):
        """Days after which the plot of a work is common knowledge."""

        AT_ONCE = 0, _("at once")
        TWO_WEEKS = 14, _("after two weeks")
        THREE_MONTHS = 90, _("after three months")
        TWO_YEARS = 730, _("after two years")

        __empty__ = _("never: I say myself what I have seen")

    class Lens(models.TextChoices):
        """What of a talk stands open, and what is folded."""

        ALL = "all", _("everything")
        LOW = "low", _("fold what sank")
        NEW = "new", _("fold new accounts")
        PEOPLE = "people", _("my people")

    class Visibility(models.TextChoices):
        PUBLIC = "public", _("everybody")
        MEMBERS = "members", _("members")
        ONLY_ME = "me", _("only me")

    # The name in addresses and mentions. ASCII, so that no two look alike.
    username = models.CharField(
        _("username"),
        max_length=USERNAME_MAX,
        unique=True,
        validators=validators,
        help_text=_("3–30 letters, digits, hyphens or underscores."),
        error_messages={"unique": _("Somebody has that username already.")},
    )
    # Fills itself; no two members look alike to an eye that skims.
    skeleton = SkeletonField(source="username", max_length=SKELETON_MAX, default="")
    # Empty for the few accounts that have none; allauth keeps the verified addresses.
    email = models.EmailField(_("email address"), blank=True)
    # We ask nobody for their civil name.
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]

    # What readers see instead of the username, which stays beside it: anybody may choose any name here.
    display_name = models.CharField(_("display name"), max_length=limits.DISPLAY_NAME_MAX, blank=True)
    # Markdown as typed, and what was made of it then.
    bio = models.TextField(_("about you"), max_length=limits.BIO_MAX, blank=True)
    bio_html = models.TextField(_("about you as HTML"), blank=True, editable=False)
    avatar = PictureField(
        _("picture"), upload_to="avatars/", blank=True, longest_side=limits.AVATAR_SIDE, is_square=True
    )
    # Who may open the profile; what they post is public all the same.
    visibility = models.CharField(
        _("who sees your profile"), max_length=7, choices=Visibility, default=Visibility.PUBLIC
    )
    # Whether the profile lists what they relived; what was not for them is never listed.
    shows_relived = models.BooleanField(_("show what you relived"), default=False)

    # When a work may be told to them although they did not say that they have seen it; empty is never.
    known_after_days = models.PositiveSmallIntegerField(
        _("the plot of a work is common knowledge"),
        choices=KnownAfter,
        default=KnownAfter.TWO_YEARS,
        null=True,
        blank=True,
    )

    # Through what they look at talk, where an address asks for no other, and the score below which it folds.
    lens = models.CharField(_("lens"), max_length=6, choices=Lens, default=Lens.LOW)
    fold_below = models.SmallIntegerField(
        _("fold below"),
        default=limits.FOLD_BELOW,
        validators=[MinValueValidator(limits.FOLD_BELOW_LEAST), MaxValueValidator(0)],
    )
    # Whether those whom they follow are among the people of those who follow them, who could tell them from it.
    lends_follows = models.BooleanField(_("those whom I follow count for those who follow me, too"), default=True)
    # Of the interface and of mail; empty is whatever the browser asks for.
    language = models.CharField(_("language"), max_length=LANGUAGE_MAX, blank=True)
    # The address of their own feed holds it; empty until they ask for one.
    feed_token = models.CharField(max_length=43, unique=True, null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(visibility__in=("public", "members", "me")), name="profile_visibility_is_known"
            ),
            models.UniqueConstraint(
                Lower("username"),
                name="usernames_differ_by_more_than_case",
                violation_error_message=_("Somebody has that username already."),
            ),
            models.UniqueConstraint(
                fields=("skeleton",), name="usernames_do_not_look_alike", violation_error_message=LOOKS_TAKEN
            ),
        ]

    def clean(self) -> None:
        """Refuse a username that looks like another member's, unless it has always been theirs."""
        super().clean()
        if look_of(self.skeleton) != skeleton(self.username):
            try:
                refuse_look_alike(self.username)
            except ValidationError as error:
                raise ValidationError({"username": error}) from None

    @property
    def name(self) -> str:
        return self.display_name or self.username

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("community:member-detail", args=[self.username])


def refuse_look_alike(username: str) -> None:
    """Raise a ValidationError where it could be mistaken for another member's, or for that of one who has left.

    The very same as another member's is refused elsewhere.
    """
    alike = Member.objects.filter(skeleton=skeleton(username)).exclude(username__iexact=username)
    if alike.exists():
        raise ValidationError(LOOKS_TAKEN, code="look_alike")
    if LeftName.objects.of(username).exists():
        raise ValidationError(LEFT, code="left")
