"""Load the demo: read and check all of it, then act it out, all or nothing, and once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from django.db import transaction

from community.demo.acting import Acting
from community.demo.catalogue import look_up
from community.demo.members import address_of, joined, let_them_catch_up, let_them_choose, make_members
from community.demo.polling import Polling
from community.demo.reading import read_demo
from community.demo.references import check
from community.models import Member, Post
from films.catalogue.read.problem import PackProblems

SPOKESMAN = "last-row-left"  # the demo is loaded whole, so that where this member is, all of it is


class Loaded(NamedTuple):
    members: int
    posts: int
    comments: int
    votes: int


def is_loaded() -> bool:
    return Member.objects.filter(username=SPOKESMAN, email=address_of(SPOKESMAN)).exists()


@transaction.atomic
def load_demo(folder: Path, *, now: dt.datetime) -> Loaded:
    """Make a community, and count what came of it. Raises PackProblems with all that is wrong with the files."""
    demo, catalogue = read_demo(folder), look_up()
    if problems := check(demo, catalogue):
        raise PackProblems(problems)
    members = make_members(demo, now)
    acting = Acting(demo, catalogue, members, now)
    acting.talk()
    polling = Polling(members, joined(demo), now)
    polling.vote_on_writings(demo, acting.written)
    polling.vote_on_moments(demo, catalogue)
    let_them_choose(demo.members, members, catalogue, now)
    let_them_catch_up([members[entry.username] for entry in demo.members], now)
    posts = sum(isinstance(writing, Post) for writing in acting.written.values())
    return Loaded(len(members), posts, len(acting.written) - posts, polling.count)
