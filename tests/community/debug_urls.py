"""The addresses of the site as DEBUG has them."""

from __future__ import annotations

from django.urls import include, path

from community.urls import urlpatterns as of_community
from community.urls import while_working
from reelive.urls import urlpatterns as of_site

others = [pattern for pattern in of_site if getattr(pattern, "namespace", "") != "community"]
urlpatterns = [*others, path("", include(([*while_working(is_debug=True), *of_community], "community")))]
