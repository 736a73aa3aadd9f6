"""What cannot be read is refused in the reader's own language, however early."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import LazySettings, settings
from django.test import Client
from django.utils import translation

from community.models import Member
from tests.factories import make_post

pytestmark = pytest.mark.django_db
BROKEN = "/search/?q=%00"
TOO_MANY = "/films/?" + "&".join(f"a{number}=1" for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1))
RUSSIAN = {"Accept-Language": "ru"}


def language_of(response: Any) -> str:
    said: str = response["Content-Language"]
    assert response.status_code == 400
    assert f'<html lang="{said}"' in response.content.decode()
    return said


def varies_by(response: Any) -> set[str]:
    return {name.strip() for name in response["Vary"].split(",")}


@pytest.fixture(autouse=True)
def _as_in_production(settings: LazySettings) -> None:
    settings.DEBUG = False


@pytest.mark.parametrize("address", [BROKEN, TOO_MANY], ids=("broken", "too many"))
def test_it_is_said_in_the_language_that_the_browser_asks_for(visitor: Client, address: str) -> None:
    response = visitor.get(address, headers=RUSSIAN)
    assert language_of(response) == "ru"
    assert {"Accept-Language", "Cookie"} <= varies_by(response)


def test_a_choice_is_stronger_than_the_browser(visitor: Client) -> None:
    visitor.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert language_of(visitor.get(BROKEN, headers=RUSSIAN)) == "en"


@pytest.mark.parametrize("cookie", [r'"r\000u"', r'"\355\240\200"', "xx", "x" * 3_000, "../../ru"])
def test_a_cookie_that_cannot_be_read_is_passed_over(visitor: Client, cookie: str) -> None:
    headers = {"Cookie": f"{settings.LANGUAGE_COOKIE_NAME}={cookie}", **RUSSIAN}
    assert language_of(visitor.get(BROKEN, headers=headers)) == "ru"


def test_what_the_thread_spoke_before_says_nothing_of_this_reader(visitor: Client) -> None:
    with translation.override("ru"):
        assert language_of(visitor.get(BROKEN)) == "en"
        assert translation.get_language() == "ru"


def test_a_member_is_told_in_theirs_where_a_view_refuses(as_alice: Client, alice: Member) -> None:
    Member.objects.filter(pk=alice.pk).update(language="ru")
    response = as_alice.post(f"/vote/post/{make_post().pk}/", {"value": "9"}, headers={"Accept-Language": "en"})
    assert language_of(response) == "ru"
