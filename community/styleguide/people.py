"""Members who do not exist, and what they say; no row of it is ever stored."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from django.utils import timezone

from community.history.changes import Change
from community.history.comparing import Comparison
from community.markup.rendering import render
from community.models import (
    Comment,
    Discussion,
    LedgerEntry,
    Member,
    Mute,
    Notification,
    Post,
    PostRevision,
    Removal,
    SavedItem,
    Suggestion,
    Tag,
)
from community.styleguide.film import NOWHERE, TRAM, made, quote, scene, withheld

NOW = timezone.now()
TEXT = """The second time I saw it I watched *only* the conductor, and it is **his** film.

> Everybody asks.

- He never looks at her.
- He stops the tram >!twice, and the second time it is for good!<.

See what @ilse wrote, or [the programme](https://example.org/), p. 14: `25 fps`."""
HIDDEN = """>! He gets off before the bridge, and she drives on alone. !<"""


def member(number: int, username: str, display_name: str = "", **fields: Any) -> Member:
    told = {"pk": NOWHERE + number, "username": username, "display_name": display_name, "date_joined": ago(400)}
    counts = {"post_count": 12, "comment_count": 208, "follower_count": 31, "following_count": 9}
    return made(Member(**told | fields), is_followed=False, **counts)


def ago(days: float) -> dt.datetime:
    return timezone.now() - dt.timedelta(days=days)


ANA = member(1, "last-row-left", "Ana", bio_html="<p>I sit in the last row and leave when the names have gone by.</p>")
BO = member(2, "projectionist")
ILSE = member(3, "ilse", "Ilse in the dark")


@cache
def html_of(text: str) -> str:
    """Asks once whether those whom it names are there."""
    return render(text).html


def post(number: int = 1, **fields: Any) -> Post:
    told: dict[str, Any] = {
        "title": "It is the conductor's film",
        "author": ILSE,
        "body": TEXT,
        "body_html": html_of(TEXT),
    }
    told |= {"pk": NOWHERE + number, "film": TRAM, "kind": "theory", "ups": 24, "downs": 2, "score": 22}
    one = Post(**told | {"posted_at": ago(0.2)} | fields)
    Discussion(pk=NOWHERE + number, post=one, film=one.film, comment_count=17, last_comment_at=ago(0.01))
    tags = [Tag(pk=NOWHERE + n, slug=name, name=name) for n, name in enumerate(("trams", "endings"))]
    return made(one, own_vote=None, is_saved=False, _prefetched_objects_cache={"tags": tags})


def comment(number: int, text: str, **fields: Any) -> Comment:
    told: dict[str, Any] = {"pk": NOWHERE + number, "author": BO, "body": text, "body_html": html_of(text)}
    parent = fields.get("parent")
    told |= {"discussion": post().discussion, "depth": parent.depth + 1 if parent else 0, "posted_at": ago(number)}
    return made(Comment(**told | fields), own_vote=None, is_saved=False)


def talk() -> list[Comment]:
    """One of each state that a comment can be in."""
    first = comment(1, "I never saw that he looks away. Thank you!", ups=9, score=9, descendants=2, author=ILSE)
    reply = comment(2, "He does, at the bridge.", parent=first, edited_at=NOW, author=ANA, descendants=1)
    folded = made(comment(4, "Boring.", downs=7, score=-7), fold="Sank to −7")
    veiled = comment(5, HIDDEN, reveal_at=43)
    veiled.withhold()
    return [
        first,
        reply,
        comment(3, "Twice, even.", parent=reply, author=None),
        made(comment(6, "New since you were here, and I relived it.", ups=3), is_new=True, own_vote=1, is_saved=True),
        folded,
        veiled,
        comment(7, "", ledger_number=7),
        made(comment(8, "", deleted_at=NOW, descendants=1)),
        comment(9, "More hang on this one.", descendants=4),
    ]


def notifications() -> list[Notification]:
    told = {"discussion": post().discussion, "latest_at": ago(0.1)}
    rows = [
        Notification(pk=NOWHERE + 1, kind="reply", people_count=5, **told),
        Notification(pk=NOWHERE + 2, kind="film", people_count=1, read_at=NOW, **told),
        Notification(pk=NOWHERE + 3, kind="veil", people_count=2, read_at=NOW, **told),
    ]
    people: tuple[list[Member], ...] = ([ILSE, BO], [BO], [])
    return [
        made(row, people=who, offers_mute=number == 0, is_muted=False)
        for number, (row, who) in enumerate(zip(rows, people, strict=True))
    ]


def saved() -> list[SavedItem]:
    return [
        SavedItem(pk=NOWHERE + 1, moment=quote(), note="For the speech in May.\n\nNot before."),
        SavedItem(pk=NOWHERE + 2, moment=withheld(scene())),
        SavedItem(pk=NOWHERE + 3, post=post()),
        SavedItem(pk=NOWHERE + 4, comment=comment(1, "I never saw that he looks away.")),
    ]


def mutes() -> list[Mute]:
    return [
        made(Mute(pk=NOWHERE + 1, kind="person"), label="@projectionist"),
        made(Mute(pk=NOWHERE + 2, kind="phrase", removes=True, places=6, until=ago(-7)), label="director's cut"),
    ]


def suggestions() -> list[Suggestion]:
    told = {
        "title": "The bell",
        "text": "It rings three times, not twice.",
        "source": "The film, 0:41:10",
        "film": TRAM,
    }
    answer = "You are right. It is corrected."
    return [
        Suggestion(pk=NOWHERE + 1, about="moment", proposed_at=ago(3), **told),
        Suggestion(pk=NOWHERE + 2, about="correction", state="accepted", answer=answer, proposed_at=ago(40), **told),
    ]


def entries() -> list[LedgerEntry]:
    told = {"target_kind": "comment", "target_id": 217, "basis": "personal-data", "requester": "concerned"}
    reason = "The text gave the home address of somebody who is not a public person."
    removed = LedgerEntry(pk=1, number=7, kind="removed", entered_at=NOW, scope="text", reason=reason, **told)
    return [removed, LedgerEntry(pk=2, number=8, kind="restored", entered_at=NOW, continues=7)]


def removals() -> list[tuple[Removal, str]]:
    return [(Removal(pk=NOWHERE + 1, entry=entries()[0], removed_at=NOW), "comment on “It is the conductor's film”")]


def changes() -> list[Change]:
    before, after = "He stops once. I am sure of that.", "He stops twice. I am quite sure of that."
    revision = PostRevision(pk=NOWHERE + 1)
    pieces = Comparison().pieces
    title = pieces("It is his film", "It is the conductor's film")
    emptied = PostRevision(pk=NOWHERE + 2, blanked_at=NOW)
    return [
        Change(ago(1), title, pieces(before, after), revision, is_comparable=True, has_spoilers=False),
        Change(ago(2), [], [], emptied, is_comparable=False, has_spoilers=False),
    ]
