"""The part of a page in which a moment or a post is talked about: what its template shows, and what it costs."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.urls import reverse
from django.utils import timezone

from community.branch import BRANCH_A_PAGE
from community.comment_order import BEST, ORDERS, order_named
from community.comment_place import Place, line_named
from community.forms.comment import CommentForm
from community.limits import DEPTH_SHOWN
from community.models import Comment, Post
from community.reader import Request
from community.talk import Lens, TalkPage, read_talk
from community.visiting import Visit, visit
from films.models import Kind, Line, Moment

POSTS_SHOWN = 6  # of those about a moment


def talk_section(request: Request, subject: Post | Moment) -> dict[str, Any]:
    """For `community/comment/_talk.html`; two queries, and two more for a member. Reads `sort`, `after` and `line`.

    Nothing is read, and no visit noted, where nobody has said anything yet.
    """
    line = line_named(subject, request.GET.get("line", ""))
    order = BEST if line else order_named(request.GET.get("sort", ""))
    place = Place(subject, line=line)
    count = comment_count_of(subject)
    lens = lens_of(request, subject)
    after = request.GET.get("after", "")
    talk = read_talk(_roots(subject, line), order=order, after=after, lens=lens) if count else TalkPage()
    return {
        "subject": subject,
        "place": place,
        "count": count,
        "posts": _posts_about(request, subject),
        "orders": ORDERS,
        "order": order,
        "as_ordered": order.address,
        "talk": talk,
        "visit": _visit(request, subject) if count else Visit(None),
        "form": CommentForm(place=place) if request.reader.member else None,
        **(rows := row_context(request, subject)),
        "quotes_above": rows["quotes_lines"] and not line,  # once is enough
    }


def row_context(request: Request, subject: Post | Moment) -> dict[str, Any]:
    """What every row of `_thread.html` needs to know of the page that it stands on."""
    return {
        "me": request.reader.member,
        "quotes_lines": may_quote(request, subject),
        "starter": subject.author_id if isinstance(subject, Post) else None,
        "writes_at": reverse("community:comment-new"),
        "deepest": DEPTH_SHOWN,
        "opens_up_to": BRANCH_A_PAGE,
        "request": request,
    }


def lens_of(request: Request, subject: Post | Moment) -> Lens:
    """The reader's, for comments on it: they all tell of its film, and need not be asked one by one."""
    if subject.film:
        return partial(request.reader.lens, film=subject.film)
    return lambda comments: request.reader.lens(comments.select_related("discussion__film"))


def may_quote(request: Request, subject: Post | Moment) -> bool:
    """Whether lines of the dialogue may stand above what is said about them."""
    is_dialogue = isinstance(subject, Moment) and subject.kind == Kind.DIALOGUE
    return is_dialogue and (not subject.reveal_at or subject.reveal_at <= request.reader.reach.in_film(subject.film))


def comment_count_of(subject: Post | Moment) -> int:
    """A moment repeats it; a post has had its talk from the first day."""
    return subject.discussion.comment_count if isinstance(subject, Post) else subject.comment_count


def _roots(subject: Post | Moment, line: Line | None) -> Any:
    roots = Comment.objects.roots().about(subject)
    if line:
        roots = roots.filter(line=line)
    is_dialogue = isinstance(subject, Moment) and subject.kind == Kind.DIALOGUE
    return roots.select_related("line__speaker") if is_dialogue else roots


def _posts_about(request: Request, subject: Post | Moment) -> list[Post]:
    """What was posted about a moment stands in its talk; the hottest few."""
    if isinstance(subject, Post) or "after" in request.GET:
        return []
    posts = request.reader.lens(Post.objects.public().of_moment(subject).with_short_cards(), film=subject.film)
    return list(posts.order_by("-hot", "-id")[:POSTS_SHOWN])


def _visit(request: Request, subject: Post | Moment) -> Visit:
    """Reading has an effect only for members who read: not for a browser that fetches ahead or asks for the head."""
    member = request.reader.member
    if member is None or request.method == "HEAD" or "prefetch" in request.headers.get("Sec-Purpose", ""):
        return Visit(None)
    return visit(member=member, subject=subject, now=timezone.now())
