"""The demo in fixtures/: enough of it, about what there is, in words of its own, and it comes alive."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.conf import LazySettings, settings
from django.core.management import call_command
from django.utils import timezone

from community.demo.load import load_demo
from community.demo.reading import Demo, read_demo
from community.demo.schema import CommentEntry, PostEntry, TalkEntry
from community.demo.talk import Said, subject_of, work_out
from community.models import Comment, CommentVote, Notification, Post
from films.catalogue.check.packs import check_pack
from films.catalogue.load import load_packs
from films.catalogue.read.items import MOMENTS

FIXTURES = Path(settings.FIXTURES_DIR)
FOLDER = FIXTURES / "community" / "demo"
PACKS = sorted((FIXTURES / "films").glob("*.yaml"))
RUN = 6  # words in a row that are no coincidence any more
WORD = re.compile(r"\w+(?:['’]\w+)*")
LINK = re.compile(r"/films/([-a-z0-9]+)/([a-z]+)/([-a-z0-9]+)/")
MENTION = re.compile(r"(?<!\w)@([a-z0-9][-a-z0-9]+)")
LANGUAGES = {
    "Russian": "[а-яё]{3}",
    "Japanese": "[\u3040-\u30ff]{3}",
    "German": r"[äöüß]|\b(?:nicht|ist|und|der|ich|wir)\b",
}


@cache
def demo() -> Demo:
    return read_demo(FOLDER)


def holders() -> list[PostEntry | TalkEntry]:
    return [*demo().posts, *demo().talks]


def comments() -> list[CommentEntry]:
    return [entry for holder in holders() for entry in holder.talk]


def texts() -> Iterator[tuple[str, str]]:
    """Every text that a reader sees, and where it stands."""
    for member in demo().members:
        yield member.username, member.bio or ""
    for holder in holders():
        subject = subject_of(holder)
        if isinstance(holder, PostEntry):
            yield f"{holder.key}, title", holder.title
            yield holder.key, (holder.edited[-1].text if holder.edited else holder.text)
        for place, entry in enumerate(holder.talk):
            yield f"{subject.key}#{place} by {entry.by}", (entry.edited[-1].text if entry.edited else entry.text)


@cache
def addresses() -> frozenset[str]:
    """Of every moment in the packs."""
    return frozenset(
        f"{path.stem}/{section}/{item.fields['slug'] or item.key}"
        for path in PACKS
        for section in MOMENTS
        for item in check_pack(path).items[section]
    )


def runs(text: str) -> set[tuple[str, ...]]:
    """What stands in quotation marks of Markdown is somebody else's on purpose."""
    own = re.sub(r"^>(?!!).*$|\]\([^)]*\)|https?://\S+", " ", text, flags=re.MULTILINE)
    words = [word.lower().replace("’", "'") for word in WORD.findall(own)]
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


def test_there_is_enough_of_it() -> None:
    assert len(demo().posts) >= 32
    assert len(comments()) >= 320
    assert len(demo().members) >= 24
    assert {post.kind for post in demo().posts} == {"talk", "question", "theory", "review"}


@pytest.mark.parametrize("film", [path.stem for path in PACKS])
def test_every_film_has_talk(film: str) -> None:
    about = [holder for holder in holders() if subject_of(holder).film == film]
    assert sum(isinstance(holder, PostEntry) for holder in about) >= 5
    assert sum(len(holder.talk) for holder in about) >= 60


def test_some_posts_are_about_no_film() -> None:
    assert sum(subject_of(post).film is None for post in demo().posts) >= 3


def test_talk_takes_many_shapes() -> None:
    def depth(said: Said) -> int:
        return depth(said.parent) + 1 if said.parent else 0

    depths = [max(map(depth, work_out(subject_of(holder))[0]), default=0) for holder in holders()]
    lengths = [len(entry.text) for entry in comments()]
    assert sum(deepest >= 9 for deepest in depths) >= 2
    assert (min(lengths) < 10, max(lengths) > 300) == (True, True)
    assert sum(entry.line is not None for entry in comments()) >= 20
    assert sum(entry.deleted_after is not None for entry in comments()) >= 3
    assert sum(bool(entry.edited) for entry in comments()) >= 3
    assert any(holder.disowned_after for holder in demo().posts)


@pytest.mark.parametrize("pattern", LANGUAGES.values(), ids=LANGUAGES)
def test_some_write_in_their_own_language(pattern: str) -> None:
    assert sum(bool(re.search(pattern, text)) for _, text in texts()) >= 10


def test_members_say_something_each() -> None:
    said = Counter([entry.by for entry in comments()] + [post.by for post in demo().posts])
    assert min(said[member.username] for member in demo().members) >= 5


def test_everything_that_it_names_is_in_the_packs() -> None:
    named = {holder.moment for holder in holders() if holder.moment}
    named |= {favour.moment for favour in demo().favours}
    named |= {address for member in demo().members for address in member.moments}
    named |= {"/".join(found) for _, text in texts() for found in LINK.findall(text)}
    assert named <= addresses()


def test_whoever_is_mentioned_is_a_member() -> None:
    assert {name for _, text in texts() for name in MENTION.findall(text)} <= {
        member.username for member in demo().members
    }


def test_nothing_is_copied_from_the_packs() -> None:
    """Titles may be named."""
    theirs: set[tuple[str, ...]] = set()
    for path in PACKS:
        for items in check_pack(path).items.sections.values():
            for item in items:
                fields = {name: value for name, value in item.fields.items() if name != "title"}
                theirs |= {run for value in fields.values() if isinstance(value, str) for run in runs(value)}
    assert not {(place, run) for place, text in texts() for run in runs(text) & theirs}


def test_nobody_says_what_another_has_said() -> None:
    said: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for place, text in texts():
        for run in runs(text):
            said[run].add(place)
    assert not {run: places for run, places in said.items() if len(places) > 1}


def test_it_comes_alive(db: None, settings: LazySettings) -> None:
    settings.DEBUG = True
    load_packs([FIXTURES / "films"])
    now = timezone.now()
    loaded = load_demo(FOLDER, now=now)
    assert (loaded.posts, loaded.comments) == (len(demo().posts), len(comments()))
    assert (
        Post.objects.filter(of_week=min(post.of_week for post in Post.objects.order_by("-posted_at")[:1])).count() > 2
    )
    assert not Comment.objects.filter(posted_at__gt=now).exists()
    assert not CommentVote.objects.filter(voted_at__gt=now).exists()
    loudest = Counter(Notification.objects.unread().values_list("recipient", flat=True)).most_common(1)[0][1]
    assert loudest <= 20
    call_command("recount", check=True)
