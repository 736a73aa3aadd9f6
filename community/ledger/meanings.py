"""What each legal basis of a removal means, in plain words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from community.models.legal import Basis

MEANINGS = {
    Basis.ORDER: _("A judge, or an authority that may order it, has done so. The ledger names the order."),
    Basis.COPYRIGHT: _("A work is copied at length without leave. Quoting a line to talk about it is no such copy."),
    Basis.CHILD_ABUSE: _("Pictures or texts of the sexual abuse of children. They are destroyed, not sealed."),
    Basis.THREAT: _("Somebody's life is threatened, or others are called on to take it."),
    Basis.PERSONAL_DATA: _("It lays open somebody's private life: where they live, their number, their papers."),
    Basis.OTHER_LAW: _("A law that is named, with its paragraph, so that everybody can read it."),
}
