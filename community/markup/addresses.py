"""Which addresses a text may link to, and which of them are our own."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import split_domain_port, validate_host

VOUCHES_FOR_NOTHING = "ugc nofollow noopener"
# With nothing before the host: a name there would pass for it.
EXTERNAL = re.compile(r"https?://(?P<host>[a-z0-9][a-z0-9._-]*(?::[0-9]{1,5})?)(?=[/?#]|\Z)", re.IGNORECASE)
MAIL = re.compile(r"mailto:[^\s@]+@", re.IGNORECASE)
# A second slash would name another host; some browsers read a backslash as one.
OWN_PATH = re.compile(r"/(?![/\\])")


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
    if OWN_PATH.match(address):
        return address
    external = EXTERNAL.match(address)
    if not external or not _is_ours(external["host"]):
        return ""
    path = address[external.end() :]
    return path if OWN_PATH.match(path) else ""


def _is_ours(host: str) -> bool:
    names = [name for name in settings.ALLOWED_HOSTS if name != "*"]
    domain, _ = split_domain_port(host)
    return host == urlsplit(settings.SITE_ADDRESS).netloc or bool(domain and validate_host(domain, names))
