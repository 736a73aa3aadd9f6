"""Where a sample stands: real templates without the page around them, once by day and once by night."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import copy
from typing import Any, NamedTuple, cast

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.template.backends.django import DjangoTemplates
from django.utils.functional import Promise

from community.models import Member
from community.reader import Reader, Request

# Found before the others, these templates leave out the page around a sample, and the talk below it.
STAGE = settings.BASE_DIR / "templates" / "community" / "styleguide" / "stage"
NAMES = ("id", "for", "form", "name", "list", "aria-labelledby", "aria-describedby", "aria-controls")
NAMED = re.compile(rf'(?P<before>\s(?:{"|".join(NAMES)})="|\shref="#)(?P<names>[^"]+)')
SCHEMES = ("day", "night")
LOADERS = [f"django.template.loaders.{name}.Loader" for name in ("filesystem", "app_directories")]


class Sample(NamedTuple):
    """A state of a component, in words, and what shows it; a template named after the component if no other."""

    state: str | Promise = ""
    template: str = ""
    context: Mapping[str, Any] = {}
    visitor: bool = False  # sees it; else a member does
    is_open: bool = False  # all that can be opened


class Row(NamedTuple):
    """A component, by the name of its stylesheet."""

    name: str
    samples: list[Sample]
    is_wide: bool = False  # as a whole page is: day and night stand below each other


class Shown:
    """What templates of ours made of a sample. No name in it stands twice on the page, so that labels find their
    fields, and the choices made by day are not those made by night."""

    def __init__(self, html: str, scheme: str, place: str) -> None:
        self.html, self.scheme, self.place = html, scheme, place

    def __html__(self) -> str:
        return NAMED.sub(self._apart, self.html)

    def _apart(self, match: re.Match[str]) -> str:
        return match["before"] + " ".join(f"{self.place}-{self.scheme}-{name}" for name in match["names"].split())


class Stage:
    def __init__(self, request: Request, member: Member) -> None:
        configured: dict[str, Any] = settings.TEMPLATES[0]
        options = {**configured["OPTIONS"], "loaders": LOADERS}
        folders = [STAGE, *configured["DIRS"]]
        self._engine = DjangoTemplates({"NAME": "stage", "DIRS": folders, "APP_DIRS": False, "OPTIONS": options})
        self._as_member, self._as_visitor = (_as_seen_by(user, request) for user in (member, AnonymousUser()))

    def show(self, row: Row) -> Iterator[tuple[str | Promise, list[Shown]]]:
        """Each state with how it looks in both schemes."""
        for number, sample in enumerate(row.samples):
            template = self._engine.get_template(sample.template or f"community/styleguide/_{row.name}.html")
            html = template.render(dict(sample.context), self._as_visitor if sample.visitor else self._as_member)
            html = html.replace("<details ", "<details open ") if sample.is_open else html
            yield sample.state, [Shown(html, scheme, f"{row.name}-{number}") for scheme in SCHEMES]


def _as_seen_by(user: Member | AnonymousUser, request: Request) -> Request:
    """The same request of somebody made up, with a token that no form of this page gets anywhere with."""
    seen = copy(request)
    seen.META = {name: value for name, value in request.META.items() if name != "CSRF_COOKIE"}
    seen.user = cast("Any", user)
    seen.reader = Reader(seen)
    return seen
