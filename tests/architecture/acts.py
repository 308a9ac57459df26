"""What is wrong with the acts in a tree of sources: who signs them, and whether their writes are guarded."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from architecture.tree import dotted

OPENERS = frozenset({"act", "transaction.atomic"})
WRITES = frozenset({"save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"})
Source = tuple[PurePath, ast.Module]


def acts(sources: Iterable[Source]) -> Iterator[tuple[PurePath, ast.FunctionDef]]:
    """Every public function under an `actions` file or folder, however deep, that opens a transaction."""
    for path, tree in of_actions(sources):
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and opens(node):
                yield path, node


def of_actions(sources: Iterable[Source]) -> Iterator[Source]:
    """The sources with `actions` anywhere in their path."""
    return ((path, tree) for path, tree in sources if "actions" in path.with_suffix("").parts)


def opens(node: ast.AST) -> bool:
    """Whether something in it opens a transaction."""
    return any(isinstance(one, ast.With) and is_open(one) for one in ast.walk(node))


def is_open(block: ast.With) -> bool:
    """Whether this `with` is the one that opens it."""
    calls = (item.context_expr for item in block.items)
    return any(isinstance(call, ast.Call) and dotted(call.func) in OPENERS for call in calls)


def unsigned(sources: Iterable[Source]) -> list[str]:
    """Acts that take positional arguments, or do not say who acts and when.

    Who signs in or out acts for himself before he holds a post: `sessions.py` of accounts names the moment only.
    """
    wrong = []
    for path, act in acts(sources):
        names = {argument.arg for argument in act.args.kwonlyargs}
        is_signed = "by" in names or path.parts[-3:] == ("accounts", "actions", "sessions.py")
        if act.args.args or act.args.posonlyargs or act.args.vararg or not (is_signed and names & {"at", "on"}):
            wrong.append(f"{path.as_posix()}:{act.lineno} {act.name}")
    return wrong
