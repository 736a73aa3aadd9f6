"""Published limits on rate, never on opinion. Views ask before they call a verb; pages print the numbers."""

from __future__ import annotations

import datetime as dt
import hashlib
import math
from typing import Any, NamedTuple

from django.core.cache import cache
from django.db.models import Max, QuerySet, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from community.limits import FOLD_BELOW
from community.models import Comment, CommentVote, Member, MomentVote, Post, PostVote, Suggestion, Veil, Vote

WAITING_SUGGESTIONS_MAX = 10  # of one member; a curator reads each of them

RELIVED_AN_HOUR_MAX = 300
NOT_FOR_ME_AN_HOUR_MAX = 50
SECONDS_BETWEEN_POSTS = 15
SECONDS_BETWEEN_COMMENTS = 5
SECONDS_BETWEEN_EDITS = 5  # of one member, whatever they edit; each leaves a version that is kept
SAME_TEXT_MINUTES = 5
VEILS_A_DAY_MAX = 20  # of one member; two of them make an entry in the ledger, for good
NEW_MEMBER_HOURS = 24  # for so long after signing up these hold:
NEW_MEMBER_POSTS_MAX = 3
NEW_MEMBER_COMMENTS_MAX = 10
NEW_MEMBER_LINKS_MAX = 2  # to other sites, in all that they write

REPORTS_AN_HOUR_MAX = 10  # of illegal content, from one address: each is read by an operator
SIGN_UPS_A_DAY_MAX = 3  # from one address: a household may join, a farm of accounts may not

# Below a comment that is folded for most readers, two of one member's comments in that talk are further apart:
HEAT_MINUTES = 2  # and one more for each "not for me" on what is folded above,
HEAT_MINUTES_MAX = 60  # up to this

LINK = '<a href="http'  # as it stands in the HTML of a text; links within the site begin with a slash


class Refusal(NamedTuple):
    """Which brake it was, and for how long."""

    reason: str | Promise
    seconds: int  # until it lets go

    def __str__(self) -> str:
        return f"{self.reason} {in_words(self.seconds)}"


def brake_on_report(*, address: str, now: dt.datetime) -> Refusal | None:
    """Whether another report from this address has to wait; if not, it counts.

    Kept in the cache, since of visitors we keep nothing else. When that is down it lets everything through: a
    report may be about somebody's life.
    """
    reason = _("That is the %(most)d reports an hour that one address can send.")
    return _brake_on_address(
        "reports", address, reason, most=REPORTS_AN_HOUR_MAX, within=dt.timedelta(hours=1), now=now
    )


def brake_on_sign_up(*, address: str, now: dt.datetime) -> Refusal | None:
    """Whether another account from this address has to wait; if not, it counts. Kept in the cache, too."""
    reason = _("That is the %(most)d accounts a day that one network address can make.")
    return _brake_on_address("sign-ups", address, reason, most=SIGN_UPS_A_DAY_MAX, within=dt.timedelta(days=1), now=now)


def suggestions_left(member: Member) -> int:
    """How many more may wait at once."""
    return max(0, WAITING_SUGGESTIONS_MAX - Suggestion.objects.waiting().filter(proposer=member).count())


def brake_on_vote(*, voter: Member, value: int, now: dt.datetime) -> Refusal | None:
    """Whether another vote of that value has to wait; taking one back never does."""
    if value == 0:
        return None
    most = RELIVED_AN_HOUR_MAX if value > 0 else NOT_FOR_ME_AN_HOUR_MAX
    hour = dt.timedelta(hours=1)
    counted: list[type[Vote]] = [MomentVote, PostVote, CommentVote]
    given = {"voter": voter, "value": value, "voted_at__gt": now - hour}
    votes, *others = [model._default_manager.filter(**given).values_list("voted_at", flat=True) for model in counted]
    # Of the last so many the first: once it is an hour old, there is room for another.
    first = votes.union(*others, all=True).order_by("-voted_at")[most - 1 : most].first()
    if first is None:
        return None
    reason = _("That is the %(most)d an hour that one member can give.") % {"most": most}
    return Refusal(reason, _until(first + hour, now))


