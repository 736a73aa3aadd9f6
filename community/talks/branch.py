"""One comment with what it answers and what answers it, however long the branch: a range of the index on paths."""

from __future__ import annotations

from dataclasses import dataclass

from community.models import Comment
from community.talks.comment_order import Order
from community.talks.floods import fold_copies
from community.talks.page import Lens, introduced
from community.talks.threads import Entry, nest
from films.paging import Page, page_by_key

BRANCH_A_PAGE = 200


@dataclass(frozen=True)
class Branch:
    entries: list[Entry[Comment]]
    cursors: Page[Comment]

    @property
    def is_whole(self) -> bool:
        """All of it is here, and so the chosen order could be kept; else it goes as it was written."""
        return not self.cursors.next and not self.cursors.previous


def read_branch(comment: Comment, *, order: Order, after: str, lens: Lens) -> Branch:
    """A page of what hangs on a comment; one query, two after the first page. Raises Http404 for no such cursor."""
    below = lens(Comment.objects.below(comment).with_authors())
    page = page_by_key(below, by="path", after=after, per_page=BRANCH_A_PAGE)
    branch = Branch([], page)
    if branch.is_whole:
        return Branch(_nested(comment, order.sorted(page.rows)), page)
    entries = _nested(comment, [*_missing_above(comment, page.rows, lens), *page.rows])
    # What is left out at the edges is what the next and the previous page begin with.
    return Branch([entry for entry in entries if not entry.more], page)


def read_above(comment: Comment, lens: Lens) -> list[Comment]:
    """The comments that it answers, from the first of the talk down."""
    return introduced(list(lens(Comment.objects.above(comment).with_authors())))


def _nested(comment: Comment, rows: list[Comment]) -> list[Entry[Comment]]:
    return fold_copies(nest(introduced([comment, *rows])[1:], depth=comment.depth + 1))


def _missing_above(comment: Comment, rows: list[Comment], lens: Lens) -> list[Comment]:
    """Those between the comment and the first of a page that an earlier page has shown."""
    ids = rows[0].ancestor_ids[comment.depth + 1 :] if rows else []
    return list(lens(Comment.objects.filter(pk__in=ids).order_by("depth").with_authors())) if ids else []
