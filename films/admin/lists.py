"""Lists that answer whatever an address or a form asks of them."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from films.admin.typed import ModelAdmin

KEY = re.compile("[0-9]{1,18}")


def is_key(text: str) -> bool:
    """Whether it can be the primary key of a row."""
    return KEY.fullmatch(text) is not None


class PatientLists(ModelAdmin):
    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """A number that SQLite cannot hold is answered as an unknown filter is: with the whole list."""
        try:
            return super().get_changelist_instance(request)
        except OverflowError as error:
            raise IncorrectLookupParameters from error

    def response_action(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """What is no key chooses nothing."""
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        return super().response_action(request, queryset) if all(map(is_key, chosen)) else None
