"""The one address of the style guide."""

from django.urls import path

from community.views.styleguide import styleguide

urlpatterns = [path("", styleguide, name="styleguide")]
