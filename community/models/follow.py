"""Whom and what a member follows."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from films.models import Film


class MemberFollow(models.Model):
    follower = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows_of_members")
    followed = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="followers")
    since = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("follower", "followed"), name="a_member_follows_another_once"),
            models.CheckConstraint(condition=~Q(follower=F("followed")), name="nobody_follows_themselves"),
        ]
        indexes: ClassVar = [models.Index(fields=("follower", "-since", "-id"), name="members_followed_latest")]


class FilmFollow(models.Model):
    follower = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows_of_films")
    film = models.ForeignKey(Film, on_delete=models.CASCADE, related_name="followers")
    since = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("follower", "film"), name="a_member_follows_a_film_once"),
        ]
        indexes: ClassVar = [models.Index(fields=("follower", "-since", "-id"), name="films_followed_latest")]
