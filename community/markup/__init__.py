"""What members type, made into HTML that is safe to show: Markdown, spoilers, mentions, cards of moments."""

from community.markup.rendering import Rendered, render

__all__ = ["Rendered", "render"]
