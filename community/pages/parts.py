"""Parts of a page, as htmx asks for them: the same template that the page includes, and a word said aloud."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.functional import Promise


def part(
    request: HttpRequest, template: str, context: dict[str, Any], *, said: str | Promise = "", status: int = 200
) -> HttpResponse:
    """Answer with what takes the place of the form that was sent; `said` is read out by screen readers.

    An error that is answered so stays in its place; any other fills the page (see the settings of htmx in base.html).
    """
    content = render_to_string(template, context, request)
    if said or status >= 400:  # what was said before is no longer so
        content += render_to_string("_said.html", {"said": said})
    response = HttpResponse(content, status=status)
    if status >= 400:
        response["HX-Retarget"], response["HX-Reswap"] = "this", "outerHTML"
    return response
