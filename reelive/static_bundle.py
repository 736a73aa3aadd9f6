"""Static files as production serves them: compressed, under names that change with their content, and the stylesheet
in one piece, so that a page waits for one answer and not for seventy. While one develops, browsers import the parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from django.contrib.staticfiles.storage import HashedFilesMixin
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

_MODULES: Any = getattr(HashedFilesMixin, "_js_module_import_aggregation_patterns")  # noqa: B009 - unknown to the checker
BUNDLES = ("css/site.css",)
IMPORT = re.compile(r'@import url\("(?P<address>[^":]+)"\)(?: layer\((?P<layer>[\w-]+)\))?;')
COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)

Files = dict[str, tuple[Storage, str]]  # by name, where each is found


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    # Our modules import each other by their hashed names; those of packages may name what no file is.
    support_js_module_import_aggregation = True
    _js_module_import_aggregation_patterns = ("js/*.js", _MODULES[1])

    def post_process(self, paths: Files, dry_run: bool = False, **options: Any) -> Iterator[Any]:
        in_one_piece: Files = {}
        for name in BUNDLES:
            if name in paths:
                memory = InMemoryStorage()
                memory.save(name, ContentFile(bundle(name, paths).encode()))
                in_one_piece[name] = (memory, name)
        served: Any = super()
        yield from served.post_process({**paths, **in_one_piece}, dry_run, **options)


def bundle(name: str, files: Files) -> str:
    """The stylesheet with every `@import` replaced by what it names, in its layer; comments stay behind.

    Addresses are relative to the file that they stand in. Raises KeyError for a part that is missing.
    """
    storage, path = files[name]
    with storage.open(path) as file:
        text = file.read().decode()

    def replaced(match: re.Match[str]) -> str:
        part = bundle(str(PurePosixPath(name).parent / match["address"]), files)
        return f"@layer {match['layer']} {{\n{part}}}" if match["layer"] else part

    return COMMENT.sub("", IMPORT.sub(replaced, text))
