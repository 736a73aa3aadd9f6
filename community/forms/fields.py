"""Fields that the forms of posts and comments share."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MinLengthValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from community.limits import TAG_MAX, TAGS_MAX
from community.reading.spoiler_places import SceneNamed
from community.seen import can_be_seen, must_be_seen, on_one_line
from community.tagging import tag_slug
from films.forms import CatalogueSelect


class TypedField(forms.CharField):
    """A text of limited length that says so: a browser that is told the limit cuts what is pasted without a word.

    If there is one, something of it can be seen.
    """

    def __init__(self, *, most: int, least: int = 0, **kwargs: Any) -> None:
        self.most = most
        super().__init__(**kwargs)
        self.validators += [MinLengthValidator(least), MaxLengthValidator(most), must_be_seen]

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Let the script that counts what is left know the limit."""
        return {**super().widget_attrs(widget), "data-most": self.most}


class LineField(TypedField):
    def to_python(self, value: Any) -> str:
        return " ".join((super().to_python(value) or "").split())


class TitleField(LineField):
    """What stands as a link in lists: nothing in it may turn the line round or hide."""

    def to_python(self, value: Any) -> str:
        return on_one_line(super().to_python(value))


class ProseField(TypedField):
    """Markdown: spaces that begin its first line have a meaning."""

    def __init__(self, *, rows: int, **kwargs: Any) -> None:
        super().__init__(strip=False, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def to_python(self, value: Any) -> str:
        text = (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n").rstrip().lstrip("\n")
        return text if text.strip() else ""


class TagsField(forms.CharField):
    """Words between commas."""

    default_error_messages: ClassVar = {
        "many": ngettext_lazy("At most %(most)d tag.", "At most %(most)d tags.", "most"),
        "long": _("The tag “%(tag)s” is too long: at most %(most)d characters."),
        "empty": _("The tag “%(tag)s” has no letter or number."),
    }

    def clean(self, value: Any) -> list[str]:
        names = [name for part in super().clean(value).split(",") if (name := on_one_line(part).strip())]
        tags = {tag_slug(name): name for name in names}
        for name in names:
            if len(name) > TAG_MAX:
                raise ValidationError(self.error_messages["long"], "long", {"tag": name, "most": TAG_MAX})
            if not tag_slug(name) or not can_be_seen(name):
                raise ValidationError(self.error_messages["empty"], "empty", {"tag": name})
        if len(tags) > TAGS_MAX:
            raise ValidationError(self.error_messages["many"], "many", {"most": TAGS_MAX})
        return list(tags.values())


class PlaceSelect(CatalogueSelect):
    """Of scenes, by their titles, and of other places."""

    def is_ours(self, value: Any, label: object) -> bool:
        return isinstance(label, SceneNamed)


class KeyField(forms.UUIDField):
    """The mark by which a form that is sent twice is known; one that cannot be read is a new one."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, initial=uuid.uuid4)

    def clean(self, value: Any) -> uuid.UUID:
        try:
            return super().clean(value) or uuid.uuid4()
        except ValidationError:
            return uuid.uuid4()
