"""Spoilers: `>!hidden!<` within a line, and as a block from a line that begins so to a line that ends so.

Lines that begin with `>!` and never end are a block too: better hidden by mistake than shown.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock, blockquote, paragraph
from markdown_it.rules_inline import StateInline

OPENED, CLOSED = ">!", "!<"
OPENED_LINE = re.compile(r"^ {0,3}>!", re.MULTILINE)
INSIDE = "is inside a spoiler"  # in the environment; a spoiler in a spoiler would hide nothing more


def install(parser: MarkdownIt) -> None:
    parser.inline.ruler.before("autolink", "spoiler", inline_spoiler)
    ends: RuleOptionsType = {"alt": ["paragraph", "blockquote", "list"]}
    parser.block.ruler.before("blockquote", "spoiler", block_spoiler, ends)
    parser.block.ruler.at("blockquote", _quote_that_hides_nothing, ends)


def inline_spoiler(state: StateInline, silent: bool) -> bool:
    begin = state.pos + len(OPENED)
    if not state.src.startswith(OPENED, state.pos) or state.linkLevel or state.env.get(INSIDE):
        return False
    end = state.src.find(CLOSED, begin, state.posMax)
    if end < 0 or not state.src[begin:end].strip():
        return False
    if not silent:
        _push_inline(state, begin, end)
    state.pos = end + len(CLOSED)
    return True


def _push_inline(state: StateInline, begin: int, end: int) -> None:
    pos_max = state.posMax
    state.push("spoiler_open", "span", 1).attrs = {"class": "spoiler"}
    state.push("spoiler_text_open", "span", 1).attrs = {"class": "spoiler__text"}
    state.pos, state.posMax, state.env[INSIDE] = begin, end, True
    state.md.inline.tokenize(state)
    state.posMax, state.env[INSIDE] = pos_max, False
    state.push("spoiler_text_close", "span", -1)
    state.push("spoiler_close", "span", -1)


def block_spoiler(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if not _begins_with(state, start_line, OPENED):
        return False
    after = None if state.env.get(INSIDE) else _line_after(state, start_line, end_line)
    if after is None:  # the first words of a paragraph are hidden, and no more
        return not silent and paragraph(state, start_line, end_line, False)
    if not silent:
        _push_block(state, start_line, after)
    return True


def _push_block(state: StateBlock, start_line: int, after: int) -> None:
    text = state.getLines(start_line, after, state.blkIndent, False)
    hidden = OPENED_LINE.sub("", text).rstrip().removesuffix(CLOSED)
    state.push("spoiler_open", "details", 1).attrs = {"class": "spoiler"}
    inner = StateBlock(hidden, state.md, state.env, state.tokens)
    inner.level = state.level
    state.env[INSIDE] = True
    state.md.block.tokenize(inner, 0, inner.lineMax)
    state.env[INSIDE] = False
    state.push("spoiler_close", "details", -1)
    state.line = after


def _line_after(state: StateBlock, start_line: int, end_line: int) -> int | None:
    """The line after the block that begins here; none where only some words of the line are hidden."""
    begin = state.bMarks[start_line] + state.tShift[start_line] + len(OPENED)
    closed_at = state.src.find(CLOSED, begin, state.eMarks[end_line - 1])
    if closed_at < 0 or state.src.find(OPENED, begin, closed_at) >= 0:
        return _end_of_paragraph(state, start_line, end_line)
    line = bisect_left(state.eMarks, closed_at)
    if not state.src[closed_at + len(CLOSED) : state.eMarks[line]].strip() and _stay_inside(state, start_line, line):
        return line + 1
    # No further than the mark that closes: a text of such lines alone would be read to its end for each of them.
    paragraph_end = _end_of_paragraph(state, start_line, line + 1)
    return None if line < paragraph_end else paragraph_end


def _stay_inside(state: StateBlock, start_line: int, end_line: int) -> bool:
    """Whether no line from the first to the last leaves the list that the first stands in."""
    lines = range(start_line, end_line + 1)
    return all(state.isEmpty(line) or state.sCount[line] >= state.blkIndent for line in lines)


def _end_of_paragraph(state: StateBlock, line: int, end_line: int) -> int:
    while line < end_line and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        line += 1
    return line


def _begins_with(state: StateBlock, line: int, mark: str) -> bool:
    begin = state.bMarks[line] + state.tShift[line]
    return not state.is_code_block(line) and state.src.startswith(mark, begin, state.eMarks[line])


def _quote_that_hides_nothing(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    return not _begins_with(state, start_line, OPENED) and blockquote(state, start_line, end_line, silent)
