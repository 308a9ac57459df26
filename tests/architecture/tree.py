"""The files that the architecture tests inspect, each parsed once."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "mingbai"
DOMAINS = (
    "search",
    "organs",
    "accounts",
    "calendars",
    "registers",
    "failures",
    "catalogue",
    "entries",
    "channels",
    "media",
    "boards",
    "gazettes",
    "documents",
    "cases",
    "supervision",
    "management",
    "outreach",
    "village_inspections",
    "mailbox",
    "public_opinion",
    "assessments",
    "annual_report",
    "rota",
    "screens",
)
PURE = ("statute", "rendering", "reading", "privacy", "scanning")
PAGES = ("portal", "workspace", "api")


@cache
def project_files() -> tuple[Path, ...]:
    """Return every file that is or would be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return tuple(path for name in sorted(filter(None, listed.split("\0"))) if (path := ROOT / name).is_file())


def files_ending(*suffixes: str) -> tuple[Path, ...]:
    """Return the project's files with one of these endings, without generated migrations."""
    return tuple(path for path in project_files() if path.suffix in suffixes and "migrations" not in path.parts)


def modules(*packages: str) -> Iterator[tuple[Path, ast.Module]]:
    """Yield the product's parsed modules: all, or those of the named packages."""
    for path in files_ending(".py"):
        if path.is_relative_to(SOURCE) and (not packages or path.relative_to(SOURCE).parts[0] in packages):
            yield path, parse(path)


@cache
def parse(path: Path) -> ast.Module:
    """Return the syntax tree of one file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imported(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield every module imported anywhere in the file, inside functions too, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def dotted(node: ast.AST) -> str:
    """Return `a.b.c` for an expression of names and attributes, else ""."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (base := dotted(node.value)):
        return f"{base}.{node.attr}"
    return ""


def shown(path: Path) -> str:
    """Return the path relative to the checkout."""
    return path.relative_to(ROOT).as_posix()
