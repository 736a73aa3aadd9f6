"""The file itself: JSON for machines and a page to read, zipped."""

from __future__ import annotations

import datetime as dt
import json
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string

from community.exporting.contents import contents_of
from community.exporting.words import in_words
from community.models import Member


def write_archive(member: Member, file: IO[bytes], *, now: dt.datetime) -> None:
    """Write `reelive.json`, `index.html` and the member's picture, if they have one, as a zip into the file."""
    contents = list(contents_of(member))
    by_name = {"exported_at": now} | {section.name: rows for section, rows in contents}
    said = [(section, [*in_words(section, rows)]) for section, rows in contents]
    page = {"member": member, "contents": said, "now": now}
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("reelive.json", json.dumps(by_name, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1))
        archive.writestr("index.html", render_to_string("community/leaving/archive.html", page))
        if member.avatar:
            with member.avatar.open() as picture:
                archive.writestr("picture.webp", picture.read())
