"""What the entries of the demo say of one another and of the catalogue: every name has to lead somewhere."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator

from django.core.exceptions import ValidationError

from community.demo.catalogue import Catalogue
from community.demo.reading import Demo, Part
from community.demo.schema import CommentEntry, MemberEntry, PostEntry, WritingEntry
from community.demo.talk import Said, Subject, subject_of, work_out
from community.limits import DISOWN_AFTER_DAYS
from community.members.display_names import clean_display_name
from community.members.usernames import skeleton, validators
from community.models import Member
from films.catalogue.read.document import Path_
from films.catalogue.read.problem import Problem
from films.playhead import parse_playhead

A_MEMBER = "one of the members"
A_FILM = "a film of the catalogue: load_catalogue loads it"
A_MOMENT = "a moment of the catalogue, as late-spring/scenes/an-apple: load_catalogue loads it"


def check(demo: Demo, catalogue: Catalogue) -> list[Problem]:
    """Everything that leads nowhere, in all files."""
    looks = Counter(map(skeleton, _all_names(demo)))
    taken = set(Member.objects.filter(skeleton__in=list(looks)).values_list("skeleton", flat=True))
    keys = Counter(post.key for post in demo.posts)
    checking = Checking(demo, catalogue)
    problems: list[Problem] = []
    for part in demo.parts:
        problems += checking.of_names(part, looks, taken)
        problems += checking.of_members(part)
        problems += checking.of_posts(part, keys)
        problems += checking.of_talks(part)
    return problems


def _all_names(demo: Demo) -> list[str]:
    return [*(member.username for member in demo.members), *demo.quiet]


class Checking:
    def __init__(self, demo: Demo, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.members = {member.username: member for member in demo.members}

    def of_names(self, part: Part, looks: Counter[str], taken: set[str]) -> Iterator[Problem]:
        names: list[tuple[Path_, str]] = [
            (("members", place, "username"), member.username) for place, member in enumerate(part.holds.members)
        ]
        names += [(("quiet", place), username) for place, username in enumerate(part.holds.quiet)]
        for path, username in names:
            if looks[skeleton(username)] > 1:
                yield part.problem(path, f"{username} stands here twice, or looks so", "each member once")
            if skeleton(username) in taken:
                yield part.problem(path, f"{username} looks like somebody who is here", "another name")
            for message in _wrong_with(username):
                yield part.problem(path, f"{username} is no username", message)

    def of_members(self, part: Part) -> Iterator[Problem]:
        for place, member in enumerate(part.holds.members):
            at: Path_ = ("members", place)
            yield from self._unknown(part, (*at, "follows"), member.follows, self.members, A_MEMBER)
            films = self.catalogue.films
            yield from self._unknown(part, (*at, "films"), member.films, films, A_FILM)
            yield from self._unknown(part, (*at, "follows_films"), member.follows_films, films, A_FILM)
            moments = self.catalogue.moments
            yield from self._unknown(part, (*at, "moments"), member.moments, moments, A_MOMENT)
            for kept, item in enumerate(member.saved):
                yield from self._unknown(part, (*at, "saved", kept, "moment"), [item.moment], moments, A_MOMENT)
            if wrong := _wrong_with_name(member.name or ""):
                yield part.problem((*at, "name"), "is no name to be shown by", wrong)
            if member.username in member.follows:
                yield part.problem((*at, "follows"), "names the member", "others")

    def of_posts(self, part: Part, keys: Counter[str]) -> Iterator[Problem]:
        for place, post in enumerate(part.holds.posts):
            at: Path_ = ("posts", place)
            if keys[post.key] > 1:
                yield part.problem((*at, "key"), f"{post.key} names two posts", "a key of its own")
            if post.film and post.moment:
                yield part.problem((*at, "film"), "stands beside a moment", "one of the two")
            yield from self._unknown(part, (*at, "film"), filter(None, [post.film]), self.catalogue.films, A_FILM)
            yield from self._unknown(
                part, (*at, "moment"), filter(None, [post.moment]), self.catalogue.moments, A_MOMENT
            )
            yield from self._of_writing(part, at, post, post.ago)
            yield from self._of_playhead(part, at, post, subject_of(post))
            yield from self._of_talk(part, at, subject_of(post))

    def of_talks(self, part: Part) -> Iterator[Problem]:
        for place, talk in enumerate(part.holds.talks):
            at: Path_ = ("talks", place)
            yield from self._unknown(part, (*at, "moment"), [talk.moment], self.catalogue.moments, A_MOMENT)
            yield from self._of_talk(part, at, subject_of(talk))
        for place, favour in enumerate(part.holds.favours):
            yield from self._unknown(
                part, ("favours", place, "moment"), [favour.moment], self.catalogue.moments, A_MOMENT
            )

    def _of_talk(self, part: Part, at: Path_, subject: Subject) -> Iterator[Problem]:
        said, faults = work_out(subject)
        for place, name, wrong, expected in faults:
            yield part.problem((*at, "talk", place, name), wrong, expected)
        for place, comment in enumerate(said):
            here = (*at, "talk", place)
            yield from self._of_writing(part, here, comment.entry, comment.ago)
            yield from self._of_playhead(part, here, comment.entry, subject)
            yield from self._of_line(part, here, comment, subject)

    def _of_line(self, part: Part, at: Path_, comment: Said, subject: Subject) -> Iterator[Problem]:
        line = comment.entry.line
        if line and self._is_there(subject) and (subject.moment or "", line) not in self.catalogue.lines:
            yield part.problem((*at, "line"), f"{line} is no line of {subject.key}", "the key of one of its lines")

    def _of_writing(self, part: Part, at: Path_, entry: WritingEntry, ago: dt.timedelta) -> Iterator[Problem]:
        yield from self._unknown(part, (*at, "by"), [entry.by], self.members, A_MEMBER)
        author = self.members.get(entry.by)
        if author and author.joined <= ago:
            yield part.problem((*at, "by"), f"{entry.by} joined later", f"less than {_days(author)} ago")
        later = [version.after for version in entry.edited]
        if later != sorted(set(later)):
            yield part.problem((*at, "edited"), "goes to and fro", "each version later than the one before")
        for after in (*later, *filter(None, [entry.deleted_after, entry.disowned_after])):
            if after >= ago:
                yield part.problem(at, "changes in the future", "less time than has passed since it was written")
        if entry.disowned_after and entry.disowned_after.days < DISOWN_AFTER_DAYS:
            yield part.problem((*at, "disowned_after"), "is too soon", f"{DISOWN_AFTER_DAYS}d or more")

    def _of_playhead(
        self, part: Part, at: Path_, entry: PostEntry | CommentEntry, subject: Subject
    ) -> Iterator[Problem]:
        if not entry.reveal_at or not self._is_there(subject):
            return
        try:
            parse_playhead(entry.reveal_at, self.catalogue.ordinals[subject.film or ""])
        except KeyError:
            yield part.problem((*at, "reveal_at"), f"{entry.reveal_at} is no place in the film", "a place in its film")

    def _is_there(self, subject: Subject) -> bool:
        """Where the film or moment is missing, that is said already."""
        film, moment = subject.film, subject.moment
        return (not film or film in self.catalogue.films) and (not moment or moment in self.catalogue.moments)

    def _unknown(
        self, part: Part, at: Path_, names: Iterable[str], known: Iterable[str], expected: str
    ) -> Iterator[Problem]:
        for name in names:
            if name not in known:
                yield part.problem(at, f"{name} is not there", expected)


def _days(member: MemberEntry) -> str:
    return f"{member.joined.days}d"


def _wrong_with(username: str) -> Iterator[str]:
    for validate in validators:
        try:
            validate(username)
        except ValidationError as error:
            yield from error.messages


def _wrong_with_name(name: str) -> str:
    try:
        clean_display_name(name)
    except ValidationError as error:
        return str(error.messages[0])
    return ""
