"""Addresses of what people do, and of the pages that mix both."""

from django.urls import URLPattern

app_name = "community"
urlpatterns: list[URLPattern] = []
