"""Saved items as their member sees them today."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from community.models import Comment, Post, SavedItem
from community.reader import Reader
from films.cards import as_cards
from films.models import Moment


def as_seen_by(reader: Reader, items: QuerySet[SavedItem]) -> QuerySet[SavedItem]:
    """Each with its target, or with none where that is off the site by now; four queries."""
    comments = Comment.objects.public().with_authors().with_subjects()
    return items.prefetch_related(
        Prefetch("moment", queryset=as_cards(Moment.objects.public(), reader=reader, where="")),
        Prefetch("post", queryset=reader.lens(Post.objects.public().select_related("author", "film"))),
        Prefetch("comment", queryset=reader.lens(comments)),
    )
