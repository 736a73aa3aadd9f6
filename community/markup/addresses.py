"""Which addresses a text may link to, and which of them are our own."""

from __future__ import annotations

import re
from urllib.parse import unquote_plus, urlsplit

from django.conf import settings
from django.http.request import split_domain_port, validate_host

VOUCHES_FOR_NOTHING = "ugc nofollow noopener"
# With nothing before the host: a name there would pass for it.
EXTERNAL = re.compile(r"https?://(?P<host>[a-z0-9][a-z0-9._-]*(?::[0-9]{1,5})?)(?=[/?#]|\Z)", re.IGNORECASE)
MAIL = re.compile(r"mailto:[^\s@]+@", re.IGNORECASE)
# A second slash would name another host; some browsers read a backslash as one.
OWN_PATH = re.compile(r"/(?![/\\])")
# What opens a page further than its reader would, or leads on to a page that it opens.
READERS_CHOOSE = ("show", "mutes", "lens", "next")


def is_allowed(address: str) -> bool:
    return any(kind.match(address) for kind in (EXTERNAL, MAIL, OWN_PATH))


def attributes_of(address: str) -> dict[str, str]:
    """What a link to an allowed address carries: our own are paths, others are vouched for by nobody."""
    path = own_path(address)
    if path:
        return {"href": path}
    scheme, colon, rest = address.partition(":")
    return {"href": f"{scheme.lower()}{colon}{rest}", "rel": VOUCHES_FOR_NOTHING}


def own_path(address: str) -> str:
    """The path, query and fragment of an address of this site, absolute or not; empty for any other."""
    external = EXTERNAL.match(address)
    path = address[external.end() :] if external and _is_ours(external["host"]) else address
    return _left_to_readers(path) if OWN_PATH.match(path) else ""


def _left_to_readers(path: str) -> str:
    """Without what its readers choose for themselves: whoever writes a link does not lift their veils and mutes."""
    place, hash_mark, fragment = path.partition("#")
    page, _, query = place.partition("?")
    kept = "&".join(part for part in query.split("&") if unquote_plus(part.partition("=")[0]) not in READERS_CHOOSE)
    return f"{page}{'?' if kept else ''}{kept}{hash_mark}{fragment}"


def _is_ours(host: str) -> bool:
    names = [name for name in settings.ALLOWED_HOSTS if name != "*"]
    domain, _ = split_domain_port(host)
    return host == urlsplit(settings.SITE_ADDRESS).netloc or bool(domain and validate_host(domain, names))
