"""Nothing grows too long to read in one go."""

from __future__ import annotations

import ast

from architecture.tree import files_ending, parse, project_files, shown

FILE_LINES = 400
FUNCTION_LINES = 60
FUNCTION_AIM = 40
# What comes after five is named by the caller.
POSITIONAL = 5
ARGUMENTS = 9


def test_no_file_is_longer_than_400_lines() -> None:
    counted = [
        *files_ending(".py", ".jinja", ".css", ".js", ".toml", ".typ"),
        *(p for p in project_files() if p.parent.name == "scripts"),
    ]
    assert len(counted) > 50
    too_long = {shown(path): lines for path in counted if (lines := len(path.read_text("utf-8").splitlines())) > FILE_LINES}
    assert too_long == {}


def test_no_function_is_longer_than_60_lines() -> None:
    lengths = dict(_functions())
    assert lengths
    assert {name: lines for name, lines in lengths.items() if lines > FUNCTION_LINES} == {}


def test_functions_over_the_aim_of_40_lines_are_named() -> None:
    over = {name: lines for name, lines in _functions() if lines > FUNCTION_AIM}
    print(f"functions over {FUNCTION_AIM} lines: {over or 'none'}")
    assert len(over) <= 0.02 * len(dict(_functions())), over


def test_no_function_takes_many_positional_parameters() -> None:
    crowded = {}
    for path in files_ending(".py"):
        for node in ast.walk(parse(path)):
            if isinstance(node, ast.FunctionDef) and "tests" not in path.parts:
                taken = (
                    len(node.args.posonlyargs)
                    + len(node.args.args)
                    - (bool(node.args.args) and node.args.args[0].arg in ("self", "cls"))
                )
                if taken > POSITIONAL or taken + len(node.args.kwonlyargs) > ARGUMENTS:
                    crowded[f"{shown(path)}:{node.lineno} {node.name}"] = taken + len(node.args.kwonlyargs)
    assert crowded == {}


def _functions() -> list[tuple[str, int]]:
    return [
        (f"{shown(path)}:{node.lineno} {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1)
        for path in files_ending(".py")
        for node in ast.walk(parse(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
