"""Merge duplicates: everything that hangs on the losers moves to the winner, and their addresses lead there."""

from films.merging.hanging import count_what_hangs
from films.merging.merge import AFTERWARDS, merge, reasons_not_to_merge
from films.merging.part import part
from films.merging.report import Report

__all__ = ["AFTERWARDS", "Report", "count_what_hangs", "merge", "part", "reasons_not_to_merge"]
