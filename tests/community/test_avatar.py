"""A member without a picture gets one: always the same, drawn by the server, and cheap."""

from __future__ import annotations

import gzip
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.members.avatar_art import INKS, draw_avatar
from community.members.avatar_motifs import MOTIFS, SIDE
from community.models import Member
from community.templatetags.community import avatar, member_link
from films.poster_art.chance import Chance

USERNAMES = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{1,28}[A-Za-z0-9]", fullmatch=True)


def picture_of(username: str) -> str:
    return avatar(Member(username=username))


def test_the_same_member_gets_the_same_picture_however_they_write_their_name() -> None:
    first = draw_avatar("Alice")
    draw_avatar.cache_clear()
    assert draw_avatar("alice") == first


def test_it_is_drawn_as_it_was_for_the_first_members() -> None:
    assert (draw_avatar("alice").accent, len(draw_avatar("alice").shapes)) == (14, 4)


@given(username=USERNAMES)
def test_every_username_has_one_that_can_be_read(username: str) -> None:
    drawn = ET.fromstring(picture_of(username))  # noqa: S314 - our own
    assert int(drawn.attrib["data-accent"]) in range(24)
    assert drawn.get("aria-hidden") == "true"


@pytest.mark.parametrize("motif", MOTIFS)
def test_a_motif_varies_and_shows_on_its_ground(motif) -> None:  # type: ignore[no-untyped-def]
    drawn = [motif(Chance(str(seed)), INKS[0]) for seed in range(8)]
    assert len(set(map(str, drawn))) == 8
    assert all(any(shape.tone != INKS[0].back for shape in shapes) for shapes in drawn)


def test_members_are_told_apart_by_it() -> None:
    assert len({picture_of(f"member{number}") for number in range(300)}) == 300


def test_three_hundred_on_a_page_weigh_little() -> None:
    page = "".join(picture_of(f"member{number}") for number in range(300))
    assert len(gzip.compress(page.encode())) < 16_000


def test_a_picture_that_was_given_takes_its_place() -> None:
    shown = avatar(Member(username="alice", avatar="avatars/a.webp"), "large")
    assert 'class="avatar avatar--large" src="/media/avatars/a.webp" alt=""' in shown


def test_nobody_is_an_empty_seat() -> None:
    assert avatar(None) == '<span class="avatar avatar--nobody" aria-hidden="true"></span>'


def test_a_drawing_stays_on_its_sheet() -> None:
    for number in range(300):
        for shape in draw_avatar(f"member{number}").shapes:
            sizes = [float(value) for name, value in shape.attributes.items() if name in ("cx", "cy", "x", "y")]
            assert all(-SIDE / 4 <= size <= SIDE * 1.25 for size in sizes)


def test_a_link_names_the_member_twice_where_they_chose_a_name() -> None:
    link = member_link(Member(username="alice", display_name="Alice <of> Wonderland"))
    assert 'href="/members/alice/"' in link
    assert '<bdi class="member-link__name">Alice &lt;of&gt; Wonderland</bdi>' in link
    assert "@alice" in link


def test_a_link_names_them_once_where_they_did_not() -> None:
    assert member_link(Member(username="alice")).count("alice") == 2  # the address and the name


def test_nobody_is_not_linked() -> None:
    assert member_link(None) == ""
