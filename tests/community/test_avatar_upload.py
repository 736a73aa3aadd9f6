"""The one picture that members send: what is kept of it, and what is refused in words."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from PIL import Image
from pytest_django import DjangoCaptureOnCommitCallbacks

from community.limits import AVATAR_BYTES_MAX, AVATAR_SIDE
from community.models import Member
from tests.community.pictures import animated, bomb, drawn, from_a_phone, sent

pytestmark = pytest.mark.django_db

PROFILE = "/me/profile/"
TYPED = {"display_name": "Alice", "bio": "All my <words>", "visibility": "public"}


def send(client: Client, content: bytes | None = None, **more: Any) -> Any:
    picture = {"picture": sent(content)} if content is not None else {}
    return client.post(PROFILE, {**TYPED, **picture, **more})


def kept() -> Image.Image:
    with Member.objects.get(username="alice").avatar.open() as file:
        return Image.open(BytesIO(file.read()))


def files(settings: LazySettings) -> list[str]:
    return [path.name for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_becomes_a_small_square(as_alice: Client, kind: str) -> None:
    assert send(as_alice, drawn(kind)).status_code == 302
    assert (kept().format, kept().size) == ("WEBP", (AVATAR_SIDE, AVATAR_SIDE))


def test_it_is_cut_from_the_middle(as_alice: Client) -> None:
    send(as_alice, drawn(size=(900, 100)))
    left, right = kept().convert("RGB").getpixel((20, 128)), kept().convert("RGB").getpixel((236, 128))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert (left[0] > 150, right[2] > 150) == (True, True)


def test_a_small_picture_fills_the_square_too(as_alice: Client) -> None:
    send(as_alice, drawn(size=(40, 10)))
    assert kept().size == (AVATAR_SIDE, AVATAR_SIDE)


def test_it_is_turned_upright_and_says_nothing_of_where_it_was_taken(as_alice: Client, settings: LazySettings) -> None:
    send(as_alice, from_a_phone())
    top, bottom = kept().convert("RGB").getpixel((128, 20)), kept().convert("RGB").getpixel((128, 236))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert (top[0] > 150, bottom[2] > 150) == (True, True)
    assert not kept().getexif()
    content = b"".join(path.read_bytes() for path in Path(settings.MEDIA_ROOT).rglob("*.webp"))
    assert not [secret for secret in (b"SecretCamera", b"Exif", b"at home") if secret in content]


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_of_an_animation_the_first_frame_is_kept(as_alice: Client, kind: str) -> None:
    send(as_alice, animated(kind))
    assert getattr(kept(), "n_frames", 1) == 1
    pixel = kept().convert("RGB").getpixel((128, 128))
    assert isinstance(pixel, tuple)
    assert pixel[1] > 100 > pixel[0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "not a JPEG, PNG or WebP"),
        (animated("GIF"), "not a JPEG, PNG or WebP"),
        (drawn("BMP"), "not a JPEG, PNG or WebP"),
        (drawn("TIFF"), "not a JPEG, PNG or WebP"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "not a JPEG, PNG or WebP"),
        (b"just some words", "not a JPEG, PNG or WebP"),
        (b"", "empty"),
        (drawn("JPEG", size=(900, 900))[:2_000], "not a JPEG, PNG or WebP"),
        (drawn("PNG", size=(900, 900))[:500], "not a JPEG, PNG or WebP"),
        (drawn("WEBP", size=(900, 900))[:100], "not a JPEG, PNG or WebP"),
        (bomb(), "more than 24 megapixels"),
        (drawn() + b"x" * AVATAR_BYTES_MAX, "more than 1 MB"),
    ],
    ids=["svg", "gif", "bmp", "tiff", "eps", "text", "empty", "cut jpeg", "cut png", "cut webp", "bomb", "heavy"],
)
def test_what_is_no_picture_is_refused_and_nothing_typed_is_lost(
    as_alice: Client, settings: LazySettings, content: bytes, said: str
) -> None:
    response = send(as_alice, content, display_name="Alice in Chains")
    page = response.content.decode()
    assert response.status_code == 400
    assert said in page.split('id="id_picture_error"')[1].split("</ul>")[0]
    assert ("All my &lt;words&gt;" in page, 'value="Alice in Chains"' in page) == (True, True)
    assert (files(settings), Member.objects.get().display_name) == ([], "")


def test_a_good_picture_has_to_be_chosen_again_when_something_else_is_wrong(as_alice: Client) -> None:
    response = send(as_alice, drawn(), visibility="nobody")
    assert response.status_code == 400
    assert "Please choose your picture again" in response.content.decode()


def test_the_old_file_goes_once_the_new_one_is_certain(
    as_alice: Client, settings: LazySettings, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    send(as_alice, drawn())
    old = files(settings)
    with django_capture_on_commit_callbacks() as callbacks:
        send(as_alice, drawn(size=(10, 10)))
    assert old[0] in files(settings)
    for callback in callbacks:
        callback()
    assert len(files(settings)) == 1
    assert old[0] not in files(settings)


def test_two_members_may_have_the_same_picture_and_one_lets_it_go(
    as_alice: Client,
    bob: Member,
    settings: LazySettings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    as_bob = Client()
    as_bob.force_login(bob)
    for client in (as_alice, as_bob):
        send(client, drawn())
    with django_capture_on_commit_callbacks(execute=True):
        send(as_bob, drops_picture="on")
    assert not Member.objects.get(username="bob").avatar
    assert [kept().size, len(files(settings))] == [(AVATAR_SIDE, AVATAR_SIDE), 1]


def test_a_picture_stays_where_nothing_is_said_of_it(as_alice: Client) -> None:
    send(as_alice, drawn())
    send(as_alice, display_name="Another")
    assert kept().size == (AVATAR_SIDE, AVATAR_SIDE)


def test_what_the_sender_calls_the_file_is_forgotten(as_alice: Client) -> None:
    as_alice.post(PROFILE, {**TYPED, "picture": sent(drawn(), name="../../etc/alice smith.php")})
    name = Member.objects.get().avatar.name
    assert name.startswith("avatars/")
    assert name.endswith(".webp")
    assert "alice" not in name
