"""Forms that check the whole row, of which they show a part."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max, QuerySet

from films.admin.typed import ModelForm
from films.models import Film
from films.slugs import fresh


class WholeForm(ModelForm):
    """Of one film, which the admin names before the form is made."""

    film: Film | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_new = self.instance.pk is None
        if self.film is not None:
            self.instance.film = self.film
            self.offer_what_is_in(self.film)

    def offer_what_is_in(self, film: Film) -> None:
        """Let fields offer what the film has."""

    def _post_clean(self) -> None:
        """All constraints, of which Django skips those that name a field outside the form."""
        super()._post_clean()  # type: ignore[misc]
        if not self.errors:
            try:
                self.instance.validate_constraints()
            except ValidationError as refused:
                self.add_error(None, refused.messages)


def fill_address(form: WholeForm, name: str, *, wanted: str, taken: Container[str], message: Any) -> None:
    """Fill an empty key or slug with what is free; say of a typed one that it is taken."""
    typed = form.cleaned_data.get(name)
    if typed and typed in taken:
        form.add_error(name, ValidationError(message, code="unique"))
    elif not typed and name not in form.errors:
        form.cleaned_data[name] = fresh(wanted, taken)


def fill_position(form: WholeForm, others: QuerySet[Any], *, name: str = "position") -> None:
    """An empty position is the last."""
    if name in form.fields and name not in form.errors and form.cleaned_data.get(name) is None:
        form.cleaned_data[name] = (others.aggregate(last=Max(name))["last"] or 0) + 1
