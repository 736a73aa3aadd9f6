"""The page where members post."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from community.brakes import NEW_MEMBER_POSTS_MAX, SECONDS_BETWEEN_POSTS, brake_on_post
from community.limits import POST_MAX, POST_TITLE_MAX, TAG_MAX
from community.models import Member, Post, PostTag
from community.models.progress import SEEN
from community.views import post as views
from films.models import Film
from tests.at_once import at_once
from tests.community.posts import ADDRESS, typed
from tests.factories import make_episode, make_film, make_post, make_quote, make_scene, make_series

pytestmark = pytest.mark.django_db


@pytest.fixture
def up() -> Film:
    return make_film(slug="up", title="Up", year=2009)


def test_a_member_posts_about_a_film(as_alice: Client, alice: Member, up: Film) -> None:
    response = as_alice.post(ADDRESS, typed(film="up", tags="Balloons, Air "))
    post = Post.objects.get()
    assert response.headers["Location"] == post.get_absolute_url() == f"/talk/{post.pk}/on-balloons/"
    assert (post.author, post.film, post.kind, post.reveal_at) == (alice, up, "theory", 0)
    assert post.body_html == "<p>They <em>rise</em>.</p>\n"
    assert {tag.name for tag in post.tags.all()} == {"Balloons", "Air"}


def test_a_member_posts_about_a_moment(as_alice: Client, up: Film) -> None:
    scene = make_scene(up)
    as_alice.post(ADDRESS, typed(moment=scene.pk, film="some nonsense"))
    assert (Post.objects.get().moment_id, Post.objects.get().film) == (scene.pk, up)


def test_a_member_posts_about_no_film(as_alice: Client) -> None:
    as_alice.post(ADDRESS, typed())
    assert Post.objects.get().film is None


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("kind", "opera", "Select a valid choice."),
        ("film", "Downhill", "No film called “Downhill” is here."),
        ("title", " ", "This field is required."),
        ("title", "Oh", "at least 3 characters"),
        ("title", "x" * (POST_TITLE_MAX + 1), "at most 200 characters"),
        ("body", " \r\n ", "This field is required."),
        ("body", "x" * (POST_MAX + 1), "at most 20000 characters"),
        ("body", "# ", "Nothing of this would be seen"),
        ("tags", "a,b,c,d,e,f", "At most 5 tags."),
        ("tags", "x" * (TAG_MAX + 1), "is too long: at most 30 characters"),
        ("tags", "war, …", "The tag “…” has no letter or number."),
        ("moment", "999999", "That moment is not here any more."),
        ("moment", "x", "That moment is not here any more."),
        ("reveal_at", "43", "Select a valid choice."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    as_alice: Client, up: Film, field: str, value: str, said: str
) -> None:
    response = as_alice.post(ADDRESS, typed(film="up", title="My <title>", body="All my <words>") | {field: value})
    content = response.content.decode()
    assert response.status_code == 400
    assert said in content
    assert "All my &lt;words&gt;" in content or field == "body"
    assert "My &lt;title&gt;" in content or field == "title"
    assert not Post.objects.exists()


def test_a_long_text_of_many_lines_is_measured_as_it_is_typed(as_alice: Client) -> None:
    lines = "x\r\n" * (POST_MAX // 2)  # browsers send two characters for a new line
    assert as_alice.post(ADDRESS, typed(body=lines)).status_code == 302


def test_no_browser_cuts_a_text_without_a_word(as_alice: Client) -> None:
    assert "maxlength" not in as_alice.get(ADDRESS).content.decode().partition('<form class="form')[2].replace(
        'maxlength="300"', ""
    )


def test_spaces_that_begin_a_text_are_kept(as_alice: Client) -> None:
    as_alice.post(ADDRESS, typed(body="\r\n    code\r\n\r\n"))
    assert Post.objects.get().body == "    code"


def test_an_author_says_how_far_the_text_gives_the_story_away(as_alice: Client, up: Film) -> None:
    make_scene(up, title="The house", reveal_at=43)
    as_alice.post(ADDRESS, typed(film="up", reveal_at="43"))
    assert Post.objects.get().reveal_at == 43


def test_the_places_are_those_of_the_film_s_scenes(as_alice: Client, up: Film) -> None:
    make_scene(up, title="The house", reveal_at=43)
    make_scene(up, title="The end", reveal_at=90)
    make_scene(up, title="The start", reveal_at=0)
    make_scene(up, title="Hidden", reveal_at=50, is_published=False)
    make_scene(make_film(), title="Elsewhere", reveal_at=20)
    form = as_alice.get(f"{ADDRESS}?film=up").context["form"]
    assert list(form.fields["reveal_at"].choices) == [
        ("", "nothing"), (43, "The house (minute 43)"), (90, "The end (minute 90)"), (SEEN, "the very end"),
    ]  # fmt: skip


def test_the_places_of_a_series_stand_under_their_episodes(as_alice: Client) -> None:
    series = make_series(slug="zone")
    for _ in range(2):
        make_episode(series)
    make_scene(series, title="The door", reveal_at=2_020)
    form = as_alice.get(f"{ADDRESS}?film=zone").context["form"]
    assert form.fields["reveal_at"].choices[1] == ("Episode 1x02", [(2_020, "The door (1x02, minute 20)")])


def test_the_film_that_was_typed_brings_its_places(as_alice: Client, up: Film) -> None:
    make_scene(up, title="The house", reveal_at=43)
    assert "The house (minute 43)" in as_alice.get(ADDRESS, {"film": "Up (2009)"}).content.decode()


def test_a_post_about_a_moment_begins_with_giving_away_as_much(as_alice: Client, up: Film) -> None:
    form = as_alice.get(f"{ADDRESS}?moment={make_scene(up, reveal_at=43).pk}").context["form"]
    assert form["reveal_at"].value() == 43


def test_a_link_from_a_moment_names_it(as_alice: Client, up: Film) -> None:
    quote = make_quote(up, title="Carl, on the porch")
    content = as_alice.get(f"{ADDRESS}?moment={quote.pk}").content.decode()
    assert f'<a href="{quote.get_absolute_url()}">Carl, on the porch</a>' in content
    assert f'name="moment" value="{quote.pk}"' in content


@pytest.mark.parametrize(
    "query", ["moment=x", "moment=-1", "moment=" + "9" * 40, "film=x", "film=%F0%9F%98%80", "film=" + "a" * 999]
)
def test_a_link_that_names_nothing_opens_the_form(as_alice: Client, query: str) -> None:
    assert as_alice.get(f"{ADDRESS}?{query}").status_code == 200


def test_a_preview_is_shown_and_nothing_is_stored(as_alice: Client, up: Film) -> None:
    make_scene(up, title="The house", reveal_at=43)
    response = as_alice.post(ADDRESS, typed(film="up", title="", body="They *rise*", reveal_at="43", preview="1"))
    content = response.content.decode()
    assert response.status_code == 200
    assert "<p>They <em>rise</em></p>" in content
    assert "They *rise*</textarea>" in content
    assert '<option value="43" selected>' in content
    assert "This field is required" not in content
    assert not Post.objects.exists()


def test_a_double_click_is_one_post(as_alice: Client) -> None:
    form = typed()
    addresses = {as_alice.post(ADDRESS, form).headers["Location"] for _ in range(2)}
    assert addresses == {Post.objects.get().get_absolute_url()}


def test_a_click_that_ends_while_the_next_one_is_asked_about_is_the_same_post(
    as_alice: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    form, answers = typed(), []

    def brake_late(**asked: Any) -> object:
        monkeypatch.undo()
        answers.append(as_alice.post(ADDRESS, form))
        return brake_on_post(**asked)

    monkeypatch.setattr(views, "brake_on_post", brake_late)
    answers.append(as_alice.post(ADDRESS, form))
    assert {answer.headers["Location"] for answer in answers} == {Post.objects.get().get_absolute_url()}


@pytest.mark.django_db(transaction=True)
def test_clicks_at_the_same_time_are_one_post(alice: Member) -> None:
    form, clients = typed(), [Client() for _ in range(4)]
    for client in clients:
        client.force_login(alice)
    responses = at_once([partial(client.post, ADDRESS, form) for client in clients])
    assert {response.headers["Location"] for response in responses} == {Post.objects.get().get_absolute_url()}


def test_each_form_has_a_key_of_its_own(as_alice: Client) -> None:
    keys = {as_alice.get(ADDRESS).context["form"]["key"].value() for _ in range(2)}
    assert len(keys) == 2


def test_a_form_whose_key_is_broken_is_a_form_all_the_same(as_alice: Client) -> None:
    assert as_alice.post(ADDRESS, typed(key="x")).status_code == 302


def test_a_brake_says_how_long_and_keeps_the_text(as_alice: Client, alice: Member) -> None:
    make_post(author=alice)
    response = as_alice.post(ADDRESS, typed(body="Too <soon>"))
    assert response.status_code == 429
    assert 0 < int(response.headers["Retry-After"]) <= SECONDS_BETWEEN_POSTS
    assert f"There are {SECONDS_BETWEEN_POSTS} seconds between two of yours." in response.content.decode()
    assert "Too &lt;soon&gt;" in response.content.decode()


def test_the_same_text_twice_is_refused_kindly(as_alice: Client, alice: Member) -> None:
    make_post(author=alice, body="They *rise*.", posted_at=timezone.now() - dt.timedelta(minutes=2))
    response = as_alice.post(ADDRESS, typed())
    assert response.status_code == 429
    assert "You said exactly this a moment ago" in response.content.decode()


def test_a_new_member_posts_only_so_often(as_alice: Client, alice: Member) -> None:
    for _ in range(NEW_MEMBER_POSTS_MAX):
        make_post(author=alice, posted_at=timezone.now() - dt.timedelta(minutes=9))
    assert "In their first 24 hours members write up to 3 of these." in as_alice.post(ADDRESS, typed()).content.decode()


def test_the_browser_is_told_which_form_was_stored(as_alice: Client) -> None:
    form = typed()
    assert as_alice.post(ADDRESS, form).cookies["stored"].value == str(form["key"])


def test_the_page_is_kept_by_no_cache(as_alice: Client) -> None:
    assert "no-store" in as_alice.get(ADDRESS).headers["Cache-Control"]


def test_the_page_asks_little_of_the_database(as_alice: Client, up: Film, django_assert_max_num_queries: Any) -> None:
    quote = make_quote(up)
    with django_assert_max_num_queries(12):
        as_alice.get(f"{ADDRESS}?moment={quote.pk}")
    with django_assert_max_num_queries(12):
        as_alice.get(f"{ADDRESS}?film=up")


def test_tags_are_filed(as_alice: Client) -> None:
    as_alice.post(ADDRESS, typed(tags="war, WAR, War!"))
    assert PostTag.objects.get().tag.slug == "war"
