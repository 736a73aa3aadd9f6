"""What an operator sends from the legal desk."""

from __future__ import annotations

from typing import Any

ORDER = "/admin/community/removal/add/"  # where something is removed that nobody has reported


def removing(**changed: Any) -> dict[str, Any]:
    said = {"enter": "1", "basis": "personal-data", "law": "", "scope": "text", "reason": "A home.", "answer": ""}
    return said | changed
