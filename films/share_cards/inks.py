"""The colours of tokens.css, the one place that names them, for what is drawn on the server."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from django.conf import settings

COLOUR = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")


@cache
def inks(accent: int) -> dict[str, str]:
    """Every raw colour by its name, those of the accent among them. Raises LookupError for an unknown accent."""
    tokens = (Path(settings.BASE_DIR) / "static" / "css" / "tokens.css").read_text()
    block = re.search(rf'\[data-accent="{accent}"\] {{([^}}]*)}}', tokens)
    if block is None:
        raise LookupError(f"tokens.css has no accent {accent}")
    shared = COLOUR.findall(tokens.partition("/* Raw: 24 hues")[0])
    return dict([*shared, *COLOUR.findall(block[1])])
