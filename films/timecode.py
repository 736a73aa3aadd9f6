"""Seconds from the start of a film or episode, as people write them."""

from __future__ import annotations


def write_timecode(seconds: int) -> str:
    """3750 → "1:02:30"."""
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def write_minute(seconds: int) -> str:
    """3750 → "1:02": an estimate claims no seconds."""
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}"
