"""Files that members might send as their picture, good and bad."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

RED, BLUE = (200, 30, 30), (30, 30, 200)


def drawn(kind: str = "PNG", size: tuple[int, int] = (300, 200), **saving: Any) -> bytes:
    """The left half red, the right half blue."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    file = BytesIO()
    image.save(file, kind, **saving)
    return file.getvalue()


def from_a_phone() -> bytes:
    """Held sideways, with the place where it was taken and by which camera."""
    exif = Image.Exif()
    exif[0x0112] = 6  # shown turned a quarter clockwise
    exif[0x010F] = "SecretCamera"
    exif[0x8825] = {1: "N", 2: (48.0, 12.0, 30.0), 3: "E", 4: (16.0, 22.0, 10.0)}
    return drawn("JPEG", exif=exif.tobytes(), comment=b"at home")


def animated(kind: str) -> bytes:
    """Begins green, goes on white."""
    frames = [Image.new("RGB", (64, 64), colour) for colour in ("green", "white", "black")]
    file = BytesIO()
    frames[0].save(file, kind, save_all=True, append_images=frames[1:], duration=100)
    return file.getvalue()


def bomb() -> bytes:
    """A PNG of 30,000 by 30,000 pixels in a few bytes, as its head says; nobody should get to its body."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1_000)) + chunk(b"IEND", b"")
    )


def sent(content: bytes, name: str = "me.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/png")
