"""Every address of the site, from the two apps, the accounts and the admin."""

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.conf.urls.static import static
from django.contrib import admin
from django.contrib.sitemaps import views as sitemap_views
from django.urls import include, path
from django.views.generic import RedirectView

from community.admin.worklists import worklists_view
from community.sitemaps import SITEMAPS as SITEMAPS_OF_TALK
from films.sitemaps import SITEMAPS as SITEMAPS_OF_FILMS

SITEMAPS = {**SITEMAPS_OF_FILMS, **SITEMAPS_OF_TALK}

handler400 = "reelive.unreadable.bad_request"

urlpatterns = [
    # One door for all, with its brakes and second factors.
    path("admin/login/", secure_admin_login(admin.site.login)),
    path("admin/password_change/", RedirectView.as_view(pattern_name="account_change_password")),
    path("admin/worklists/", worklists_view, name="worklists"),
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.urls")),
    path("sitemap.xml", sitemap_views.index, {"sitemaps": SITEMAPS}, name="sitemap"),
    path(
        "sitemap-<section>.xml",
        sitemap_views.sitemap,
        {"sitemaps": SITEMAPS},
        name="django.contrib.sitemaps.views.sitemap",
    ),
    path("", include("community.urls")),
    path("", include("films.urls")),
    *(static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT) if settings.DEBUG else []),
]
