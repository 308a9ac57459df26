"""The clock is read in one place only, so that every rule can be asked about any day."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from architecture.tree import SOURCE, dotted, imported, modules, shown

# Final parts of calls that read the wall clock, whatever name they are imported under.
READS = frozenset(
    [
        "datetime.now",
        "datetime.utcnow",
        "datetime.today",
        "date.today",
        "time.time",
        "time.time_ns",
        "time.localtime",
        "time.gmtime",
        "time.ctime",
        "timezone.now",
    ]
)
TURNING = frozenset({"timezone.localtime", "timezone.localdate"})
READING_IMPORTS = frozenset({"time.time", "time.time_ns", "time.localtime", "django.utils.timezone.now"})
STOPWATCHES = frozenset({"time.monotonic", "time.perf_counter", "time.process_time"})
CLOCK = SOURCE / "core" / "clock.py"


def test_only_core_clock_reads_the_clock() -> None:
    found = [read for path, tree in modules() if path != CLOCK for read in _clock_reads(path, tree)]
    assert found == []


def test_statute_has_no_clock_at_all() -> None:
    found = [
        f"{shown(path)}:{line} {name}"
        for path, tree in modules("statute")
        for name, line in imported(tree)
        if name.split(".")[0] == "time" or name.startswith("mingbai.core")
    ]
    assert found == []


def test_no_function_reads_the_clock_twice() -> None:
    """Between two reads midnight may pass: what is checked on one day would be written on another."""
    found = [name for path, tree in modules("portal", "workspace", "cli", "jobs") for name in _double_reads(path, tree)]
    assert found == []
    planted = "def a():\n    f(clock.now())\n    g(clock.today())\ndef b(at):\n    f(at, clock.now())\n"
    assert list(_double_reads(CLOCK, ast.parse(planted))) == ["src/mingbai/core/clock.py:1 a"]


def test_stopwatches_run_only_in_the_page_cache_and_in_commands() -> None:
    allowed = (SOURCE / "cli", SOURCE / "config")
    found = [
        f"{shown(path)}:{node.lineno} {dotted(node.func)}"
        for path, tree in modules()
        if not any(path.is_relative_to(folder) for folder in allowed)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and dotted(node.func) in STOPWATCHES
    ]
    assert found == []


def test_the_search_finds_every_spelling() -> None:
    planted = (
        "import datetime as d\nfrom datetime import date\nfrom time import time\n"
        "d.datetime.now()\ndate.today()\nf(default=timezone.now)\ntimezone.localtime()\ntimezone.localtime(then)\n"
    )
    assert len(list(_clock_reads(CLOCK, ast.parse(planted)))) == 5


def _clock_reads(path: Path, tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and _ending(node) in READS:
            yield f"{shown(path)}:{node.lineno} {dotted(node)}"
        # With an argument these only convert a given moment; without one they read the clock.
        if isinstance(node, ast.Call) and not node.args and _ending(node.func) in TURNING:
            yield f"{shown(path)}:{node.lineno} {dotted(node.func)}"
    for name, line in imported(tree):
        if name in READING_IMPORTS:
            yield f"{shown(path)}:{line} {name}"


def _double_reads(path: Path, tree: ast.Module) -> Iterator[str]:
    """The functions that ask for the product's day or moment more than once."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            calls = (node for node in ast.walk(function) if isinstance(node, ast.Call))
            if sum(_ending(call.func) in {"clock.now", "clock.today"} for call in calls) > 1:
                yield f"{shown(path)}:{function.lineno} {function.name}"


def _ending(node: ast.AST) -> str:
    return ".".join(dotted(node).split(".")[-2:])
