"""Addresses of what people do, and of the pages that mix both."""

from django.urls import path

from community.views import home, site

app_name = "community"
urlpatterns = [
    path("", home.home, name="home"),
    path("favicon.ico", site.favicon, name="favicon"),
    path("healthz", site.healthz, name="healthz"),
    path("robots.txt", site.robots, name="robots"),
]
