"""Cards in the storage of media: each made once, however many ask at once, and thrown away when it has changed."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from zlib import crc32

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

FOLDER = "cards"
END_OF_JPEG = b"\xff\xd9"  # without it the process that wrote the file was stopped before its end
LOCKS = 32  # files; two owners may share one, and then wait for each other


def kept(owner: str, name: str, make: Callable[[], bytes]) -> bytes:
    """The picture `name`, such as `wide-0f3a.jpg`, of an owner; earlier ones of the same size go."""
    found = _read(owner, name)
    if found is not None:
        return found
    with _alone(owner):
        found = _read(owner, name)
        if found is None:
            found = make()
            _delete(owner, name.partition("-")[0])
            default_storage.save(f"{FOLDER}/{owner}/{name}", ContentFile(found))
    return found


def forget(owner: str) -> None:
    """Throw away what may not be shown any more."""
    _delete(owner, "")


def _read(owner: str, name: str) -> bytes | None:
    try:
        with default_storage.open(f"{FOLDER}/{owner}/{name}") as file:
            content: bytes = file.read()
    except FileNotFoundError:
        return None
    return content if content.endswith(END_OF_JPEG) else None


def _delete(owner: str, beginning: str) -> None:
    try:
        _, names = default_storage.listdir(f"{FOLDER}/{owner}")
    except FileNotFoundError:
        return
    for name in names:
        if name.startswith(beginning):
            default_storage.delete(f"{FOLDER}/{owner}/{name}")


@contextmanager
def _alone(owner: str) -> Iterator[None]:
    """Among all processes of this machine; two machines would draw the same picture twice, and keep one."""
    folder = Path(settings.VAR_DIR) / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"cards-{crc32(owner.encode()) % LOCKS}").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # let go when the file closes, however that comes
        yield
