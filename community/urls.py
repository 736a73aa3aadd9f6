"""Addresses of what people do, and of the pages that mix both."""

from django.urls import path

from community.views import home, member, progress, search, site, suggestion, vote

app_name = "community"
urlpatterns = [
    path("", home.home, name="home"),
    path("favicon.ico", site.favicon, name="favicon"),
    path("films/<slug:film_slug>/progress/", progress.film_progress, name="film-progress"),
    path("healthz", site.healthz, name="healthz"),
    path("me/progress/", progress.progress, name="progress"),
    path("members/<slug:username>/", member.member_detail, name="member-detail"),
    path("search/", search.search, name="search"),
    path("suggest/", suggestion.suggest, name="suggest"),
    path("suggest/mine/", suggestion.suggestions, name="suggestions"),
    path("vote/<str:kind>/<int:target_id>/", vote.vote, name="vote"),
    path("robots.txt", site.robots, name="robots"),
]