def brake_on_veil(*, member: Member, now: dt.datetime) -> Refusal | None:
    """Whether they have to wait before they say of another text that it gives the story away."""
    day = dt.timedelta(days=1)
    said = Veil.objects.filter(member=member, proposed_at__gt=now - day).order_by("-proposed_at")
    first = said.values_list("proposed_at", flat=True)[VEILS_A_DAY_MAX - 1 : VEILS_A_DAY_MAX].first()
    if first is None:
        return None
    reason = _("That is the %(most)d texts a day of which one member can say so.") % {"most": VEILS_A_DAY_MAX}
    return Refusal(reason, _until(first + day, now))


def brake_on_post(*, author: Member, body: str, html: str = "", now: dt.datetime) -> Refusal | None:
    """Whether a post has to wait; `html` is what the text became, for its links to be counted.

    Making that takes a while, so all but the links is asked before, too: whoever has to wait costs nothing.
    """
    mine = Post.objects.filter(author=author)
    return (
        _brake_on_same_text(mine, body, now)
        or _brake_on_pace(mine, SECONDS_BETWEEN_POSTS, now)
        or _brake_on_new_member(mine, author, NEW_MEMBER_POSTS_MAX, now)
        or brake_on_links(author=author, html=html, now=now)
    )


def brake_on_comment(
    *, author: Member, body: str, html: str = "", answers: Comment | None = None, now: dt.datetime
) -> Refusal | None:
    """The same for a comment, or a reply to one."""
    mine = Comment.objects.filter(author=author)
    return (
        _brake_on_same_text(mine, body, now)
        or (_brake_on_heat(mine, answers, now) if answers else None)
        or _brake_on_pace(mine, SECONDS_BETWEEN_COMMENTS, now)
        or _brake_on_new_member(mine, author, NEW_MEMBER_COMMENTS_MAX, now)
        or brake_on_links(author=author, html=html, now=now)
    )


def brake_on_edit(
    *, writing: Post | Comment, body: str, title: str | None = None, html: str = "", now: dt.datetime
) -> Refusal | None:
    """Whether another edit by its author has to wait; one that changes no text, nor a post's title, never does."""
    edits = [model._default_manager.filter(author=writing.author_id) for model in (Post, Comment)]
    last = max(filter(None, (mine.aggregate(last=Max("edited_at"))["last"] for mine in edits)), default=None)
    # Asked last: of two clicks at once the second changes nothing any more.
    said = {"body": body} if title is None else {"body": body, "title": title}
    if writing.author is None or type(writing)._default_manager.filter(pk=writing.pk, **said).exists():
        return None
    if last and (seconds := _until(last + dt.timedelta(seconds=SECONDS_BETWEEN_EDITS), now)):
        reason = _("There are %(pause)d seconds between two edits of yours.") % {"pause": SECONDS_BETWEEN_EDITS}
        return Refusal(reason, seconds)
    return brake_on_links(author=writing.author, html=html, instead_of=writing, now=now)


def brake_on_links(
    *, author: Member, html: str, instead_of: Post | Comment | None = None, now: dt.datetime
) -> Refusal | None:
    """Whether a new member's links have to wait; those of a text that is being edited count as they are to be."""
    grown_up_at = author.date_joined + dt.timedelta(hours=NEW_MEMBER_HOURS)
    if now >= grown_up_at or not html.count(LINK):
        return None
    others = [_others(model, author, instead_of) for model in (Post, Comment)]
    if sum(said.count(LINK) for texts in others for said in texts) + html.count(LINK) <= NEW_MEMBER_LINKS_MAX:
        return None
    reason = _("In their first %(hours)d hours members place up to %(most)d links to other sites.")
    return Refusal(reason % {"hours": NEW_MEMBER_HOURS, "most": NEW_MEMBER_LINKS_MAX}, _until(grown_up_at, now))


