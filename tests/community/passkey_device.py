"""A device that holds one passkey, and answers as a browser would send it."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

FLAG = AuthenticatorData.FLAG
CREDENTIAL_ID = b"the only passkey"
ORIGIN = "https://testserver"


class PasskeyDevice:
    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.user_handle = ""

    def create(self, options: dict[str, Any]) -> dict[str, Any]:
        """Answer what the page that adds a passkey asks."""
        self.user_handle = options["user"]["id"]
        public = ES256(self._public_key())
        attested = AttestedCredentialData.create(bytes(16), CREDENTIAL_ID, public)
        rp_id_hash = sha256(options["rp"]["id"].encode()).digest()
        known = AuthenticatorData.create(rp_id_hash, FLAG.UP | FLAG.UV | FLAG.AT, 0, attested)
        response = {"attestationObject": websafe_encode(AttestationObject.create("none", known, {}))}
        return self._answer("webauthn.create", options["challenge"], response)

    def _public_key(self) -> dict[int, Any]:
        """As COSE writes a key of P-256 for ES256 (RFC 9053, 7.1.1)."""
        point = self.key.public_key().public_numbers()
        return {1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32, "big"), -3: point.y.to_bytes(32, "big")}

    def get(self, options: dict[str, Any], *, signed_by: PasskeyDevice | None = None) -> dict[str, Any]:
        """Answer what a page that lets in asks."""
        rp_id_hash = sha256(options["rpId"].encode()).digest()
        known = AuthenticatorData.create(rp_id_hash, FLAG.UP | FLAG.UV, 1)
        client_data = CollectedClientData.create("webauthn.get", options["challenge"], ORIGIN)
        signature = (signed_by or self).key.sign(known + client_data.hash, ec.ECDSA(SHA256()))
        response = {"authenticatorData": websafe_encode(known), "signature": websafe_encode(signature)}
        return self._answer("webauthn.get", options["challenge"], response | {"userHandle": self.user_handle})

    def _answer(self, kind: str, challenge: str, response: dict[str, str]) -> dict[str, Any]:
        client_data = CollectedClientData.create(kind, challenge, ORIGIN)
        identity = websafe_encode(CREDENTIAL_ID)
        return {
            "id": identity,
            "rawId": identity,
            "type": "public-key",
            "response": response | {"clientDataJSON": websafe_encode(client_data)},
            "clientExtensionResults": {"credProps": {"rk": True}},
        }


def options_on(page: str) -> dict[str, Any]:
    """What a page asks of the device, from its block of data."""
    data = json.loads(page.split('<script id="js_data" type="application/json">')[1].split("</script>", maxsplit=1)[0])
    options: dict[str, Any] = next(iter(data.values()))["publicKey"]
    return options
