"""The link in each digest that ends them: signed, so that it works for whoever holds the mail, and for one member."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from community.models import Member

# Without an end: a mail from years ago must still be able to stop the next one.
_signer = Signer(salt="digest")


def stop_link(member: Member) -> str:
    return reverse("community:digest-stop", args=[_signer.sign(str(member.pk))])


def member_of(token: str) -> Member | None:
    """Whose link it is; none if it is none of ours, or if they have left."""
    try:
        number = int(_signer.unsign(token))
    except BadSignature:
        return None
    return Member.objects.filter(pk=number).first()
