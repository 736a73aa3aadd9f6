"""The page that prints every limit."""

from __future__ import annotations

import re

import pytest
from django.conf import LazySettings, settings
from django.test import Client
from django.utils.translation import override

from community import brakes, limits
from community.published_limits import SECTIONS, numbers, say_rates
from tests.films.visits import page_of, words_of

TOLD = {
    name for section in SECTIONS for sentence in section.sentences for name in re.findall(r"%\((\w+)\)s", str(sentence))
}


@pytest.mark.parametrize("name", [name for module in (limits, brakes) for name in vars(module) if name.isupper()])
def test_no_limit_is_hidden(name: str) -> None:
    value = {**vars(limits), **vars(brakes)}[name]
    assert name in TOLD or not isinstance(value, int | float)


@pytest.mark.parametrize("name", settings.ACCOUNT_RATE_LIMITS)
def test_no_rate_is_hidden(name: str) -> None:
    assert name in TOLD


def test_numbers_are_printed_from_where_the_site_takes_them(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "POST_MAX", 12_345)
    monkeypatch.setattr(brakes, "SECONDS_BETWEEN_POSTS", 77)
    words = words_of(visitor, "/about/limits/")
    assert "A post has up to 12,345 characters" in words
    assert "There are 77 seconds between two posts" in words


def test_every_number_stands_on_the_page(visitor: Client) -> None:
    words = words_of(visitor, "/about/limits/").replace("\xa0", " ")
    assert not [name for name, number in numbers().items() if number.replace("\xa0", " ") not in words]


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", ("1 MB", "256 KB", "−1,000")), ("ru", ("1 МБ", "256 КБ", "−1 000"))],
)
def test_numbers_are_written_as_people_write_them(language: str, said: tuple[str, ...]) -> None:
    with override(language):
        written = [numbers()[name] for name in ("AVATAR_BYTES_MAX", "MUTES_FILE_BYTES_MAX", "FOLD_BELOW_LEAST")]
    assert tuple(number.replace("\xa0", " ") for number in written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("30/m/user", "30 times a minute by one member"),
        ("10/m/ip,60/h/ip", "10 times a minute and 60 times an hour from one network address"),
        ("20/m/ip,5/h/key", "20 times a minute from one network address and 5 times an hour for one mailbox"),
    ],
)
def test_rates_are_said_in_words(written: str, said: str) -> None:
    assert say_rates(written) == said


def test_rates_are_printed_from_the_settings(visitor: Client, settings: LazySettings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "signup": "7/m/ip"}
    assert "the form can be sent 7 times a minute from one network address." in words_of(visitor, "/about/limits/")


@pytest.mark.django_db
def test_every_page_leads_there(visitor: Client) -> None:
    assert 'href="/about/limits/"' in page_of(visitor, "/talk/").partition("<footer")[2]
