"""What the templates of a talk show: the part of a page about a moment or a post, and the page of one comment."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from community.forms.comment import CommentForm
from community.limits import DEPTH_SHOWN
from community.models import Comment, Post
from community.news.visiting import Visit, visit
from community.reader import Request
from community.reading.presence import is_present
from community.talks.branch import BRANCH_A_PAGE, read_above, read_branch
from community.talks.comment_order import BEST, OLD, ORDERS, Order, order_named
from community.talks.comment_place import Place, line_named
from community.talks.page import Lens, TalkPage, introduced, read_talk
from community.talks.threads import Entry
from films.models import Kind, Line, Moment

POSTS_SHOWN = 6  # of those about a moment
ABOVE_OPEN = 3  # of what a comment answers


def talk_section(request: Request, subject: Post | Moment) -> dict[str, Any]:
    """For `community/comment/_talk.html`: two queries, one more for a moment's posts, two for a member's visit.

    Reads `sort`, `after` and `line`. Nothing of it is asked where nobody has said anything yet, or where the reader
    wants to hear nothing of the work before they have seen it.
    """
    if request.reader.reach.is_blind_to(subject.film):
        return {"is_blind": True, "subject": subject}
    line = line_named(subject, request.GET.get("line", ""))
    order = BEST if line else order_named(request.GET.get("sort", ""))
    place, count = Place(subject, line=line), comment_count_of(subject)
    talk = _read(request, subject, line, order) if count else TalkPage()
    seen = _visit(request, subject) if count else Visit(None)
    seen.mark((entry.row for entry in talk.entries), member=request.reader.member)
    rows = row_context(request, subject, order)
    return {
        **rows,
        "place": place,
        "form": CommentForm(place=place) if request.reader.member else None,
        "count": count,
        "posts": _posts_about(request, subject),
        "writes_posts_at": "" if isinstance(subject, Post) else f"{reverse('community:post-new')}?moment={subject.pk}",
        "orders": ORDERS,
        "talk": talk,
        "visit": seen,
        "quotes_above_each": rows["quotes_lines"] and not line,  # once is enough
    }


def comment_rows(request: Request, comment: Comment) -> dict[str, Any]:
    """For `community/comment/_thread.html`: what hangs on a comment, in one query or two. Reads `sort` and `after`."""
    subject, order = comment.discussion.subject, order_named(request.GET.get("sort", ""))
    if request.reader.reach.is_blind_to(subject.film):
        order = OLD  # any other would tell what is loved
    after = request.GET.get("after", "")
    branch = read_branch(comment, order=order, after=after, lens=lens_of(request, subject))
    return {"branch": branch, "entries": branch.entries, **row_context(request, subject, order)}


def comment_page(request: Request, comment: Comment) -> dict[str, Any]:
    """For `community/comment/detail.html`: the same, with what the comment answers; one query more."""
    subject = comment.discussion.subject
    above = introduced([*read_above(comment, lens_of(request, subject)), comment])[:-1]
    place, is_reply = Place(subject, comment), "reply" in request.GET
    return {
        **comment_rows(request, comment),
        "comment": comment,
        "itself": in_their_places([comment]),
        **_fold(in_their_places(above)),
        "place": place,
        "is_reply": is_reply,
        "form": CommentForm(place=place, asks_for_scenes=True) if is_reply and request.reader.member else None,
    }


def row_context(request: Request, subject: Post | Moment, order: Order = BEST) -> dict[str, Any]:
    """What every row of `_thread.html` needs to know of the page that it stands on."""
    return {
        "subject": subject,
        "order": order,
        "as_ordered": order.address,
        "me": request.reader.member,
        "quotes_lines": may_quote(request, subject),
        "starter": subject.author_id if isinstance(subject, Post) else None,
        "writes_at": reverse("community:comment-new"),
        "deepest": DEPTH_SHOWN,
        "opens_up_to": BRANCH_A_PAGE,
        "request": request,
    }


def _fold(above: list[Entry[Comment]]) -> dict[str, Any]:
    """Where it answers a long talk, only how that began and what came last stand open."""
    if len(above) <= ABOVE_OPEN:
        return {"above": above}
    return {"began": above[:1], "between": above[1 : 1 - ABOVE_OPEN], "above": above[1 - ABOVE_OPEN :]}


def in_their_places(comments: list[Comment]) -> list[Entry[Comment]]:
    return [Entry(comment, comment.depth) for comment in comments]


def may_quote(request: Request, subject: Post | Moment) -> bool:
    """Whether lines of the dialogue may stand above what is said about them."""
    if not _is_dialogue(subject) or subject.is_removed:
        return False
    return subject.reveal_at <= request.reader.reach.in_film(subject.film)


def comment_count_of(subject: Post | Moment) -> int:
    """A moment repeats it; a post has had its talk from the first day."""
    return subject.discussion.comment_count if isinstance(subject, Post) else subject.comment_count


def lens_of(request: Request, subject: Post | Moment) -> Lens:
    """The reader's, for comments on it: they all tell of its film, and need not be asked one by one."""
    if subject.film:
        return partial(request.reader.lens, film=subject.film, where="threads")
    return lambda comments: request.reader.lens(comments.select_related("discussion__film"), where="threads")


def _is_dialogue(subject: Post | Moment) -> bool:
    return isinstance(subject, Moment) and subject.kind == Kind.DIALOGUE


def _read(request: Request, subject: Post | Moment, line: Line | None, order: Order) -> TalkPage:
    roots = Comment.objects.roots().about(subject)
    if _is_dialogue(subject):
        roots = roots.select_related("line__speaker")
    if line:
        roots = roots.filter(line=line)
    return read_talk(roots, order=order, after=request.GET.get("after", ""), lens=lens_of(request, subject))


def _posts_about(request: Request, subject: Post | Moment) -> QuerySet[Post]:
    """What was posted about a moment stands in its talk, on its first page: the hottest few."""
    if isinstance(subject, Post) or "after" in request.GET:
        return Post.objects.none()
    posts = Post.objects.public().of_moment(subject).with_short_cards().order_by("-hot", "-id")
    return request.reader.lens(posts, film=subject.film, where="threads")[:POSTS_SHOWN]


def _visit(request: Request, subject: Post | Moment) -> Visit:
    """Noted only where a member reads: not where a browser fetches ahead or asks for the head."""
    member = request.reader.member
    if member is None:
        return Visit(None)
    return visit(member=member, subject=subject, now=timezone.now(), is_noted=is_present(request))
