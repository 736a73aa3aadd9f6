"""The last word on what HTML a text may become, whatever the parser made of it."""

from __future__ import annotations

import nh3

from community.markup.addresses import VOUCHES_FOR_NOTHING
from films.models.film import ACCENTS

TAGS = {
    *("p", "br", "hr", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "li", "details"),
    *("a", "em", "strong", "s", "code", "span"),
}
CLASSES = {
    "a": {"moment-link"},
    "span": {"moment-link__kind", "moment-link__title", "moment-link__film", "spoiler", "spoiler__text"},
    "details": {"spoiler"},
}
cleaner = nh3.Cleaner(
    tags=TAGS,
    attributes={"a": {"href"}, "ol": {"start"}},
    tag_attribute_values={
        "a": {"rel": {VOUCHES_FOR_NOTHING}, "data-accent": {str(accent) for accent in range(ACCENTS)}}
    },
    allowed_classes=CLASSES,
    url_schemes={"http", "https", "mailto"},
    link_rel=None,  # said by the parser, which knows what is our own
)


def sanitised(html: str) -> str:
    return cleaner.clean(html)
