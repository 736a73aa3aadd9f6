"""Through each lens: what stands open, what is folded, and that nothing leaves the page."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from community.following import follow_member
from community.models import Member, Post
from community.progress import mark_progress
from community.reading.reach import Place
from tests.factories import make_comment, make_film, make_member, make_post
from tests.films.visits import page_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
SAID = ("sank", "new", "young", "friend", "friend of a friend", "stranger", "own")


def grown(username: str) -> Member:
    """With an old account and enough to show for it."""
    member = make_member(username, date_joined=NOW - dt.timedelta(days=30))
    post = make_post(author=member, title=f"By {username}")
    for number in range(4):
        make_comment(post, author=member, body=f"Thought {number}")
    return member


@pytest.fixture
def talk(alice: Member) -> Post:
    """One comment of each sort, which says what it is."""
    post = make_post(title="The talk")
    friend, theirs = grown("friend"), grown("theirs")
    follow_member(follower=alice, followed=friend, now=NOW)
    follow_member(follower=friend, followed=theirs, now=NOW)
    young = grown("young")
    Member.objects.filter(pk=young.pk).update(date_joined=NOW - dt.timedelta(days=6))
    newcomer = make_member("newcomer", date_joined=NOW - dt.timedelta(days=30))
    by = dict(zip(SAID, (grown("low"), newcomer, young, friend, theirs, grown("stranger"), alice), strict=True))
    for said, author in by.items():
        make_comment(post, author=author, body=said, body_html=f"<p>{said}.</p>", score=-5 if said == "sank" else 0)
    return post


def folded(client: Client, post: Post, lens: str = "") -> set[str]:
    """What is folded; all that was said stands on the page whatever it is seen through."""
    response = client.get(post.get_absolute_url(), {"lens": lens} if lens else {})
    page = response.content.decode()
    assert all(f"<p>{said}.</p>" in page for said in SAID)
    parts = page.split('<details class="fold">')[1:]
    return {said for part in parts for said in SAID if f"<p>{said}.</p>" in part.split("</details>")[0]}


@pytest.mark.parametrize(
    ("lens", "expected"),
    [
        ("", {"sank"}),
        ("all", set()),
        ("low", {"sank"}),
        ("new", {"sank", "new", "young", "own"}),
        ("people", {"sank"}),
        ("nonsense", {"sank"}),
    ],
)
def test_a_visitor_sees_through_each(visitor: Client, talk: Post, lens: str, expected: set[str]) -> None:
    assert folded(visitor, talk, lens) == expected


@pytest.mark.parametrize(
    ("lens", "expected"),
    [
        ("", {"sank"}),
        ("all", set()),
        ("low", {"sank"}),
        ("new", {"sank", "new", "young"}),
        ("people", {"sank", "new", "young", "stranger"}),
    ],
)
def test_a_member_sees_through_each(as_alice: Client, talk: Post, lens: str, expected: set[str]) -> None:
    assert folded(as_alice, talk, lens) == expected


def test_whoever_keeps_whom_they_follow_to_themselves_unfolds_nobody(as_alice: Client, talk: Post) -> None:
    friend = Client()
    friend.force_login(Member.objects.get(username="friend"))
    friend.post("/me/following/lending/")
    assert folded(as_alice, talk, "people") == {"sank", "new", "young", "stranger", "friend of a friend"}
    friend.post("/me/following/lending/", {"lends": "1"})
    assert "friend of a friend" not in folded(as_alice, talk, "people")


def test_what_the_lens_lets_others_infer_is_said_where_one_can_stop_it(as_alice: Client) -> None:
    page = as_alice.get("/me/following/").content.decode()
    assert 'name="lends" value="1" checked' in page
    assert "Whoever follows nobody but you can tell from it who they are." in page
    as_alice.post("/me/following/lending/")
    assert 'name="lends" value="1">' in as_alice.get("/me/following/").content.decode()


@pytest.mark.parametrize(("score", "is_folded"), [(-4, False), (-5, True)])
def test_below_minus_four_is_folded(visitor: Client, score: int, is_folded: bool) -> None:
    post = make_post()
    make_comment(post, score=score)
    assert (f"Sank to −{-score}" in page_of(visitor, post.get_absolute_url())) is is_folded


def test_a_number_of_ones_own_goes_before(as_alice: Client, alice: Member) -> None:
    Member.objects.filter(pk=alice.pk).update(fold_below=-20)
    post = make_post()
    make_comment(post, score=-15)
    assert "Sank to" not in page_of(as_alice, post.get_absolute_url())


@pytest.mark.parametrize("address", ["/talk/", "/talk/?sort=new"])
def test_posts_are_folded_in_lists(visitor: Client, address: str) -> None:
    make_post(title="Low", score=-9)
    assert "Sank to −9" in page_of(visitor, address)
    assert "Sank to" not in page_of(visitor, f"{address}{'&' if '?' in address else '?'}lens=all")


def test_each_definition_stands_where_it_is_chosen(as_alice: Client, talk: Post) -> None:
    page = page_of(as_alice, talk.get_absolute_url())
    assert "Nothing is folded; the same words said again take one line." in page
    assert "score below −4 is folded" in page
    assert "younger than 7 days or with fewer than 5 posts and comments" in page
    assert "members you follow and, where they allow it, members they follow" in page


def test_branches_are_seen_through_it_too(visitor: Client) -> None:
    root = make_comment(make_post())
    make_comment(root, score=-9)
    assert "Sank to" in page_of(visitor, root.get_absolute_url())
    assert "Sank to" not in page_of(visitor, f"{root.get_absolute_url()}?lens=all")


def test_scores_that_are_kept_back_fold_nothing(as_alice: Client, alice: Member) -> None:
    film = make_film()
    make_post(title="Low", film=film, score=-9)
    mark_progress(member=alice, film=film, place=Place(0, is_blind=True))
    assert "Sank to" not in page_of(as_alice, "/talk/")


class TestKeepingOne:
    def test_it_holds_on_every_page(self, as_alice: Client, talk: Post) -> None:
        as_alice.post("/me/reading/", {"lens": "people", "fold_below": "-4"})
        assert folded(as_alice, talk) == {"sank", "new", "young", "stranger"}

    def test_reads_what_each_does_on_a_line_of_its_own(self, as_alice: Client) -> None:
        page = as_alice.get("/me/reading/").content.decode()
        assert "<b>Fold what sank</b><br>What has a score below −4 is folded." in page

    @pytest.mark.parametrize("number", ["1", "-1001", "low", ""])
    def test_a_number_that_makes_no_sense_is_refused_and_nothing_is_kept(
        self, as_alice: Client, alice: Member, number: str
    ) -> None:
        response = as_alice.post("/me/reading/", {"lens": "all", "fold_below": number})
        alice.refresh_from_db()
        assert (response.status_code, alice.lens) == (400, "low")

    def test_visitors_are_led_to_sign_in(self, visitor: Client) -> None:
        assert visitor.get("/me/reading/").url == "/accounts/login/?next=/me/reading/"  # type: ignore[attr-defined]
