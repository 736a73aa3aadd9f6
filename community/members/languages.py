"""The languages of the interface, which of them a member reads, and their choice."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import override

from community.models import Member


def languages() -> dict[str, str]:
    """Codes, and the name of each in itself."""
    return dict(settings.LANGUAGES)


def in_language_of(member: Member | None) -> override:
    """Speak their language inside, as for mail; the site's own to those who never said which."""
    chosen = member.language if member else ""
    return override(chosen if chosen in languages() else settings.LANGUAGE_CODE)


def choose_language(*, member: Member, language: str) -> None:
    """Keep it for wherever they sign in; empty is whatever each browser asks for."""
    member.language = language
    member.save(update_fields=["language"])
