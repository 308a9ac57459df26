"""One name for one thing: no two classes of the product share a name."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from architecture.tree import SOURCE, modules, shown


def test_no_class_name_is_used_twice() -> None:
    twice = _twice(modules())
    print(f"class names used twice {len(twice)}")
    assert twice == {}


def test_a_class_name_used_twice_is_found_also_inside_another_class() -> None:
    planted = [
        (SOURCE / "one.py", ast.parse("class Line:\n    class Meta: ...\n")),
        (SOURCE / "two.py", ast.parse("class Page:\n    class Meta: ...\n    class Line: ...\n")),
    ]
    assert list(_twice(planted)) == ["Line"]


def _twice(trees: Iterable[tuple[Path, ast.Module]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path, tree in trees:
        for name, line in _classes(tree):
            found.setdefault(name, []).append(f"{shown(path)}:{line}")
    return {name: places for name, places in found.items() if len(places) > 1}


def _classes(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Yield every class of a module, except the nested Meta that Django asks for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.name != "Meta":
            yield node.name, node.lineno
