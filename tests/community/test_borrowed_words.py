"""What Django and allauth say in our forms, said in our voice where we translate it."""

from __future__ import annotations

import gettext
from pathlib import Path
from typing import Any

import allauth
import django
import pytest
from django.test import Client
from django.utils.functional import Promise

from community.accounts.borrowed_words import BORROWED, BORROWED_PLURALS
from tests.community.accounts import SIGN_UP, prove_oneself

pytestmark = pytest.mark.django_db
RUSSIAN = {"Accept-Language": "ru"}
NOT_FILLED_IN = {"username": "", "email": "", "password1": ""}
SIGN_UP_SAYS = ["Имя участника", "Адрес почты", "Не меньше 10 знаков; не слишком простой и не похожий"]


def lenders() -> set[str]:
    """Every text that those whose words we borrow have translated themselves."""
    places = (f"{django.__path__[0]}/conf", f"{django.__path__[0]}/contrib/auth", allauth.__path__[0])
    texts: set[str] = set()
    for place in places:
        with Path(place, "locale/ru/LC_MESSAGES/django.mo").open("rb") as file:
            known = vars(gettext.GNUTranslations(file))["_catalog"]
            texts.update(key[0] if isinstance(key, tuple) else key for key in known)
    return texts


@pytest.mark.parametrize("text", BORROWED, ids=str)
def test_it_is_word_for_word_what_they_say(text: Promise) -> None:
    assert str(text) in lenders()


def singular(text: Any) -> str:
    """Of what it was made."""
    return str(text.__reduce__()[1][3]["singular"])


@pytest.mark.parametrize("text", BORROWED_PLURALS, ids=singular)
def test_so_are_those_with_numbers(text: object) -> None:
    assert singular(text) in lenders()


@pytest.mark.parametrize("text", SIGN_UP_SAYS)
def test_the_form_to_sign_up_speaks_russian(visitor: Client, text: str) -> None:
    assert text in visitor.get(SIGN_UP, headers=RUSSIAN).content.decode()


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (NOT_FILLED_IN, "Заполните это поле."),
        ({"username": "ab"}, "Нужно не меньше 3 знаков, а здесь 2."),
        ({"email": "nobody"}, "Это не похоже на адрес почты. Проверьте его."),
        ({"password1": "short"}, "Пароль слишком короткий: нужно не меньше 10 знаков."),
        ({"password1": "1234567890"}, "Такой пароль слишком легко угадать. Придумайте другой."),
        ({"password1": "veronika12"}, "В пароле угадывается имя участника. Придумайте другой."),
    ],
)
def test_what_is_wrong_is_said_in_russian(visitor: Client, typed: dict[str, str], text: str) -> None:
    filled_in = {"username": "veronika1", "email": "v@example.com", "password1": "the trees turn above us"}
    assert text in visitor.post(SIGN_UP, filled_in | typed, headers=RUSSIAN).content.decode()


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("/accounts/password/reset/", "Адрес почты"),
        ("/accounts/email/", "Адрес почты"),
        ("/accounts/2fa/totp/activate/", "Код из приложения"),
        ("/accounts/2fa/webauthn/add/", "Название"),
    ],
)
def test_fields_are_labelled_in_russian(alice_at_home: Client, address: str, label: str) -> None:
    page = alice_at_home.get(address, headers=RUSSIAN).content.decode()
    assert label in [text.split("</label>")[0].split(">")[-1].strip() for text in page.split("<label")[1:]]


@pytest.fixture
def alice_at_home(as_alice: Client) -> Client:
    prove_oneself(as_alice)
    return as_alice
