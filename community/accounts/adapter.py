"""Mail and messages of accounts, and what authenticator apps and passkeys are told about the site."""

from __future__ import annotations

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.validators import MaxLengthValidator
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from community.models import Member
from community.models.member import refuse_look_alike
from community.votes.kept_vote import give_kept_vote

SITE_NAME = "Reelive"
EMAIL_MAX = 254  # what the column holds; Django's own check allows 320
WAYS_TO_REAUTHENTICATE = {
    "reauthenticate": _("Use your password"),
    "mfa_reauthenticate": _("Use a code of your authenticator app, or a recovery code"),
    "mfa_reauthenticate:webauthn": _("Use a passkey"),
}
LINKS_IN_MAIL = ("activate_url", "password_reset_url", "signup_url")  # the names allauth's mails give them

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_taken": _("Somebody has that username already."),
        "username_password_mismatch": _("That username and password do not belong together."),
        "email_password_mismatch": _("That email address and password do not belong together."),
        "too_many_login_attempts": _("That was wrong too many times. Wait five minutes, or reset your password."),
        "incorrect_password": _("That is not your password."),
        "enter_current_password": _("That is not your current password."),
        "duplicate_email": _("That address is among yours already."),
        "max_email_addresses": _("You have %d addresses already. Remove one first."),
        "rate_limited": _("That was a lot in a short time. Wait a minute and try again."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        try:
            super().send_mail(template_prefix, email, context)
        except OSError:  # the mail server's; what was asked for is done, only the mail is missing
            logger.exception("Mail %s could not be sent", template_prefix)
            messages.error(self.request, _("Our mail server does not answer. Ask for the mail again in a few minutes."))
        if settings.DEBUG:
            self._show_link(context)

    def clean_username(self, username: str, shallow: bool = False) -> str:
        """`shallow` asks nothing of the database."""
        username = super().clean_username(username, shallow)
        if not shallow:
            refuse_look_alike(username)
        return username

    def save_user(
        self, request: HttpRequest, user: AbstractBaseUser, form: BaseForm, commit: bool = True
    ) -> AbstractBaseUser:
        """Keep the language in which they join: mail will be in it."""
        if isinstance(user, Member):
            user.language = get_language() or ""
        saved: AbstractBaseUser = super().save_user(request, user, form, commit)
        return saved

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Whoever had the old one may know the address of their feed, too: it is closed."""
        if isinstance(user, Member):
            user.feed_token = None  # it is saved with the password
        super().set_password(user, password)

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **how: Any) -> HttpResponse:
        """The last step of every way in, second factors and confirmed addresses included."""
        response: HttpResponse = super().post_login(request, user, **how)
        if isinstance(user, Member) and (said := give_kept_vote(request, voter=user, now=timezone.now())):
            messages.info(request, said)
        return response

    def clean_email(self, email: str) -> str:
        MaxLengthValidator(EMAIL_MAX)(email)
        return super().clean_email(email)

    def can_delete_email(self, email_address: EmailAddress) -> bool:
        """Keep the first: without any address a forgotten password is the end of the account."""
        return not email_address.primary

    def get_reauthentication_methods(self, user: AbstractBaseUser | AnonymousUser) -> list[dict[str, Any]]:
        ways = super().get_reauthentication_methods(user)
        return [way | {"description": WAYS_TO_REAUTHENTICATE[way["id"]]} for way in ways]

    def _show_link(self, context: dict[str, Any]) -> None:
        """Put the link on the next page: in DEBUG no mail leaves the machine."""
        link = next((context[name] for name in LINKS_IN_MAIL if name in context), None)
        if link:
            said = gettext("No mail leaves this machine in DEBUG. The link in it:")
            messages.info(self.request, format_html('{} <a href="{}">{}</a>', said, link, link))


class MFAAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("That code or passkey is wrong, or no longer valid."),
        "unverified_email": _("Confirm all your email addresses first, or remove those you do not use."),
    }

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": SITE_NAME}

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002
        """Name a new passkey; its owner may rename it."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Passkey {number}").format(number=number)
