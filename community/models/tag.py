"""Words under which posts are found."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from community.limits import TAG_MAX


class Tag(models.Model):
    slug = models.SlugField(_("slug"), max_length=TAG_MAX, unique=True, allow_unicode=True)
    # As whoever used it first wrote it.
    name = models.CharField(_("name"), max_length=TAG_MAX)

    class Meta:
        ordering = ("slug",)
        verbose_name = _("tag")
        verbose_name_plural = _("tags")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("community:tag-detail", args=[self.slug])


class PostTag(models.Model):
    """A post under a tag; repeats what the pages of tags sort by, so that one index serves them."""

    post = models.ForeignKey("community.Post", on_delete=models.CASCADE, related_name="tagged")
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="tagged")
    # The post's own, kept by the same verbs that change it there.
    hot = models.FloatField(default=0.0)
    posted_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("post", "tag"), name="a_post_has_a_tag_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=("tag", "-hot", "-id"), name="posts_of_tag_hot"),
            models.Index(fields=("tag", "-posted_at", "-id"), name="posts_of_tag_new"),
        ]
