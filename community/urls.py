"""Addresses of what people do, and of the pages that mix both."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from community.feeds import FilmTalkFeed, LedgerFeed, OwnFeed, TalkFeed
from community.views import (
    app,
    comment,
    digest,
    follow,
    history,
    home,
    language,
    leaving,
    ledger,
    lens,
    limits,
    me,
    member,
    mute,
    notification,
    post,
    preview,
    profile,
    progress,
    removal,
    report,
    rewriting,
    rules,
    saved,
    search,
    site,
    suggestion,
    talk,
    veil,
    vote,
    why,
)

app_name = "community"


def rewriting_of(kind: str) -> list[URLPattern]:
    """The pages on which authors change what they wrote, and all read what was changed."""
    of, about = f"talk/{kind}s/<int:writing_id>", {"kind": kind}
    return [
        path(f"{of}/edit/", rewriting.edit_writing, about, name=f"{kind}-edit"),
        path(f"{of}/delete/", rewriting.delete_writing, about, name=f"{kind}-delete"),
        path(f"{of}/disown/", rewriting.disown_writing, about, name=f"{kind}-disown"),
        path(f"{of}/history/", history.history, about, name=f"{kind}-history"),
        path(f"{of}/history/<int:revision_id>/empty/", rewriting.blank_revision, about, name=f"{kind}-blank"),
    ]


def while_working(*, is_debug: bool) -> list[URLResolver]:
    """What is there for who works on the site, and for nobody else: elsewhere it is not even imported."""
    return [path("styleguide/", include("community.styleguide.urls"))] if is_debug else []


urlpatterns = [
    path("", home.home, name="home"),
    path("about/limits/", limits.limits, name="limits"),
    path("about/ranking/", why.ranking, name="ranking"),
    path("about/rules/", rules.rules, name="rules"),
    path("api/v1/ledger/", ledger.ledger_json, name="ledger-json"),
    path("app/", app.app, name="app"),
    path("digest/stop/<str:token>/", digest.stop, name="digest-stop"),
    path("favicon.ico", site.favicon, name="favicon"),
    path("feeds/films/<slug:film_slug>/talk/", FilmTalkFeed(), name="film-talk-feed"),
    path("feeds/mine/<str:token>/", OwnFeed(), name="own-feed"),
    path("feeds/ledger/", LedgerFeed(), name="ledger-feed"),
    path("feeds/talk/", TalkFeed(), name="talk-feed"),
    path("films/<slug:film_slug>/follow/", follow.follow_film, name="follow-film"),
    path("films/<slug:film_slug>/progress/", progress.film_progress, name="film-progress"),
    path("films/<slug:film_slug>/talk/", talk.film_talk, name="film-talk"),
    path("healthz", site.healthz, name="healthz"),
    path("language/", language.language, name="language"),
    path("ledger/", ledger.ledger, name="ledger"),
    path("ledger/<int:number>/", ledger.ledger_entry, name="ledger-entry"),
    path("manifest.webmanifest", app.manifest, name="manifest"),
    path("me/", me.me, name="me"),
    path("me/delete/", leaving.delete, name="delete"),
    path("me/export/", leaving.export, name="export"),
    path("me/following/", me.following, name="following"),
    path("me/following/lending/", me.lending, name="lending"),
    path("me/notifications/", notification.notifications, name="notifications"),
    path("me/notifications/<int:notification_id>/", notification.notification, name="notification"),
    path("me/notifications/mute/<int:discussion_id>/", notification.mute, name="mute"),
    path("me/notifications/read/", notification.notifications_read, name="notifications-read"),
    path("me/notifications/settings/", notification.notification_settings, name="notification-settings"),
    path("me/profile/", profile.profile, name="profile"),
    path("me/progress/", progress.progress, name="progress"),
    path("me/removals/", removal.removals, name="removals"),
    path("me/removals/<int:removal_id>/", removal.removal_detail, name="removal-detail"),
    path("me/saved/", saved.saved, name="saved"),
    path("me/saved/<int:item_id>/", saved.saved_note, name="saved-note"),
    path("me/saved/<int:item_id>/let-go/", saved.saved_let_go, name="saved-let-go"),
    path("me/feed/", me.own_feed, name="own-feed-address"),
    path("me/mutes/", mute.mutes, name="mutes"),
    path("me/mutes/<int:mute_id>/", mute.mute_edit, name="mute-edit"),
    path("me/mutes/<int:mute_id>/end/", mute.mute_end, name="mute-end"),
    path("me/mutes/file/", mute.mutes_file, name="mutes-file"),
    path("me/mutes/import/", mute.mutes_import, name="mutes-import"),
    path("me/mutes/new/", mute.mute_new, name="mute-new"),
    path("me/reading/", lens.lens, name="lens"),
    path("members/<slug:username>/", member.member_detail, name="member-detail"),
    path("members/<slug:username>/follow/", follow.follow_member, name="follow-member"),
    path("offline/", app.offline, name="offline"),
    path("report/<str:kind>/<int:target_id>/", report.report, name="report"),
    path("report/<int:number>/sent/", report.report_sent, name="report-sent"),
    path("robots.txt", site.robots, name="robots"),
    path("save/<str:kind>/<int:target_id>/", saved.save_or_let_go, name="save"),
    path("search/", search.search, name="search"),
    path("speculation-rules.json", site.speculation_rules, name="speculation-rules"),
    path("suggest/", suggestion.suggest, name="suggest"),
    path("suggest/mine/", suggestion.suggestions, name="suggestions"),
    path("sw.js", app.service_worker, name="service-worker"),
    path("tags/<str:slug>/", talk.tag_detail, name="tag-detail"),
    path("talk/", talk.talk, name="talk"),
    path("talk/<int:post_id>/", post.post_detail, name="post-permalink"),
    path("talk/<int:post_id>/<str:slug>/", post.post_detail, name="post-detail"),
    *rewriting_of("comment"),
    path("talk/comments/<int:comment_id>/", comment.comment_detail, name="comment-detail"),
    path("talk/comments/new/", comment.comment_new, name="comment-new"),
    path("talk/new/", post.post_new, name="post-new"),
    *rewriting_of("post"),
    path("talk/preview/", preview.preview, name="preview"),
    path("veil/<str:kind>/<int:target_id>/", veil.veil, name="veil"),
    path("vote/<str:kind>/<int:target_id>/", vote.vote, name="vote"),
    path("why/<str:kind>/<int:target_id>/", why.why, name="why"),
    *while_working(is_debug=settings.DEBUG),
]
