"""The documents are true: links resolve, each term has one name, decisions are numbered and short."""

from __future__ import annotations

import re

from architecture.tree import ROOT, files_ending, shown
from mingbai.cli.main import COMMANDS

ADR = ROOT / "docs" / "adr"
GLOSSARY = ROOT / "docs" / "reference" / "glossary.md"


def test_every_link_between_documents_resolves() -> None:
    broken = [
        f"{shown(path)} -> {target}"
        for path in files_ending(".md")
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", path.read_text("utf-8"))
        if not (path.parent / target).exists()
    ]
    assert broken == []


def test_the_readme_and_its_chinese_twin_are_short_and_have_the_same_shape() -> None:
    texts = [(ROOT / name).read_text("utf-8") for name in ("README.md", "README.zh-CN.md")]
    assert all(len(text.splitlines()) <= 60 for text in texts)
    shapes = [[line[:2] for line in text.splitlines() if line.startswith(("#", "|", "    "))] for text in texts]
    assert shapes[0] == shapes[1]
    commands = [[line for line in text.splitlines() if line.startswith("    ")] for text in texts]
    assert commands[0] == commands[1]
    assert {"    make run", "    make test"} <= set(commands[0])


def test_decisions_are_numbered_without_gaps_listed_and_at_most_300_words() -> None:
    files = sorted(path for path in ADR.glob("*.md") if path.name != "README.md")
    assert [int(path.name[:4]) for path in files] == list(range(1, len(files) + 1))
    index = (ADR / "README.md").read_text("utf-8")
    for path in files:
        text = path.read_text("utf-8")
        assert len(text.split()) <= 300, path.name
        assert path.name in index
        assert re.findall(r"^## (.+)$", text, re.M) == ["Context", "Decision", "Consequences"], path.name


def test_no_term_of_the_glossary_has_two_names_and_no_name_two_terms() -> None:
    """A term, its code name and its English name each occur once in the glossary, always together."""
    rows = _glossary()
    assert len(rows) >= 100
    for column in zip(*(row[:3] for row in rows), strict=True):
        assert sorted({name for name in column if column.count(name) > 1}) == []
    assert [row for row in rows if not re.fullmatch(r"`\w+`", row[1]) or not re.fullmatch(r"[a-z -]+", row[2])] == []


def test_every_name_of_the_glossary_is_in_the_code() -> None:
    code = "\n".join(path.read_text("utf-8") for path in files_ending(".py", ".toml") if path.is_relative_to(ROOT / "src"))
    words = set(re.findall(r"\w+", code))
    assert [row[1] for row in _glossary() if row[1].strip("`") not in words] == []


def _glossary() -> list[list[str]]:
    rows = [line for line in GLOSSARY.read_text("utf-8").splitlines() if line.startswith("|")][2:]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    assert all(len(row) == 4 for row in cells)
    return cells


def test_every_command_is_documented() -> None:
    text = (ROOT / "docs" / "reference" / "commands.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"`mingbai {name}" not in text] == []
