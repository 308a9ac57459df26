"""`mingbai docs`: pages generated from the code; any difference is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from mingbai.cli import docs
from mingbai.cli.exits import Exit
from mingbai.cli.main import main
from mingbai.statute import index


@pytest.fixture
def reference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(docs, "REFERENCE", tmp_path)
    return tmp_path


def test_generated_docs_agree_and_an_edited_one_is_reported(reference: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["docs", "check"]) == Exit.FOUND
    assert list(reference.iterdir()) == []
    assert main(["docs", "write"]) == Exit.DONE
    assert main(["docs", "check"]) == Exit.DONE
    rules = reference / "rules.md"
    rules.write_text(rules.read_text("utf-8").replace("民法典第201条", "民法典第210条"), "utf-8")
    capsys.readouterr()
    assert main(["docs", "check"]) == Exit.FOUND
    said = capsys.readouterr().out
    assert "-| 第几个工作日 | `workdays.calendar.Calendar.add` | 民法典第210条" in said
    assert "1 份文档与代码不一致" in said


def test_outside_a_source_checkout_it_says_so(
    reference: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(docs, "REFERENCE", reference / "none")
    assert main(["docs", "write"]) == Exit.ENVIRONMENT
    assert "只在源代码目录里用" in capsys.readouterr().err


def test_every_rule_has_an_article_and_a_sentence_that_ends() -> None:
    found = index.rules(docs.law_modules())
    assert {"工作日", "第几个工作日", "末日顺延", "暂算"} <= {one.name for one in found}
    assert [one.function for one in found if not one.citations or not one.sentence.endswith(".")] == []


@pytest.mark.parametrize("machine", docs.MACHINES, ids=lambda machine: machine.title)
def test_every_move_is_in_the_diagram(machine: docs.Machine) -> None:
    text = docs.all_states()
    for move in machine.moves:
        start = move.state
        assert f"    {start} --> {move.to} : {machine.acts[move.act]}" in text
        assert f"| {machine.states[start]} | {machine.acts[move.act]} | {machine.states[move.to]} | " in text
        assert f"`{move.event}`" in text


def test_the_owners_are_named_as_posts() -> None:
    text = docs.all_states()
    assert "| 草稿 | 报送 | 已报送，等接收 | 经办、科室负责人 | `report.submitted` |" in text
    assert "| 等签发 | 签发 | 已签发 | 签发领导 | `document.signed` |" in text
    assert "系统（到时自动，或者替网上的申请人） | `entry.expired` |" in text
