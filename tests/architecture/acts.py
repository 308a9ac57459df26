"""What is wrong with the acts in a source tree: who signs them, and whether their writes are guarded."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import TypeGuard

from architecture.tree import dotted

OPENER = "open_act"
TOKENS = frozenset({"OpenAct", "Doing"})
WRITES = frozenset({"save", "create", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"})
Source = tuple[PurePath, ast.Module]


def acts(sources: Iterable[Source]) -> Iterator[tuple[PurePath, ast.FunctionDef]]:
    """Yield every public function in an `actions` file or folder, however deep, that opens a transaction."""
    for path, tree in of_actions(sources):
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and opens(node):
                yield path, node


def of_actions(sources: Iterable[Source]) -> Iterator[Source]:
    """Return the sources with `actions` anywhere in their path."""
    return ((path, tree) for path, tree in sources if "actions" in path.with_suffix("").parts)


def opens(node: ast.AST) -> bool:
    """Return whether anything in the node opens a transaction."""
    return any(isinstance(one, ast.With) and is_open(one) for one in ast.walk(node))


def is_open(block: ast.With) -> bool:
    """Return whether this `with` statement opens the transaction."""
    calls = (item.context_expr for item in block.items)
    return any(isinstance(call, ast.Call) and dotted(call.func) == OPENER for call in calls)


def unsigned(sources: Iterable[Source]) -> list[str]:
    """Return acts that take positional arguments, or do not say who acts and when.

    Signing in or out happens before anybody holds a post, so `sessions.py` of accounts passes only the moment.
    """
    wrong = []
    for path, act in acts(sources):
        names = {argument.arg for argument in act.args.kwonlyargs}
        is_signed = "by" in names or path.parts[-3:] == ("accounts", "actions", "sessions.py")
        if act.args.args or act.args.posonlyargs or act.args.vararg or not (is_signed and names & {"at", "on"}):
            wrong.append(f"{path.as_posix()}:{act.lineno} {act.name}")
    return wrong


def unguarded(sources: Iterable[Source]) -> list[str]:
    """Return writes outside an act: neither inside `with open_act(…)` nor in a helper that takes the open act."""
    found = []
    for path, tree in of_actions(sources):
        guarded = {id(node) for block in ast.walk(tree) if is_guard(block) for node in ast.walk(block)}
        wrong = (node for node in ast.walk(tree) if is_write(node) and id(node) not in guarded)
        found += [f"{path.as_posix()}:{node.lineno}" for node in wrong]
    return found


def is_guard(node: ast.AST) -> bool:
    """Return whether everything inside the node runs within an act."""
    if isinstance(node, ast.FunctionDef):
        arguments = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
        return any(one.annotation is not None and ast.unparse(one.annotation).split("[")[0] in TOKENS for one in arguments)
    return isinstance(node, ast.With) and is_open(node)


def is_write(node: ast.AST) -> TypeGuard[ast.Call]:
    """Return whether the call stores something. `.update` counts only on the result of a call: a plain name may be a dict."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    return node.func.attr in WRITES or (node.func.attr == "update" and isinstance(node.func.value, ast.Call))


def without_entry(sources: Iterable[Source]) -> set[str]:
    """Return the functions that let an act pass without an audit entry."""
    return {
        function.name
        for _, tree in of_actions(sources)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and dotted(node.func).endswith(".no_entry")
    }
