"""The forms by which authors change what they wrote."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from community.forms.post import PostEditForm
from community.forms.writing import CommentTextForm, WritingForm
from community.models import Comment, Post


def edit_form(
    writing: Post | Comment, *, data: QueryDict | None = None, typed: Mapping[str, Any] | None = None
) -> WritingForm:
    """Filled with the text as it stands, or with what was typed already and not stored."""
    form = PostEditForm if isinstance(writing, Post) else CommentTextForm
    initial = {**_as_it_stands(writing), **(typed or {})}
    filled = form(data, initial=initial, film=writing.told_of, reveal_at=writing.reveal_at)
    filled.fields["reveal_at_before"] = forms.CharField(required=False, widget=forms.HiddenInput)
    return filled


def _as_it_stands(writing: Post | Comment) -> dict[str, Any]:
    told = {"reveal_at": writing.reveal_at or "", "reveal_at_before": str(writing.reveal_at)}
    text = {"body": writing.body, **told}
    if isinstance(writing, Comment):
        return text
    tags = ", ".join(tag.name for tag in writing.tags.all())
    return {**text, "kind": writing.kind, "title": writing.title, "tags": tags}
