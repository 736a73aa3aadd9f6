"""The admin of members and what they do, and the pages that look at everything."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from community.admin import account, history, legal, member, suggestion

admin.site.site_title = _("Reelive admin")
admin.site.site_header = _("Reelive: behind the screen")
admin.site.index_title = _("Catalogue and community")

__all__ = ["account", "history", "legal", "member", "suggestion"]
