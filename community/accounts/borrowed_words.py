"""What Django and allauth say in our forms, word for word: named here, their words are translated in our voice.

Translations of ours go before theirs; a text that stands in no source of ours would fall out of our files.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

BORROWED = (
    _("Username"),
    _("Email"),
    _("Authenticator code"),
    _("This field is required."),
    _("Enter a valid email address."),
    _("This password is too common."),
    _("The password is too similar to the %(verbose_name)s."),
    _("You must type the same password each time."),
)
BORROWED_PLURALS = (
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
    ),
    ngettext_lazy(
        "Ensure this value has at least %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at least %(limit_value)d characters (it has %(show_value)d).",
        "limit_value",
    ),
    ngettext_lazy(
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
        "limit_value",
    ),
)
