"""How pages show what members wrote."""

from __future__ import annotations

import datetime as dt

import pytest
from django.template import Context, Template
from django.utils import timezone

from community.models import Post
from community.models.progress import SEEN
from community.templatetags.writings import told_until


def shown(template: str, **context: object) -> str:
    return Template("{% load writings %}" + template).render(Context(context))


def test_a_text_is_printed_as_it_was_made() -> None:
    assert shown("{% prose post %}", post=Post(body_html="<p>Yes &amp; no</p>")) == "<p>Yes &amp; no</p>"


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (dt.timedelta(seconds=-5), "just now"),
        (dt.timedelta(seconds=59), "just now"),
        (dt.timedelta(minutes=1, seconds=5), "1\xa0minute ago"),
        (dt.timedelta(hours=3, minutes=59), "3\xa0hours ago"),
        (dt.timedelta(days=29, hours=1), "29\xa0days ago"),
    ],
)
def test_what_is_young_says_its_age(ago: dt.timedelta, said: str) -> None:
    assert f">{said}</time>" in shown("{% age then %}", then=timezone.now() - ago)


def test_what_is_old_says_its_date() -> None:
    written = shown("{% age then %}", then=dt.datetime(2020, 3, 5, 12, tzinfo=dt.UTC))
    assert written.startswith('<time datetime="2020-03-05T12:00:00+00:00" title="5 March 2020, 12:00">5 March 2020<')


@pytest.mark.parametrize(
    ("reveal_at", "said"), [(0, ""), (43, "minute 43"), (8_020, "episode 8 of the series"), (SEEN, "the very end")]
)
def test_how_far_a_text_gives_the_story_away(reveal_at: int, said: str) -> None:
    assert told_until(Post(reveal_at=reveal_at)) == said
