"""Keeps what a visitor typed until they have signed in; the session survives that, the text does not stay behind."""

from __future__ import annotations

from django.http import HttpRequest

KEPT_MAX = 20_000  # characters of all fields together; more than any form takes


def keep_draft(request: HttpRequest, name: str, fields: tuple[str, ...]) -> None:
    typed = {field: request.POST[field] for field in fields if request.POST.get(field)}
    if sum(map(len, typed.values())) <= KEPT_MAX:
        request.session[_key(name)] = typed


def kept_draft(request: HttpRequest, name: str) -> dict[str, str]:
    """What was typed, by field; empty if nothing was."""
    draft: dict[str, str] = request.session.get(_key(name), {})
    return draft


def drop_draft(request: HttpRequest, name: str) -> None:
    request.session.pop(_key(name), None)


def _key(name: str) -> str:
    return f"draft of {name}"
