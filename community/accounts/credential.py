"""What a browser sends of a passkey, let through only in the shape that WebAuthn gives it.

The libraries behind this form trust that shape: a number where bytes should be makes them reserve
as much memory as it says, and most other surprises become a 500.
"""

from __future__ import annotations

import re
import struct
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from fido2.webauthn import AuthenticationResponse, RegistrationResponse

ENCODED = re.compile(r"[A-Za-z0-9_-]{1,16384}={0,2}")  # base64url; the longest attestations take some 10,000
RESPONSE = ("clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle")
SURPRISES = (AttributeError, IndexError, KeyError, OverflowError, RecursionError, TypeError, ValueError, struct.error)


class CredentialField(forms.JSONField):
    widget = forms.HiddenInput

    def __init__(self, kind: type[AuthenticationResponse | RegistrationResponse], **kwargs: Any) -> None:
        self.kind = kind
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        try:
            sent = super().to_python(value)
            if sent in self.empty_values:
                return sent
            credential = well_formed(sent)
            self.kind.from_dict(credential)
        except SURPRISES:
            raise ValidationError(_("That passkey could not be read. Try again."), code="invalid") from None
        return credential

    def bound_data(self, data: Any, initial: Any) -> None:
        """Never show a refused credential again: it is of no more use, and reading it may raise."""

    def prepare_value(self, value: Any) -> str:
        return ""


def well_formed(sent: dict[str, Any]) -> dict[str, Any]:
    """The members that we use, and nothing else; raises one of SURPRISES."""
    identity = _encoded(sent["rawId"])
    response = {name: _encoded(sent["response"][name]) for name in RESPONSE if sent["response"].get(name) is not None}
    is_discoverable = (sent.get("clientExtensionResults") or {}).get("credProps", {}).get("rk")
    return {
        "id": identity,
        "rawId": identity,
        "type": "public-key",
        "response": response,
        "clientExtensionResults": {"credProps": {"rk": is_discoverable}} if isinstance(is_discoverable, bool) else {},
    }


def _encoded(value: Any) -> str:
    if isinstance(value, str) and ENCODED.fullmatch(value):
        return value
    raise ValueError(value)
