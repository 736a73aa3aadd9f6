"""Addresses of what exists."""

from django.urls import URLPattern

app_name = "films"
urlpatterns: list[URLPattern] = []
