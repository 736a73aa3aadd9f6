"""Pictures that packs name: inside the pack's folder, and readable before anything is stored."""

from __future__ import annotations

import hashlib
from collections.abc import Container
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from django.core.exceptions import ValidationError

from films import limits
from films.pictures import prepare_picture

CHECKED_SIDE = 64  # pixels; the check decodes the whole picture, and makes a small one of it


@dataclass(frozen=True)
class Picture:
    path: str  # as the pack writes it
    file: Path
    digest: str  # SHA-256 of the file, in hexadecimal


class BadPicture(Exception):  # noqa: N818 - as PackProblems
    def __init__(self, wrong: str, expected: str) -> None:
        super().__init__(wrong)
        self.wrong, self.expected = wrong, expected


def find_picture(path: str, *, folder: Path, known: Container[str] = ()) -> Picture:
    """Read a pack's picture; those with a known digest have been decoded once, and are not again.

    Raises BadPicture.
    """
    file = _inside(path, folder)
    content = _content(file)
    digest = hashlib.sha256(content).hexdigest()
    if digest not in known:
        try:
            prepare_picture(BytesIO(content), longest_side=CHECKED_SIDE)
        except ValidationError as error:
            raise BadPicture(
                f"{path!r} is no usable picture ({' '.join(error.messages)})",
                "a JPEG, PNG or WebP picture of at most 24 megapixels",
            ) from error
    return Picture(path, file, digest)


def _inside(path: str, folder: Path) -> Path:
    try:
        file = (folder / path).resolve()
    except (OSError, RuntimeError) as error:  # a loop of links
        raise BadPicture(f"{path!r} leads nowhere", "the path of a picture") from error
    if ".." in Path(path).parts or not file.is_relative_to(folder.resolve()):
        raise BadPicture(f"{path!r} leads out of the pack's folder", "a path inside it, as images/poster.webp")
    if not file.is_file():
        raise BadPicture(f"{path!r} is not there", "the path of a picture, from the pack's folder")
    return file


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            content = opened.read(limits.PICTURE_BYTES_MAX + 1)
    except OSError as error:
        raise BadPicture(f"cannot be read ({error.strerror})", "a file that can be read") from error
    if len(content) > limits.PICTURE_BYTES_MAX:
        most = limits.PICTURE_BYTES_MAX // (1024 * 1024)
        raise BadPicture(f"has more than {most} MB", "a smaller picture")
    return content
