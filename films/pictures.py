"""The one pipeline that every image passes: opened with suspicion, kept only re-encoded."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

PICTURE_FORMATS = ("JPEG", "PNG", "WEBP")
PIXELS_MAX = 24_000_000  # a decoded pixel costs four bytes of memory
WEBP_QUALITY = 82
TOO_LARGE = _("This picture has more than 24 megapixels; make it smaller.")


def prepare_picture(sent: IO[bytes], *, longest_side: int, is_square: bool = False) -> ContentFile[bytes]:
    """Make a WebP of at most `longest_side` pixels, or its middle as a square of just that, named after its content.

    Only the first frame is kept, turned upright; metadata is dropped. Raises ValidationError
    for anything but a JPEG, PNG or WebP of at most 24 megapixels.
    """
    try:
        sent.seek(0)
        image = Image.open(sent, formats=PICTURE_FORMATS)
        if image.width * image.height > PIXELS_MAX:
            raise ValidationError(TOO_LARGE, code="pixels")
        image.seek(0)
        upright = ImageOps.exif_transpose(image)
        upright = upright.convert("RGBA" if "A" in upright.getbands() or "transparency" in upright.info else "RGB")
    except Image.DecompressionBombError as error:  # so large that Pillow says so before we do
        raise ValidationError(TOO_LARGE, code="pixels") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise ValidationError(_("This is not a JPEG, PNG or WebP picture that can be read."), code="picture") from error
    size = (longest_side, longest_side)
    if is_square:
        upright = ImageOps.fit(upright, size, Image.Resampling.LANCZOS)
    else:
        upright.thumbnail(size, Image.Resampling.LANCZOS)
    made = BytesIO()
    upright.save(made, "WEBP", quality=WEBP_QUALITY, method=4)
    content = made.getvalue()
    return ContentFile(content, name=f"{hashlib.sha256(content).hexdigest()[:24]}.webp")
