"""How the database means to find what a list shows: its plan, and what is wrong with it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.db import connection

from films.paging import PER_PAGE, Cursor, page_by_key

# Few rows at any time: reading all of them is no fault.
SMALL = {"films_film", "films_scene", "films_dialogue", "films_quote", "films_trivia", "films_track", "films_episode",
         "films_character", "community_member", "community_tag"}  # fmt: skip
FEW = 100  # rows, which are no burden to read or sort whatever the plan
READ_MAX = 20 * PER_PAGE  # rows that one page may look at, those of joined tables included


class Listed(NamedTuple):
    """A list as a page asks for it."""

    rows: Any
    by: str  # as `page_by_key` takes it


def analyse() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def faults_of(lists: Mapping[str, Listed]) -> dict[str, list[str]]:
    """What is wrong with the plans of each list: its first page, a page amid it, and the way back from there."""
    faults = {name: _faults_of(listed) for name, listed in lists.items()}
    return {name: said for name, said in faults.items() if said}


def _faults_of(listed: Listed) -> list[str]:
    name = listed.by.lstrip("-")
    middle = listed.rows.order_by(listed.by, listed.by.replace(name, "id"))[listed.rows.count() // 2]
    forth, back = (Cursor(getattr(middle, name), middle.pk, is_backward).written() for is_backward in (False, True))
    faults = []
    for where, cursor in (("first page", ""), ("page by key", forth), ("page back", back)):
        with explaining() as said:
            assert page_by_key(listed.rows, by=listed.by, after=cursor).rows, "a plan for nothing proves nothing"
        faults += [f"{where}: {fault}" for fault in said]
    return faults


@contextmanager
def explaining() -> Iterator[list[str]]:
    """Fills the list with the faults of every SELECT that is cut to some rows, as those of lists are."""
    faults: list[str] = []
    faults_in = _faults_on_postgres if connection.vendor == "postgresql" else _faults_on_sqlite

    def explain(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("SELECT") and re.search(r" LIMIT \d\d", sql):
            faults.extend(faults_in(execute, sql, params, context))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explain):
        yield faults


def _faults_on_sqlite(execute: Any, sql: str, params: Any, context: Any) -> Iterator[str]:
    execute(f"EXPLAIN QUERY PLAN {sql}", params, False, context)
    has_cursor = " <= " in sql or " >= " in sql
    for *_, step in context["cursor"].fetchall():
        if step.startswith("USE TEMP B-TREE FOR"):
            yield step
        elif step.startswith("SCAN ") and step.split()[1] not in SMALL and (has_cursor or "USING" not in step):
            yield step  # walking an index from its start is how a first page is found, and no other


def _faults_on_postgres(execute: Any, sql: str, params: Any, context: Any) -> Iterator[str]:
    execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", params, False, context)
    [[plan]] = context["cursor"].fetchall()
    nodes = list(_nodes((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]))
    for node in nodes:
        if _is_small(node):
            continue
        if "Sort" in node["Node Type"]:
            yield f"{node['Node Type']} by {node['Sort Key']}"
        elif node["Node Type"] == "Seq Scan":
            yield f"Seq Scan on {node['Relation Name']}"
    read = sum(_rows_read(node) for node in nodes if node.get("Relation Name") not in SMALL)
    if read > READ_MAX:
        yield f"{read:.0f} rows read"


def _is_small(node: dict[str, Any]) -> bool:
    """Whether it reads or sorts few rows, or small tables alone."""
    tables = {below["Relation Name"] for below in _nodes(node) if "Relation Name" in below}
    most = max((below["Actual Rows"] for below in node.get("Plans", ())), default=_rows_read(node))
    return tables <= SMALL or most <= FEW


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("Plans", ()):
        yield from _nodes(child)


def _rows_read(node: dict[str, Any]) -> float:
    if "Scan" not in node["Node Type"]:
        return 0
    rows = node["Actual Rows"] + node.get("Rows Removed by Filter", 0) + node.get("Rows Removed by Index Recheck", 0)
    return float(rows * node["Actual Loops"])
