"""Where a comment is to stand, as an address or a form says it: under a post, a moment, one of its lines, a comment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from community.models import Comment, Post
from films.models import Kind, Line, Moment

NUMBER = re.compile("[0-9]{1,18}")  # what an id can be


@dataclass(frozen=True)
class Place:
    subject: Post | Moment
    parent: Comment | None = None
    line: Line | None = None

    @property
    def named(self) -> dict[str, str]:
        """As a form carries it, and an address."""
        if self.parent:
            return {"parent": str(self.parent.pk)}
        kind = "post" if isinstance(self.subject, Post) else "moment"
        line = {"line": self.line.key} if self.line else {}
        return {kind: str(self.subject.pk), **line}

    @property
    def parts(self) -> dict[str, Any]:
        """As the verb takes it."""
        return {"subject": self.subject, "parent": self.parent, "line": self.line}

    @property
    def form_id(self) -> str:
        """Tells the forms on one page apart."""
        return f"reply-{self.parent.pk}" if self.parent else "talk-form"

    @property
    def address(self) -> str:
        """Where that comment can be written."""
        return f"{reverse('community:comment-new')}?{urlencode(self.named)}"

    @property
    def name(self) -> str:
        """Tells the texts apart that one reader has begun."""
        return " ".join(["comment on", *(f"{kind} {value}" for kind, value in self.named.items())])


def place_named(asked: Mapping[str, str], *, reader: Any) -> Place:
    """Read `parent`, or `post`, or `moment` and perhaps `line`. Raises Http404 where that is not on the site."""
    if asked.get("parent"):
        comments = Comment.objects.on_the_site().with_authors().with_subjects()
        parent = _find(reader.lens(comments), asked["parent"])
        return Place(parent.discussion.subject, parent)
    if asked.get("post"):
        return Place(_find(Post.objects.on_the_site().select_related("film", "discussion"), asked["post"]))
    if asked.get("moment"):
        moment = _find(reader.lens(Moment.objects.public().select_related("film")), asked["moment"])
        return Place(moment, line=line_named(moment, asked.get("line", "")))
    raise Http404(_("Say what you want to talk about: open it, and comment there."))


def line_named(subject: Post | Moment, key: str) -> Line | None:
    """The published line of a dialogue with that key; none where there is no such line."""
    if not key or isinstance(subject, Post) or subject.kind != Kind.DIALOGUE:
        return None
    lines = Line.objects.published().filter(dialogue=subject.pk, key=key)
    return lines.select_related("speaker").first()


def _find(rows: QuerySet[Any], number: str) -> Any:
    if not NUMBER.fullmatch(number):
        raise Http404
    return get_object_or_404(rows, pk=int(number))
