"""The documents are true: links resolve, each term has one name, decisions are numbered and short."""

from __future__ import annotations

import re
from configparser import ConfigParser

from architecture.named import missing
from architecture.test_packages import DOMAIN_FILES
from architecture.test_sizes import FILE_LINES, FUNCTION_AIM, FUNCTION_LINES, POSITIONAL
from architecture.tree import ROOT, files_ending, shown
from mingbai.catalogue.values.standard import standard_rows
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


def test_what_documents_name_is_there() -> None:
    """Paths, modules, commands with their options, targets of make."""
    assert [f"{shown(path)}: {name}" for path in files_ending(".md") for name in missing(path.read_text("utf-8"))] == []


def test_a_name_of_something_that_is_not_there_is_seen() -> None:
    for wrong in (
        "`core/nothing.py`", "`nothing.toml`", "`scripts/nothing`", "`workspace/entries/nothing/`", "`src/mingbai/facts`",
        "`entries.queries.nothing`", "`entries.nothing.check(a, b)`", "`mingbai nothing`", "`mingbai serve --every`",
        "`mingbai audit verify [--nothing]`", "`make nothing`", "    make nothing\n",
        "    .venv/bin/mingbai scan --nothing FILE\n",
    ):  # fmt: skip
        assert missing(f"See it:\n\n{wrong}"), wrong
    for right in (
        "`core/acts`", "`core/clock.py`", "`models.py`", "`tests/prepared.py`", "`entries.queries.check`", "`make bench`",
        "`statute.annual_report.checks`", "`mingbai audit verify --anchor`", "`mingbai scan FILE… [--json]`", "`done.note`",
    ):  # fmt: skip
        assert missing(f"See it: {right}") == [], right


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
        assert f"- [{path.name[:4]}]({path.name}) {text.partition(chr(10))[0].removeprefix('# ')}\n" in index
        assert re.findall(r"^## (.+)$", text, re.M) == ["Context", "Decision", "Consequences"], path.name


def test_a_decision_is_referred_to_by_its_number() -> None:
    numbers = {int(path.name[:4]) for path in ADR.glob("0*.md")}
    for path in files_ending(".md"):
        text = path.read_text("utf-8")
        assert {int(number) for number in re.findall(r"\bADR (\d+)", text)} <= numbers, path.name
        assert [pair for pair in re.findall(r"\[ADR (\d+)\]\([^)]*?0*(\d+)-", text) if pair[0] != pair[1]] == [], path.name


def test_the_layers_drawn_are_the_layers_checked() -> None:
    contracts = ConfigParser()
    contracts.read(ROOT / ".importlinter", "utf-8")
    drawn = (ROOT / "docs" / "explanation" / "architecture.md").read_text("utf-8").split("```")[1]
    names = [re.split(r"\s{2,}", line)[0] for line in drawn.strip().splitlines()]
    assert names == contracts["importlinter:contract:layers"]["layers"].split("\n")[1:]


def test_what_contributors_are_told_is_what_is_checked() -> None:
    text = " ".join((ROOT / "CONTRIBUTING.md").read_text("utf-8").split())
    files = text[text.index("3. Inside a domain") : text.index("4. An action")]
    assert set(re.findall(r"`(\w+)`", files)) == DOMAIN_FILES
    told = f"Files up to {FILE_LINES} lines (aim at 150), functions up to {FUNCTION_AIM} ({FUNCTION_LINES} fails)"
    assert told in text
    assert POSITIONAL == 5
    assert "five positional parameters" in text
    folders = text[text.index("mirrors the source:") : text.index("look at the whole")]
    tests = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and any(path.glob("**/test_*.py"))}
    assert set(re.findall(r"`(\w+)`", folders)) == tests
    people = text[text.index("The people in tests") : text.index("fixtures of `tests/conftest.py`")]
    conftest = (ROOT / "tests" / "conftest.py").read_text("utf-8")
    assert [name for name in re.findall(r"`(\w+)`", people) if f"def {name}(" not in conftest] == []


def test_the_size_of_the_shipped_catalogue_is_said_right() -> None:
    rows = standard_rows()
    fields, townships = len({row.key.field for row in rows}), sum(row.for_township for row in rows)
    told = f"{len(rows)} lines in {fields} fields are shipped"
    text = (ROOT / "docs" / "reference" / "catalogue.md").read_text("utf-8")
    assert told in text
    assert f"; {townships} of them are for townships" in text


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
