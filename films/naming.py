"""What a quote is called when nobody gave it a title; packs leave such a title out."""

from __future__ import annotations

from films import limits


def quote_title(*, speaker: str, scene: str, film: str) -> str:
    """ "Veronika, in The Farewell"; without a scene the speaker alone, without a speaker the scene, or else the film.

    In English in every language of the site: it is stored, as any title is.
    """
    title = f"{speaker}, in {scene}" if speaker and scene else speaker or scene or film
    return title if len(title) <= limits.TITLE_MAX else title[: limits.TITLE_MAX - 1].rstrip() + "…"
