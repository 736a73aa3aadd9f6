"""The forms of accounts where ours say more than allauth's."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.adapter import get_adapter
from allauth.account.forms import ChangePasswordForm, LoginForm, ResetPasswordKeyForm, SetPasswordForm, SignupForm
from allauth.account.views import SignupView
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal.ratelimit import get_ip
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from fido2.webauthn import AuthenticationResponse, RegistrationResponse

from community.accounts.adapter import EMAIL_MAX
from community.accounts.credential import CredentialField
from community.brakes import Refusal, brake_on_sign_up
from community.models import Member

PASSKEY_NAME_MAX = 60
# Phones would capitalise and correct what is typed letter by letter.
AS_TYPED = {"autocapitalize": "none", "spellcheck": "false"}


class SignInForm(LoginForm):
    # A member of a place to read comes back often; a shared computer is the exception.
    remember = forms.BooleanField(label=_("Stay signed in on this device"), required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label=_("Username or email"),
            max_length=EMAIL_MAX,  # SQLite refuses to compare with some 50,000 characters
            widget=forms.TextInput(attrs={"autocomplete": "username", **AS_TYPED}),
        )


class SignUpForm(SignupForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rules = Member._meta.get_field("username").help_text
        self.fields["username"].help_text = _("{rules} Everybody sees it.").format(rules=rules)
        self.fields["username"].widget.attrs |= AS_TYPED
        self.fields["email"].help_text = _("Nobody sees it. We write to confirm it, and when your account changes.")
        self.fields["password1"].help_text = _password_rules()

    def try_save(self, request: HttpRequest) -> tuple[Member | None, HttpResponse | None]:
        """Make the member, or ask again when somebody took the username since it was checked."""
        if refusal := brake_on_sign_up(address=get_ip(request), now=timezone.now()):
            raise ImmediateHttpResponse(self._refused(request, refusal))
        try:
            with transaction.atomic():
                member, response = super().try_save(request)
        except IntegrityError:
            messages.error(request, get_adapter().error_messages["username_taken"])
            raise ImmediateHttpResponse(redirect("account_signup")) from None
        return member, response

    def _refused(self, request: HttpRequest, refusal: Refusal) -> HttpResponse:
        """The page as it was sent, with the reason above the form."""
        self.add_error(None, str(refusal))
        page = SignupView()
        page.setup(request)
        response = render(request, SignupView.template_name, page.get_context_data(form=self), status=429)
        response["Retry-After"] = str(refusal.seconds)
        return response


class NewPasswordLabels(forms.Form):
    """Words for the passwords that a form asks for."""

    labels: ClassVar = {
        "oldpassword": _("Current password"),
        "password1": _("New password"),
        "password2": _("New password, again"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fields.keys() & self.labels.keys():
            self.fields[name].label = self.labels[name]
        self.fields["password1"].help_text = _password_rules()


class PasswordChangeForm(NewPasswordLabels, ChangePasswordForm):
    pass


class FirstPasswordForm(NewPasswordLabels, SetPasswordForm):
    pass


class ForgottenPasswordForm(NewPasswordLabels, ResetPasswordKeyForm):
    pass


class AddPasskeyForm(AddWebAuthnForm):
    name = forms.CharField(
        label=pgettext_lazy("passkey", "Name"),
        required=False,
        max_length=PASSKEY_NAME_MAX,
        help_text=_("So that you can tell your passkeys apart."),
    )
    credential = CredentialField(RegistrationResponse)
    passwordless = forms.BooleanField(
        label=_("Sign in with this passkey alone"),
        required=False,
        initial=True,
        help_text=_(
            "No password needed: your device asks for a fingerprint, your face or a PIN. "
            "Without it, the key is asked for after your password."
        ),
    )


class RenamePasskeyForm(EditWebAuthnForm):
    name = forms.CharField(label=pgettext_lazy("passkey", "Name"), max_length=PASSKEY_NAME_MAX)


class PasskeySignInForm(LoginWebAuthnForm):
    credential = CredentialField(AuthenticationResponse)


class PasskeySecondStepForm(AuthenticateWebAuthnForm):
    credential = CredentialField(AuthenticationResponse)


class PasskeyReauthenticationForm(ReauthenticateWebAuthnForm):
    credential = CredentialField(AuthenticationResponse)


def _password_rules() -> str:
    """What the validators of the settings ask for, in one breath."""
    rules = _("At least %(least)d characters; not too simple, and not like your name or address.")
    return rules % {"least": settings.PASSWORD_LENGTH_MIN}
