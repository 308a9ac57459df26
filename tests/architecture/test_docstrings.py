"""Every module states its purpose; public functions of law and rendering say what they do."""

from __future__ import annotations

import ast

from architecture.tree import PURE, modules, shown


def test_every_module_opens_with_a_sentence() -> None:
    silent = [shown(path) for path, tree in modules() if tree.body and not ast.get_docstring(tree)]
    assert silent == []


def test_public_functions_of_law_and_rendering_have_a_docstring() -> None:
    silent = [
        f"{shown(path)}:{node.lineno} {node.name}"
        for path, tree in modules(*PURE)
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert silent == []
