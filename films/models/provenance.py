"""How we know a line or a fact."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Provenance(models.TextChoices):
    HEARD = "heard", _("heard in the film")
    SCRIPT = "script", _("from the script")
    SECONDARY = "secondary", _("from a secondary source")
    RETOLD = "retold", _("retold in our words")
    DISPUTED = "disputed", _("disputed")
    MISATTRIBUTED = "misattributed", _("misattributed")


# Text that stands word for word in somebody else's work.
VERBATIM = (Provenance.HEARD, Provenance.SCRIPT, Provenance.SECONDARY, Provenance.MISATTRIBUTED)
# What a film may not really hold stays out of "best" and off share cards.
DOUBTFUL = (Provenance.DISPUTED, Provenance.MISATTRIBUTED)
