"""House rules of the Python code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import imports, named, python_files, tracked

LINES_MAX = 300  # the wall; 200 is the aim
VIEW_LINES_MAX = 25
ALL = python_files("reelive", "films", "community", "tests")
OURS = python_files("reelive", "films", "community")

# Who may import whom: a layer imports itself and what stands to its right.
LAYERS = {
    "films": {"films"},
    "community": {"community", "films"},
    "reelive": {"reelive", "community", "films"},
}
FORBIDDEN = {
    r"@receiver": "say consequences in plain sequence inside the verb",
    r"def save\(": "writes belong in verbs",
    r"mark_safe|SafeString\(": "escape, or use format_html",
    r"csrf_exempt": "every form carries its token",
    r"\.extra\(|RawSQL": "ask through the ORM",
    r"TODO|FIXME|XXX": "finish it, or file it",
    r"(?<![\w.])print\(|breakpoint\(": "write to the command's stdout, or log",
}


@pytest.mark.parametrize("path", ALL, ids=named)
def test_a_file_stays_under_the_wall(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= LINES_MAX


@pytest.mark.parametrize("path", ALL, ids=named)
def test_a_module_says_in_a_sentence_what_lives_in_it(path: Path) -> None:
    tree = ast.parse(path.read_text())
    assert not tree.body or ast.get_docstring(tree), "an empty __init__.py needs none; everything else does"


@pytest.mark.parametrize("path", OURS, ids=named)
def test_imports_go_down_only(path: Path) -> None:
    layer = named(path).split("/")[0]
    upward = {module for module in imports(path) if module.split(".")[0] in LAYERS.keys() - LAYERS[layer]}
    assert not upward


# Mail providers stop a digest by a POST of their own (RFC 8058), which no form of ours gave a token: the address is
# signed instead. A visitor chooses a language without the cookie that a token costs; what a member chooses asks for it.
# These views, by name; another needs a line and a reason here.
WITHOUT_TOKEN = {
    "community/views/digest.py": (
        r"^from django\.views\.decorators\.csrf import csrf_exempt$|^@csrf_exempt(?=.*\n(?:@.*\n)*def stop\()"
    ),
    "community/views/language.py": (
        r"^from django\.views\.decorators\.csrf import csrf_exempt, csrf_protect$"
        r"|^@csrf_exempt(?=.*\n(?:@.*\n)*def language\()"
    ),
}


def without_exceptions(path: Path) -> str:
    return re.sub(WITHOUT_TOKEN.get(named(path), r"(?!)"), "", path.read_text(), flags=re.MULTILINE)


@pytest.mark.parametrize("path", OURS, ids=named)
def test_nothing_forbidden_stands_in_the_code(path: Path) -> None:
    text = without_exceptions(path)
    found = [reason for pattern, reason in FORBIDDEN.items() if re.search(pattern, text)]
    assert not found


@pytest.mark.parametrize("path", OURS, ids=named)
def test_no_import_hides_inside_a_function(path: Path) -> None:
    tree = ast.parse(path.read_text())
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    hidden = [
        node.lineno
        for function in functions
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert not hidden


def run_at_import(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.Lambda):
            yield child
            yield from run_at_import(child)


def is_translated(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and bool(re.fullmatch(r"_|\w*gettext\w*", ast.unparse(node.func)))


def frozen(tree: ast.AST) -> list[int]:
    """Lines that fill in a translated text while the module is imported, when nobody has chosen a language."""
    filled = [node for node in run_at_import(tree) if isinstance(node, ast.BinOp | ast.Attribute)]
    return [node.lineno for node in filled if is_translated(node.left if isinstance(node, ast.BinOp) else node.value)]


@pytest.mark.parametrize("path", OURS, ids=named)
def test_no_text_is_frozen_in_english_at_import(path: Path) -> None:
    assert not frozen(ast.parse(path.read_text()))


@pytest.mark.parametrize("says", ['_("%d days") % 3', 'gettext_lazy("{}").format(3)', 'ngettext_lazy("", "", 3) % 3'])
def test_a_frozen_text_is_found(says: str) -> None:
    assert frozen(ast.parse(f"class Form:\n    field = Field(help_text={says})"))
    assert not frozen(ast.parse(f"def label():\n    return {says}"))


@pytest.mark.parametrize("path", OURS, ids=named)
def test_a_private_name_stays_in_its_module(path: Path) -> None:
    borrowed = [
        alias.name
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.name.startswith("_") and not alias.name.startswith("__") and alias.asname != "_"
    ]
    assert not borrowed


@pytest.mark.parametrize("path", [path for path in OURS if "views" in path.parts], ids=named)
def test_views_only_translate(path: Path) -> None:
    functions = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef)]
    long = [node.name for node in functions if (node.end_lineno or 0) - node.lineno + 1 > VIEW_LINES_MAX]
    assert not long


def test_the_pure_modules_know_no_database() -> None:
    pure = tracked("films/playhead.py", "films/ranking.py", "community/talks/threads.py")
    assert len(pure) == 3
    for path in pure:
        assert not [module for module in imports(path) if module.startswith("django.db")]


def test_migrations_are_named_by_what_they_do() -> None:
    for path in tracked("*/migrations/0*.py"):
        assert "_auto_" not in path.name
        assert re.fullmatch(r"\d{4}_[a-z][a-z0-9_]+\.py", path.name)
