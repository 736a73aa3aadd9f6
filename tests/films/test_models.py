"""The database itself refuses what the sentences in its constraints forbid."""

import pytest
from django.db import IntegrityError, transaction

from films.models import Moment, Quote
from tests.factories import make_film, make_quote, make_scene


def test_a_child_knows_its_kind(db: None) -> None:
    quote = make_quote(make_film())
    assert Moment.objects.with_details().get(pk=quote.pk).detail == quote
    assert Quote.objects.get() == quote


@pytest.mark.parametrize(
    "fields",
    [
        {"provenance": "disputed"},
        {"provenance": "disputed", "note": "x", "starts_at": 3},
        {"provenance": "heard", "source": "x"},
        {"provenance": "secondary"},
        {"starts_at": 5, "ends_at": 4},
        {"ends_at": 4},
        {"provenance": "rumour"},
    ],
)
def test_the_database_refuses(db: None, fields: dict[str, object]) -> None:
    film = make_film()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_scene(film, **fields)
