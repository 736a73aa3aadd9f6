"""Pages are compressed for who can read that."""

from __future__ import annotations

import gzip

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_page_is_compressed_for_who_can_read_it(visitor: Client) -> None:
    answer = visitor.get("/about/limits/", headers={"Accept-Encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer["Vary"]
    assert gzip.decompress(answer.content) == visitor.get("/about/limits/").content


def test_the_same_page_never_has_the_same_length(visitor: Client) -> None:
    """So that what is secret in it cannot be guessed by how well it compresses."""
    lengths = {len(visitor.get("/about/limits/", headers={"Accept-Encoding": "gzip"}).content) for _ in range(20)}
    assert len(lengths) > 1
