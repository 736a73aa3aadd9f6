"""Trivia: their lists and forms."""

from __future__ import annotations

from django.contrib import admin

from films.admin.moment import MomentAdmin
from films.models import Trivia


@admin.register(Trivia)
class TriviaAdmin(MomentAdmin):
    search_fields = (*MomentAdmin.search_fields, "fact", "why_it_matters")
    telling = ("title", "fact", "why_it_matters")
