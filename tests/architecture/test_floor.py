"""What every domain and page needs is written once, in the core: time, numbers in addresses, paging."""

from __future__ import annotations

import ast
from collections.abc import Callable

import pytest

from architecture.tree import DOMAINS, PAGES, dotted, modules, shown

ABOVE = (*DOMAINS, *PAGES, "core", "cli", "config", "jobs")
PARSERS = frozenset({"isdecimal", "isdigit", "isnumeric", "fromisoformat"})
SIZES = frozenset({"PAGE", "PER_PAGE", "PAGE_SIZE"})


def names_the_time_zone(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value == "Asia/Shanghai"


def writes_a_day(node: ast.AST) -> bool:
    """Return whether an f-string puts 年 after a year and 月 after a month."""
    parts = [part.value for part in node.values if isinstance(part, ast.Constant)] if isinstance(node, ast.JoinedStr) else []
    fields = [ast.unparse(part.value) for part in getattr(node, "values", ()) if isinstance(part, ast.FormattedValue)]
    return any(one.endswith(".month") for one in fields) and any("月" in str(part) for part in parts)


def opens_sizes(node: ast.AST) -> bool:
    if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Constant):
        return False
    return any(isinstance(target, ast.Name) and target.id in SIZES for target in node.targets)


def parses_what_was_sent(node: ast.AST) -> bool:
    """Return `int(request.…)` and the methods people use in the hope of making it safe."""
    if isinstance(node, ast.Attribute):
        return node.attr in PARSERS
    if not isinstance(node, ast.Call) or dotted(node.func) != "int":
        return False
    sent = [dotted(one) for argument in node.args for one in ast.walk(argument) if isinstance(one, ast.Attribute)]
    return any(name.startswith(("request.GET", "request.POST")) for name in sent)


def found(wrong: Callable[[ast.AST], bool], packages: tuple[str, ...], *homes: str) -> list[str]:
    return [
        f"{shown(path)}:{getattr(node, 'lineno', 0)}"
        for path, tree in modules(*packages)
        if not shown(path).endswith(homes)
        for node in ast.walk(tree)
        if wrong(node)
    ]


def test_the_time_zone_has_one_home() -> None:
    assert found(names_the_time_zone, ABOVE, "core/words.py") == []


def test_days_are_written_in_one_place() -> None:
    assert found(writes_a_day, (*ABOVE, "statute", "rendering"), "core/words.py", "statute/dates.py") == []


def test_pages_read_what_was_asked_in_one_place() -> None:
    # Here a text is classified, not converted: the check recognises a column of figures.
    assert found(parses_what_was_sent, PAGES, "portal/entries/entry/tables.py") == []


def test_the_sizes_of_pages_stand_in_one_place() -> None:
    assert found(opens_sizes, ABOVE, "core/paging.py") == []


@pytest.mark.parametrize(
    ("wrong", "planted"),
    [
        (names_the_time_zone, 'CHINA = ZoneInfo("Asia/Shanghai")'),
        (writes_a_day, 'text = f"{on.year}年{on.month}月{on.day}日"'),
        (writes_a_day, 'text = f"{view.due_on.month}月{view.due_on.day}日前"'),
        (parses_what_was_sent, 'after = int(request.GET["after"])'),
        (parses_what_was_sent, 'after = int(request.GET.get("after", "0"))'),
        (parses_what_was_sent, "after = int(text) if text.isdecimal() else 0"),
        (parses_what_was_sent, "on = date.fromisoformat(text)"),
        (opens_sizes, "PER_PAGE = 50"),
    ],
)
def test_each_of_them_is_seen_where_it_is_planted(wrong: Callable[[ast.AST], bool], planted: str) -> None:
    assert any(wrong(node) for node in ast.walk(ast.parse(planted)))
