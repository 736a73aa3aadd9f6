"""What is asked for may go at that moment: the database refuses to refer to it, and the page says that it is gone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError
from django.http import Http404


@contextmanager
def unless_gone() -> Iterator[None]:
    """Around a verb whose one foreign key to be refused is that of the thing which the address names."""
    try:
        yield
    except IntegrityError as late:
        raise Http404 from late
