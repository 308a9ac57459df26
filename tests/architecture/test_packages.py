"""Who may import what, where import-linter cannot see it, and which files a domain has."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from architecture.acts import opens
from architecture.tree import DOMAINS, PAGES, PURE, SOURCE, dotted, imported, modules, shown

DOMAIN_FILES = frozenset({"models", "values", "policies", "queries", "checks", "actions", "events", "apps", "migrations"})

WRITES = frozenset({"save", "create", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"})

TESTS = Path(__file__).parents[1]


def test_statute_imports_only_the_standard_library_and_itself() -> None:
    found = [
        f"{shown(path)}:{line} {name}"
        for path, tree in modules("statute")
        for name, line in imported(tree)
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("mingbai.statute")
    ]
    assert found == []


def test_statute_opens_no_connection_and_starts_no_process() -> None:
    barred = {"sqlite3", "socket", "subprocess", "urllib", "http", "os", "random", "secrets"}
    found = [
        f"{shown(path)}:{line} {name}"
        for path, tree in modules("statute")
        for name, line in imported(tree)
        if name.split(".")[0] in barred
    ]
    assert found == []


def test_rendering_knows_no_settings() -> None:
    found = [
        f"{shown(path)}:{line} {name}" for path, tree in modules(*PURE) for name, line in imported(tree) if "settings" in name
    ]
    found += [
        f"{shown(path)}:{node.lineno} {dotted(node)}"
        for path, tree in modules(*PURE)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and dotted(node) in ("os.environ", "os.getenv")
    ]
    assert found == []


def test_the_environment_is_read_only_by_settings_and_commands() -> None:
    found = [
        f"{shown(path)}:{node.lineno}"
        for path, tree in modules()
        if path.relative_to(SOURCE).parts[0] not in ("config", "cli")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and dotted(node) in ("os.environ", "os.getenv")
    ]
    assert found == []


def test_pages_do_not_speak_to_the_database() -> None:
    found = [
        f"{shown(path)}:{line} {name}"
        for path, tree in modules(*PAGES)
        for name, line in imported(tree)
        if name.startswith("django.db")
    ]
    assert found == []


def test_a_domain_has_only_the_seven_files() -> None:
    extra = [
        shown(path)
        for domain in DOMAINS
        for path in (SOURCE / domain).iterdir()
        if path.stem not in DOMAIN_FILES
        and path.name not in ("__init__.py", "__pycache__")
        and not path.is_file() * (path.suffix == ".pyc")
        # A folder of data alone is no code.
        and not path.is_dir() * (not any(path.rglob("*.py")))
    ]
    assert extra == []


def test_a_folder_of_a_domain_has_no_folder_in_it() -> None:
    deep = [
        shown(path) for domain in DOMAINS for path in (SOURCE / domain).glob("*/*/") if path.is_dir() and any(path.rglob("*.py"))
    ]
    assert deep == []


def test_every_domain_is_listed() -> None:
    with_tables = {path.parent.name for path in SOURCE.glob("*/apps.py")} - {"core"}
    assert with_tables == set(DOMAINS)


def test_what_writes_without_a_transaction_is_called_only_by_acts_of_its_domain() -> None:
    """An act opens a transaction; what acts share may leave that to them, and is then nothing that others can call."""
    shared = {name for path, tree in modules(*DOMAINS) for name in _bare_writers(path, tree)}
    assert len(shared) > 5
    assert {name for name in shared if name.split(".")[2] == "actions" and name.count(".") == 3} == set()
    calls = [
        f"{shown(path)}:{line} {name}"
        for path, tree in modules()
        for name, line in imported(tree)
        if name in shared and (path.name == "__init__.py" or not path.is_relative_to(SOURCE / name.split(".")[1] / "actions"))
    ]
    assert calls == []


def test_a_writer_without_a_transaction_is_found_in_any_module_of_actions() -> None:
    planted = ast.parse("def keep(row):\n    row.save()\ndef act():\n    with transaction.atomic():\n        row.save()\n")
    assert list(_bare_writers(SOURCE / "catalogue" / "actions" / "common.py", planted)) == [
        "mingbai.catalogue.actions.common.keep"
    ]


def _bare_writers(path: Path, tree: ast.Module) -> Iterator[str]:
    place = path.relative_to(SOURCE.parent).with_suffix("").parts
    for node in tree.body:
        is_public = isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        if is_public and "actions" in place and any(map(_writes, ast.walk(node))) and not opens(node):
            yield ".".join((*place, node.name))


def _writes(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    # A name that is updated may be a dict; what a call returned and is updated is rows.
    return node.func.attr in WRITES or (node.func.attr == "update" and isinstance(node.func.value, ast.Call))


def test_no_two_test_files_have_one_name() -> None:
    """The runner imports them by their bare names."""
    names = [path.name for path in TESTS.rglob("*.py") if path.name not in {"__init__.py", "conftest.py"}]
    assert sorted({name for name in names if names.count(name) > 1}) == []
