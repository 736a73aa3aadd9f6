"""Lists page by key: every row once, in order, whatever the ties; and no cursor breaks a page."""

from __future__ import annotations

import base64
import datetime as dt
import json

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from films.models import Film, Moment, Scene
from films.paging import CURSOR_MAX, Cursor, page_by_key
from tests.factories import make_film, make_scene

RANKS = st.one_of(st.sampled_from([0.0, 0.1, 0.5, 1.0]), st.floats(0, 1, allow_nan=False))
with_database = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def scenes_ranked(ranks: list[float]) -> QuerySet[Scene]:
    Scene.objects.all().delete()
    film = Film.objects.first() or make_film()
    for rank in ranks:
        make_scene(film, wilson=rank)
    return Scene.objects.all()


def forward(rows: QuerySet[Scene], by: str, per_page: int) -> list[list[int]]:
    pages, after = [], ""
    while True:
        page = page_by_key(rows, by=by, after=after, per_page=per_page)
        pages.append([row.pk for row in page.rows])
        after = page.next
        if not after:
            return pages


def backward(rows: QuerySet[Scene], by: str, per_page: int) -> list[list[int]]:
    """From the last page to the first, by the cursors of each."""
    page = page_by_key(rows, by=by, per_page=per_page)
    while page.next:
        page = page_by_key(rows, by=by, after=page.next, per_page=per_page)
    pages = [[row.pk for row in page.rows]]
    while page.previous:
        page = page_by_key(rows, by=by, after=page.previous, per_page=per_page)
        pages.insert(0, [row.pk for row in page.rows])
    return pages


@pytest.mark.parametrize("by", ["wilson", "-wilson"])
@with_database
@given(ranks=st.lists(RANKS, max_size=14), per_page=st.integers(1, 5))
def test_every_row_comes_once_and_in_order(db: None, by: str, ranks: list[float], per_page: int) -> None:
    rows = scenes_ranked(ranks)
    in_order = list(rows.order_by(by, "-id" if by[0] == "-" else "id").values_list("pk", flat=True))
    assert [pk for page in forward(rows, by, per_page) for pk in page] == in_order


@with_database
@given(ranks=st.lists(RANKS, min_size=1, max_size=14), per_page=st.integers(1, 5))
def test_the_way_back_meets_every_row_too(db: None, ranks: list[float], per_page: int) -> None:
    rows = scenes_ranked(ranks)
    there = [pk for page in forward(rows, "-wilson", per_page) for pk in page]
    assert [pk for page in backward(rows, "-wilson", per_page) for pk in page] == there


@pytest.mark.parametrize("by", ["title", "-year", "-created_at"])
def test_texts_years_and_times_page_alike(db: None, by: str) -> None:
    for title, year in [("Ы", 1957), ("b", 1957), ("b", 1949), ("", 2009), ("日本", 1870), ("B'; --", 2100)]:
        make_film(title=title, year=year)
    rows = Film.objects.all()
    seen, after = [], "start"
    while after:
        page = page_by_key(rows, by=by, after="" if after == "start" else after, per_page=1)
        seen += [film.pk for film in page.rows]
        after = page.next
    assert seen == list(rows.order_by(by, "-id" if by[0] == "-" else "id").values_list("pk", flat=True))


def test_rows_that_come_later_move_no_page_that_was_read(db: None) -> None:
    rows = scenes_ranked([0.9, 0.8, 0.7, 0.6])
    first = page_by_key(rows, by="-wilson", per_page=2)
    make_scene(Film.objects.get(), wilson=0.95)
    second = page_by_key(rows, by="-wilson", after=first.next, per_page=2)
    assert [row.wilson for row in second.rows] == [0.7, 0.6]


def test_only_the_first_page_has_nothing_before_it(db: None) -> None:
    rows = scenes_ranked([0.9, 0.8, 0.7])
    first = page_by_key(rows, by="-wilson", per_page=2)
    second = page_by_key(rows, by="-wilson", after=first.next, per_page=2)
    assert (first.previous, bool(first.next)) == ("", True)
    assert (bool(second.previous), second.next) == (True, "")


