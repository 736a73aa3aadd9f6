"""The addresses of the site, by name, so that no test of all of them forgets a new one."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def public_names(resolver: URLResolver | None = None, space: str = "") -> Iterator[str]:
    """Names of all addresses but those of the admin and of accounts, which know nothing of plots."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace != "admin" and str(pattern.pattern) != "accounts/":
                yield from public_names(pattern, f"{pattern.namespace}:" if pattern.namespace else "")
        elif isinstance(pattern, URLPattern) and not str(pattern.pattern).startswith(("admin/", "^media")):
            yield f"{space}{pattern.name}"
