"""What the page of a rate that allauth keeps says: which it is, and how long it lasts."""

from __future__ import annotations

from allauth.account import app_settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from community.published_limits import say_rates

# By the name of the address that was asked too often; everything else keeps how a visitor voted until they sign in.
ACTIONS = {
    "account_login": "login",
    "account_signup": "signup",
    "account_reset_password": "reset_password",
    "account_reset_password_from_key": "reset_password_from_key",
    "account_change_password": "change_password",
    "account_email": "manage_email",
    "account_reauthenticate": "reauthenticate",
}
KEPT = "keep_draft"


def say_refusal(request: HttpRequest) -> str:
    """The rate of the form that was sent, and after how long another can be."""
    name = request.resolver_match.url_name if request.resolver_match else ""
    rate = str(app_settings.RATE_LIMITS[ACTIONS.get(name or "", KEPT)])
    wait = _("Try again in an hour at most.") if "/h/" in rate else _("Try again in a minute.")
    return _("This form can be sent %(rates)s. %(wait)s") % {"rates": say_rates(rate), "wait": wait}