@given(value=st.floats(allow_nan=False, allow_infinity=False))
def test_a_float_travels_to_the_last_bit(value: float) -> None:
    written = Cursor(value, 1).written()
    assert json.loads(base64.urlsafe_b64decode(written + "=="))[0] == value


def packed(content: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


FORGED = [
    "x", "%%%", "é", "=" * 9, "A" * (CURSOR_MAX + 1), "W1tb", packed("text"), packed({}), packed([]), packed([1, 2]),
    packed([0.5, "1", 0]), packed([0.5, True, 0]), packed([0.5, 1, 2]), packed([0.5, 1, True]), packed([0.5, 2**70, 0]),
    packed(["0.5", 1, 0]), packed([None, 1, 0]), packed([[0.5], 1, 0]), packed([True, 1, 0]), packed([[[[[[]]]]]]),
    base64.urlsafe_b64encode(b"[NaN,1,0]").decode(), base64.urlsafe_b64encode(b"[Infinity,1,0]").decode(),
    base64.urlsafe_b64encode(b"[1e999,1,0]").decode(), base64.urlsafe_b64encode(b"[" * 900).decode(),
    base64.urlsafe_b64encode(b"\xff\xfe").decode(), base64.urlsafe_b64encode(b"[" + b"9" * 1400 + b",1,0]").decode(),
]  # fmt: skip


@pytest.mark.parametrize("forged", FORGED)
def test_a_cursor_that_no_page_gave_is_no_page(db: None, forged: str) -> None:
    with pytest.raises(Http404):
        page_by_key(Scene.objects.all(), by="-wilson", after=forged)


@pytest.mark.parametrize(
    ("by", "value"),
    [("title", 5), ("title", "\ud800"), ("title", "a\x00b"), ("year", "1957"), ("year", 2**70), ("year", 1.5),
     ("created_at", "yesterday"), ("created_at", "2026-01-01T00:00:00"), ("created_at", 7),
     ("created_at", "0001-01-01T00:00:00+23:59"),
     ("created_at", "9999-12-31T23:59:59-23:59")],
)  # fmt: skip
def test_a_value_of_another_kind_is_no_page(db: None, by: str, value: object) -> None:
    with pytest.raises(Http404):
        page_by_key(Film.objects.all(), by=by, after=packed([value, 1, 0]))


@pytest.mark.parametrize("value", [-(2**63) + 1, -1, 40_000, 2**40, 2**63 - 1])
def test_a_number_larger_than_its_column_finds_its_place(db: None, value: int) -> None:
    make_film(year=1957)
    page = page_by_key(Film.objects.all(), by="year", after=packed([value, 1, 0]))
    assert len(page) == (1 if value < 1957 else 0)


@given(written=st.text(max_size=60))
def test_no_text_breaks_a_list(written: str) -> None:
    if written:
        with pytest.raises(Http404):
            page_by_key(Scene.objects.none(), by="-wilson", after=written)


def test_a_page_past_the_end_is_empty_and_leads_nowhere(db: None) -> None:
    scenes_ranked([0.9])
    page = page_by_key(Scene.objects.all(), by="-wilson", after=Cursor(0.1, 1).written())
    assert (page.rows, page.next, page.previous, page.is_first) == ([], "", "", False)


@pytest.mark.parametrize(("by", "index"), [("-wilson", "moments_best"), ("-created_at", "moments_newest")])
def test_a_page_seeks_in_the_index_of_its_order(db: None, by: str, index: str) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL reads a small table from end to end, whatever the condition")
    value = dt.datetime(2026, 1, 1, tzinfo=dt.UTC) if by == "-created_at" else 0.5
    with CaptureQueriesContext(connection) as captured:
        page_by_key(Moment.objects.all(), by=by, after=Cursor(value, 7).written())
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {captured[0]['sql']}")
        plan = " ".join(str(row[-1]) for row in cursor.fetchall())
    assert plan.startswith(f"SEARCH films_moment USING INDEX {index} (")
    assert "TEMP B-TREE" not in plan
