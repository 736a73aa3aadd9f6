"""What members type on the page where they post."""

from __future__ import annotations

import uuid
from typing import Any

ADDRESS = "/talk/new/"


def typed(**changed: Any) -> dict[str, Any]:
    words = {
        "kind": "theory",
        "film": "",
        "title": "On balloons",
        "body": "They *rise*.",
        "tags": "",
        "key": uuid.uuid4(),
    }
    return words | changed