def in_words(seconds: int) -> str:
    """When to try again: "Try again in 12 seconds."."""
    if seconds < 120:
        return ngettext("Try again in %d second.", "Try again in %d seconds.", seconds) % seconds
    minutes = math.ceil(seconds / 60)
    if minutes < 120:
        return ngettext("Try again in %d minute.", "Try again in %d minutes.", minutes) % minutes
    hours = math.ceil(minutes / 60)
    return ngettext("Try again in %d hour.", "Try again in %d hours.", hours) % hours


def _brake_on_address(
    name: str, address: str, reason: str | Promise, *, most: int, within: dt.timedelta, now: dt.datetime
) -> Refusal | None:
    """Each takes one of so many places, and the cache gives a place to one only, however many ask at once."""
    key = f"{name}-of-{hashlib.sha256(address.encode()).hexdigest()}"
    places = [f"{key}-{number}" for number in range(most)]
    held = cache.get_many(places)
    if any(_take(place, held.get(place), within, now) for place in places):
        return None
    first = min(cache.get_many(places).values(), default=None)
    return Refusal(str(reason) % {"most": most}, _until(first + within, now)) if first else None  # no cache, no brake


def _take(place: str, since: dt.datetime | None, within: dt.timedelta, now: dt.datetime) -> bool:
    """Whether it is ours now; `since` is when it was taken, as far as we have seen."""
    seconds = within.total_seconds()
    if since is None:
        return cache.add(place, now, seconds)
    # What is an hour old by our clock may not be so by the cache's. Of all who see that one alone comes after.
    if since > now - within or not cache.add(f"{place}-after-{since.timestamp()}", now, seconds):
        return False
    cache.set(place, now, seconds)
    return True


def _others(model: type[Post | Comment], author: Member, instead_of: Post | Comment | None) -> QuerySet[Any, str]:
    texts = model._default_manager.filter(author=author, body_html__contains=LINK)
    kept = texts.exclude(pk=instead_of.pk) if instead_of and isinstance(instead_of, model) else texts
    return kept.values_list("body_html", flat=True)


def _brake_on_same_text(mine: QuerySet[Any], body: str, now: dt.datetime) -> Refusal | None:
    window = dt.timedelta(minutes=SAME_TEXT_MINUTES)
    same = mine.filter(posted_at__gt=now - window, body=body).order_by("-posted_at").first()
    if same is None:
        return None
    return Refusal(_("You said exactly this a moment ago, and it is there."), _until(same.posted_at + window, now))


def _brake_on_heat(mine: QuerySet[Any], answers: Comment, now: dt.datetime) -> Refusal | None:
    above = Comment.objects.standing().filter(pk__in=[*answers.ancestor_ids, answers.pk], score__lt=FOLD_BELOW)
    votes = above.aggregate(votes=Sum("downs"))["votes"]
    if votes is None:
        return None
    minutes = min(HEAT_MINUTES + votes, HEAT_MINUTES_MAX)
    last = mine.filter(discussion=answers.discussion_id).order_by("-posted_at").first()
    seconds = _until(last.posted_at + dt.timedelta(minutes=minutes), now) if last else 0
    reason = _(
        "This part of the talk has heated up: below what sank there are %(minutes)d minutes between two of yours."
    )
    return Refusal(reason % {"minutes": minutes}, seconds) if seconds else None


def _brake_on_pace(mine: QuerySet[Any], pause: int, now: dt.datetime) -> Refusal | None:
    last = mine.order_by("-posted_at").first()
    seconds = _until(last.posted_at + dt.timedelta(seconds=pause), now) if last else 0
    return (
        Refusal(_("There are %(pause)d seconds between two of yours.") % {"pause": pause}, seconds) if seconds else None
    )


def _brake_on_new_member(mine: QuerySet[Any], author: Member, most: int, now: dt.datetime) -> Refusal | None:
    grown_up_at = author.date_joined + dt.timedelta(hours=NEW_MEMBER_HOURS)
    if now >= grown_up_at or mine.count() < most:
        return None
    reason = _("In their first %(hours)d hours members write up to %(most)d of these.")
    return Refusal(reason % {"hours": NEW_MEMBER_HOURS, "most": most}, _until(grown_up_at, now))


def _until(then: dt.datetime, now: dt.datetime) -> int:
    return max(0, math.ceil((then - now).total_seconds()))
