"""Files written whole or not at all."""

from __future__ import annotations

import hashlib
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.files.storage import default_storage

from films.catalogue.dump.films import DumpedPicture


def save_file(path: Path, content: bytes) -> bool:
    """Write the file unless it says so already; whoever reads meanwhile sees the old one or the new."""
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        file.write(content)
    temporary = Path(file.name)
    temporary.chmod(0o644)
    temporary.replace(path)
    return True


def save_picture(folder: Path, picture: DumpedPicture) -> None:
    """Put our copy where the pack names it, unless the very file that it was made of is there."""
    path = folder / picture.path
    if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == picture.digest:
        return
    with default_storage.open(picture.stored) as stored:
        save_file(path, stored.read())
