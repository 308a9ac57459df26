"""The command line speaks Chinese and exits with the documented codes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mingbai.cli.exits import Exit
from mingbai.cli.main import COMMANDS, main

COMMANDS_PAGE = Path(__file__).parents[2] / "docs" / "reference" / "commands.md"


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_chinese_and_names_usage_and_options(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([*([name] if name else []), "--help"])
    said = capsys.readouterr().out
    assert left.value.code == 0
    assert said.startswith("用法：mingbai")
    assert "选项" in said
    assert not re.search(r"usage|options|positional|show this", said)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "还缺 命令"),
        (["serve", "--prot", "1"], "不认识 --prot 1"),
        (["serve", "--port", "x"], "要写整数"),
        (["nonsense"], "没有这个选择"),
        (["demo", "--day", "2026-02-30"], "参数 --day: 没有“2026-02-30”这一天，写成 2026-07-14 这样"),
    ],
)
def test_a_wrong_command_is_reported_in_chinese(arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == Exit.USAGE
    assert sentence in capsys.readouterr().err


def test_every_exit_code_is_documented() -> None:
    documented = re.findall(r"^\| (\d+) \|", COMMANDS_PAGE.read_text("utf-8"), re.M)
    assert [int(code) for code in documented] == [int(code) for code in Exit]
