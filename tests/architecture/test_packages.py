"""Imports that import-linter cannot check, and the files a domain must have."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

from architecture.tree import DOMAINS, PAGES, PURE, SOURCE, dotted, imported, modules, shown

DOMAIN_FILES = frozenset({"models", "values", "policies", "queries", "checks", "actions", "events", "apps", "migrations"})
# What comes in kinds has one folder with a folder for each kind.
OF_KINDS = frozenset({SOURCE / "channels" / "kinds"})

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
        and path not in OF_KINDS
        and path.name not in ("__init__.py", "__pycache__")
        and not path.is_file() * (path.suffix == ".pyc")
        # A folder with only data is not a package.
        and not path.is_dir() * (not any(path.rglob("*.py")))
    ]
    assert extra == []


def test_a_folder_of_a_domain_has_no_folder_in_it() -> None:
    deep = [
        shown(path)
        for domain in DOMAINS
        for path in (SOURCE / domain).glob("*/*/")
        if path.is_dir() and path.parent not in OF_KINDS and any(path.rglob("*.py"))
    ]
    assert deep == []


def test_every_domain_is_listed() -> None:
    with_tables = {path.parent.name for path in SOURCE.glob("*/apps.py")} - {"core"}
    assert with_tables == set(DOMAINS)


def test_no_two_test_files_have_one_name() -> None:
    """pytest imports them by their bare names, so they would collide."""
    names = [path.name for path in TESTS.rglob("*.py") if path.name not in {"__init__.py", "conftest.py"}]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_a_page_package_uses_only_the_top_level_modules_of_another() -> None:
    """A package shares its rows of 今日, addresses and words, all modules at its top level; never a page's folder or a view."""
    views = frozenset({"view", "form", "forms", "urls"})
    found = [
        f"{shown(path)}:{line} {name}"
        for path, tree in modules("workspace", "portal")
        for name, line in imported(tree)
        if (parts := name.split("."))[:2] == ["mingbai", path.relative_to(SOURCE).parts[0]]
        and len(path.relative_to(SOURCE).parts) > 2
        and len(parts) > 3
        and (SOURCE / parts[1] / parts[2]).is_dir()
        and parts[2] != path.relative_to(SOURCE).parts[1]
        and ((SOURCE / parts[1] / parts[2] / parts[3]).is_dir() or parts[3] in views)
    ]
    assert found == []


def test_a_start_loads_no_library_that_only_files_need() -> None:
    """A server is three processes and a clerk's computer is slow; reading and writing files load their libraries on use."""
    heavy = {"docx", "mammoth", "ninja", "numpy", "onnxruntime", "openpyxl", "pdfplumber", "pikepdf"}
    heavy |= {"pydantic", "pypdfium2", "rapidocr"}
    started = (
        "import sys, mingbai.config.wsgi, mingbai.jobs.worker; from django.urls import get_resolver; get_resolver().url_patterns;"
        f"print(sorted({heavy!r} & set(sys.modules)), 'mingbai.workspace.urls' in sys.modules)"
    )
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "mingbai.config.settings"}
    done = subprocess.run([sys.executable, "-c", started], env=environment, capture_output=True, text=True, check=False)
    assert done.stdout == "[] True\n", done.stderr
