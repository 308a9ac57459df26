"""What documents name, and which of it is not there: paths, modules, commands, options, targets of `make`."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from architecture.tree import ROOT, SOURCE, project_files
from mingbai.cli.main import COMMANDS, parser

CODE = re.compile(r"`([^`\n]+)`")
BLOCK_LINE = re.compile(r"^ {4,}(\S.*)$", re.M)
PATH = re.compile(r"\.?[\w-]+(?:[./-][\w-]+)*/?")
COMMAND = re.compile(r"(?:^(?:\w+=\S+ )*|\.venv/bin/)mingbai ((?:[\w-]+|--).*)")
ENDINGS = ("py", "toml", "md", "js", "css", "csv", "jinja")
# What stands on a machine of somebody else, or is made at run time.
ELSEWHERE = frozenset({
    "practice.toml", "county.toml", "notice-2026.toml", "DATA_DIR/secret_key", "DATA_DIR/applicants.key", "report.json",
})  # fmt: skip
PACKAGES = frozenset(path.name for path in SOURCE.iterdir() if (path / "__init__.py").exists())


def missing(text: str) -> list[str]:
    """Everything that a document names and that is not in the project, in the order of the text."""
    spans = CODE.findall(text)
    lines = [*spans, *BLOCK_LINE.findall(text)]
    wrong = [span for span in spans if _is_path(span) and not _exists(span)]
    wrong += [span for span in spans if _is_module(span) and not _is_defined(span)]
    return [*wrong, *_wrong_commands(lines), *_wrong_targets(lines)]


def _is_path(span: str) -> bool:
    if span in ELSEWHERE or span.startswith(".venv/") or not PATH.fullmatch(span):
        return False
    is_named = "/" in span and span.split("/")[0] in {*PACKAGES, *(path.name for path in ROOT.iterdir()), "mingbai"}
    return is_named or ("." in span and span.rsplit(".", 1)[-1] in ENDINGS)


def _exists(span: str) -> bool:
    """From the root, from the sources, or as the end of one file's path; a module may go without its ending."""
    wanted = span.strip("/")
    return any(f"/{path}".endswith((f"/{wanted}", f"/{wanted}.py")) or f"/{wanted}/" in f"/{path}" for path in _paths())


@cache
def _paths() -> tuple[str, ...]:
    return tuple(path.relative_to(ROOT).as_posix() for path in project_files())


def _is_module(span: str) -> bool:
    """`entries.queries.check`, with or without the arguments of a call."""
    dotted = span.partition("(")[0]
    return bool(re.fullmatch(r"[a-z_]+(\.\w+)+", dotted)) and dotted.split(".")[0] in PACKAGES and not _is_path(span)


def _is_defined(span: str) -> bool:
    """Whether a module of the sources, or of the law as the list of rules names it, holds what the name ends with."""
    return any(_is_under(place, span.partition("(")[0].split(".")) for place in (SOURCE, SOURCE / "statute"))


def _is_under(place: Path, parts: list[str]) -> bool:
    while parts and (place / parts[0]).is_dir():
        place /= parts.pop(0)
    if parts and (place / f"{parts[0]}.py").exists():
        place /= f"{parts.pop(0)}.py"
    return not parts or _defines(place, parts[0])


def _defines(place: Path, name: str) -> bool:
    files = [place] if place.is_file() else sorted(place.glob("*.py"))
    said = re.compile(rf"^(?:def|class) {name}\b|^{name}\b.*=|^ +{name},?$|import .*\b{name}\b", re.M)
    return any(said.search(file.read_text("utf-8")) for file in files)


def _wrong_commands(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        for said in COMMAND.findall(line):
            name = said.split()[0]
            if name.startswith("--"):
                known = {"--help", "--version"}
            elif name in COMMANDS:
                known = _options(name)
            else:
                yield f"mingbai {name}"
                continue
            yield from (
                f"mingbai {name} {option}" for option in re.findall(r"(?<!\S)\[?(--[a-z-]+)", said) if option not in known
            )


@cache
def _options(name: str) -> frozenset[str]:
    """The options of a command and of what stands under it."""
    found, waiting = set[str](), [parser(name)]
    while waiting:
        for action in waiting.pop()._actions:
            found |= set(action.option_strings)
            if isinstance(action, argparse._SubParsersAction):
                waiting += action.choices.values()
    return frozenset(found)


def _wrong_targets(lines: Iterable[str]) -> Iterator[str]:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    for line in lines:
        yield from (f"make {name}" for name in re.findall(r"^make ([a-z]+)", line) if name not in targets)
