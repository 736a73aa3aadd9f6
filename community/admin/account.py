"""Addresses and second factors of members: looked up and taken away where somebody needs help, never made for them."""

from __future__ import annotations

from typing import Any

from allauth.account.admin import EmailAddressAdmin
from allauth.account.models import EmailAddress
from allauth.mfa.admin import AuthenticatorAdmin
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.http import HttpRequest

from films.admin.typed import ModelAdmin


class OfMember(ModelAdmin):
    """Whoever gives an account an address can have its password sent there: not even to operators a superuser's."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is not None and obj.user.is_superuser and not request.user.is_superuser:
            return False
        return super().has_delete_permission(request, obj)


admin.site.unregister((EmailAddress, Authenticator))


@admin.register(EmailAddress)
class AddressAdmin(OfMember, EmailAddressAdmin):
    pass


@admin.register(Authenticator)
class SecondFactorAdmin(OfMember, AuthenticatorAdmin):
    fields = ("user", "type", "created_at", "last_used_at")  # not `data`, which holds the secret
