"""Two fields that fill themselves, so that no writer can forget to: folded text and pictures."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models.fields.files import FieldFile

from films.pictures import prepare_picture


class FoldedField(models.CharField):  # type: ignore[type-arg]
    """The casefolded copy of another field, for comparing names in any script.

    The database's own LOWER() folds only ASCII on SQLite.
    """

    def __init__(self, *args: Any, source: str = "name", **kwargs: Any) -> None:
        self.source = source
        kwargs.setdefault("editable", False)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "source": self.source}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        folded = str(getattr(model_instance, self.source)).casefold()
        setattr(model_instance, self.attname, folded)
        return folded


class PictureField(models.ImageField):
    """An image that is stored only as the picture we made of it, never as it was sent."""

    def __init__(self, *args: Any, longest_side: int = 1_600, is_square: bool = False, **kwargs: Any) -> None:
        self.longest_side = longest_side  # pixels
        self.is_square = is_square
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        shape = {"is_square": True} if self.is_square else {}
        return name, path, args, {**kwargs, "longest_side": self.longest_side, **shape}

    def pre_save(self, model_instance: models.Model, add: bool) -> FieldFile:
        sent = getattr(model_instance, self.attname)
        if sent and not sent._committed:
            picture = prepare_picture(sent.file, longest_side=self.longest_side, is_square=self.is_square)
            setattr(model_instance, self.attname, picture)
        return super().pre_save(model_instance, add)  # type: ignore[no-any-return]
