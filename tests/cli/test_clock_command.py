"""`mingbai clock`: what it prints, what it refuses and with which exit code; it needs no installation."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mingbai.accounts.values import Acting
from mingbai.calendars import actions
from mingbai.calendars.values import parse_notice
from mingbai.cli import installation
from mingbai.cli.exits import Exit
from mingbai.cli.main import main
from support import NOW

EXAMPLE: dict[str, Any] = {
    "channel": "window",
    "submitted_on": "2026-03-02",
    "confirmed_on": None,
    "events": [
        {"type": "third_party_consulted", "on": "2026-03-09", "received_on": "2026-03-09", "party": "A"},
        {"type": "third_party_answered", "on": "2026-03-20", "party": "A"},
        {"type": "extended", "on": "2026-04-10", "workdays": 20},
        {"type": "replied", "on": "2026-05-12", "service": "post"},
    ],
}


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "exists", lambda: False)


def run(tmp_path: Path, case: Any, *options: str) -> int:
    path = tmp_path / "case.json"
    path.write_text(case if isinstance(case, str) else json.dumps(case, ensure_ascii=False), "utf-8")
    return main(["clock", str(path), *options])


def test_the_example_of_the_documentation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, EXAMPLE, "--json") == Exit.DONE
    assert json.loads(capsys.readouterr().out) == {
        "received_on": "2026-03-02",
        "correction_due_on": "2026-03-11",
        "reply_due_on": "2026-05-13",
        "paused_workdays": 9,
        "replied_in_time": True,
        "third_party_due_on": {"A": "2026-03-30"},
        "fee_due_on": None,
        "remarks": [],
    }


def test_the_table_says_how_each_date_came_about(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, EXAMPLE) == Exit.DONE
    said = capsys.readouterr().out
    assert "答复最迟：2026年5月13日（星期三）" in said
    assert "A提出意见最迟：2026年3月30日（星期一）" in said
    assert "答复在期限以内。" in said
    assert (
        "2026年3月2日的次日起40个工作日内答复，延长20个工作日，征求意见的9个工作日不计：最迟2026年5月13日。（条例第33条第二款）"
        in said
    )


def test_a_late_reply_a_fee_and_what_is_awaited_in_the_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    late = {**EXAMPLE, "events": [{"type": "replied", "on": "2026-05-12", "service": "web"}]}
    assert run(tmp_path, late) == Exit.DONE
    assert "答复逾期。" in capsys.readouterr().out
    paid = {**EXAMPLE, "events": [{"type": "fee_noticed", "on": "2026-03-12"}]}
    assert run(tmp_path, paid) == Exit.DONE
    said = capsys.readouterr().out
    assert "缴费最迟：2026年4月10日（星期五）" in said
    assert "答复最迟：还没有" in said
    asked = {**EXAMPLE, "events": [{"type": "organ_consulted", "on": "2026-03-12", "party": "县财政局", "role": "co_maker"}]}
    assert run(tmp_path, asked) == Exit.DONE
    assert "县财政局提出意见最迟：2026年4月2日（星期四）" in capsys.readouterr().out
    assert run(tmp_path, {"channel": "web", "submitted_on": "2026-03-02"}) == Exit.DONE
    assert "收到日：还没有" in capsys.readouterr().out


def test_a_region_adds_its_days_and_a_missing_local_year_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # 5/25 and 5/26 of 2020 were off in 宁夏: two working days later than by the national days.
    assert run(tmp_path, {"channel": "window", "submitted_on": "2020-05-18", "region": "宁夏"}, "--json") == Exit.DONE
    found = json.loads(capsys.readouterr().out)
    assert (found["reply_due_on"], found["remind_by"], found["remarks"]) == ("2020-06-17", "2020-06-15", [])
    assert run(tmp_path, {**EXAMPLE, "region": "宁夏"}, "--json") == Exit.DONE
    found = json.loads(capsys.readouterr().out)
    assert found["reply_due_on"] == found["remind_by"] == "2026-05-13"
    assert [one["code"] for one in found["remarks"]] == ["local_layer_missing"]
    assert run(tmp_path, {**EXAMPLE, "region": "宁夏"}) == Exit.DONE
    assert "提醒按：2026年5月13日" in capsys.readouterr().out


def test_a_year_without_a_notice_is_refused_or_provisional(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = {"channel": "window", "submitted_on": "2026-12-18"}
    assert run(tmp_path, case, "--json") == Exit.REFUSED
    said = capsys.readouterr()
    assert said.out == ""
    assert "2027年" in said.err
    assert run(tmp_path, case, "--json", "--provisional") == Exit.DONE
    found = json.loads(capsys.readouterr().out)
    # 9 working days to 12-31, then 1/4 to 1/18; 1/1 is off.
    assert (found["reply_due_on"], found["provisional"]) == ("2027-01-18", True)
    assert run(tmp_path, case, "--provisional") == Exit.DONE
    assert "答复最迟：2027年1月18日（星期一）（暂算）" in capsys.readouterr().out
    assert run(tmp_path, {"channel": "window", "submitted_on": "2027-12-18"}, "--provisional") == Exit.REFUSED
    assert "2028年" in capsys.readouterr().err
    assert run(tmp_path, {"channel": "window", "submitted_on": "2026-12-01"}, "--json", "--provisional") == Exit.DONE
    assert "provisional" not in json.loads(capsys.readouterr().out)


def with_event(**event: Any) -> dict[str, Any]:
    return {"channel": "window", "submitted_on": "2026-03-02", "events": [event]}


@pytest.mark.parametrize(
    ("case", "key"),
    [
        ("{", "文件"),
        ("[]", "文件"),
        ("[" * 100_000, "文件"),
        ('{"channel": "window", "channel": "web"}', "channel"),
        (f'{{"submitted_on": {"1" * 5000}}}', "文件"),
        ({"submitted_on": "2026-03-02"}, "channel"),
        ({"channel": "window"}, "submitted_on"),
        ({"channel": "email", "submitted_on": "2026-03-02"}, "channel"),
        ({"channel": "oral", "submitted_on": "2026-03-02"}, "channel"),
        ({"channel": 1, "submitted_on": "2026-03-02"}, "channel"),
        ({"channel": "window", "submitted_on": "20260302"}, "submitted_on"),
        ({"channel": "window", "submitted_on": "2026-02-30"}, "submitted_on"),
        ({"channel": "window", "submitted_on": 20260302}, "submitted_on"),
        ({"channel": "web", "submitted_on": "2026-03-02", "confirmed_on": "2026-03-01"}, "confirmed_on"),
        ({"channel": "web", "submitted_on": "2026-03-02", "confirmed_on": False}, "confirmed_on"),
        ({"channel": "window", "submitted_on": "2026-03-02", "event": []}, "event"),
        ({"channel": "window", "submitted_on": "2026-03-02", "a\nb": 1}, "'a\\nb'"),
        ({"channel": "window", "submitted_on": "2026-03-02", "region": ""}, "region"),
        ({"channel": "window", "submitted_on": "2026-03-02", "region": 64}, "region"),
        ({"channel": "window", "submitted_on": "2026-03-02", "events": {}}, "events"),
        ({"channel": "window", "submitted_on": "2026-03-02", "events": ["replied"]}, "events[0]"),
        (with_event(type="answered", on="2026-03-03"), "events[0].type"),
        (with_event(type="reopened", on="2026-03-03"), "events[0].type"),
        (with_event(on="2026-03-03"), "events[0].type"),
        (with_event(type="replied", service="post"), "events[0].on"),
        (with_event(type="replied", on="2026-03-03"), "events[0].service"),
        (with_event(type="replied", on="2026-03-03", service="courier"), "events[0].service"),
        (with_event(type="replied", on="2026-03-03", service="post", by="x"), "events[0].by"),
        (with_event(type="extended", on="2026-03-03", workdays=True), "events[0].workdays"),
        (with_event(type="extended", on="2026-03-03", workdays="20"), "events[0].workdays"),
        (with_event(type="extended", on="2026-03-03", workdays=21), "events[0].workdays"),
        (with_event(type="correction_noticed", on="2026-03-03", answer_within_workdays=0), "events[0].answer_within_workdays"),
        (with_event(type="organ_consulted", on="2026-03-03", party="B"), "events[0].role"),
        (with_event(type="organ_consulted", on="2026-03-03", party="B", role="third"), "events[0].role"),
        (with_event(type="third_party_consulted", on="2026-03-03", party="B\nC"), "events[0].party"),
        (with_event(type="third_party_consulted", on="2026-03-03", party="B", received_on=3), "events[0].received_on"),
        (with_event(type="third_party_answered", on="2026-03-03", party="B"), "events[0].party"),
    ],
)
def test_a_wrong_file_is_refused_in_one_line_that_names_the_key(
    case: Any, key: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, case, "--json") == Exit.USAGE
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"{key}：")
    assert said.err.count("\n") == 1


def test_the_last_of_days_has_no_next_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, {"channel": "window", "submitted_on": "9999-12-31"}) == Exit.REFUSED
    assert "9999年" in capsys.readouterr().err


def test_a_file_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clock", str(tmp_path / "none.json")]) == Exit.ENVIRONMENT
    (tmp_path / "case.json").write_bytes('{"channel": "窗口"}'.encode("gbk"))
    assert main(["clock", str(tmp_path / "case.json")]) == Exit.USAGE
    assert capsys.readouterr().err.splitlines()[-1].startswith("文件：")


@pytest.mark.django_db
def test_the_notices_of_an_installation_count(
    tmp_path: Path, officer: Acting, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(installation, "exists", lambda: True)
    notice = (
        'year = 2027\ndocument_number = "测试〔2026〕1号"\nissued_on = 2026-11-25\n'
        'days_off = ["2027-01-01 至 2027-01-03", 2027-01-04, 2027-05-01, "2027-10-01 至 2027-10-03"]\n'
    )
    actions.import_notice(notice=parse_notice(notice.encode()), by=officer, at=NOW)
    assert run(tmp_path, {"channel": "window", "submitted_on": "2026-12-18"}, "--json") == Exit.DONE
    # One day later than by the statutory days, because this notice gives 1/4 off.
    assert json.loads(capsys.readouterr().out)["reply_due_on"] == "2027-01-19"


def test_without_an_installation_nothing_is_made(tmp_path: Path) -> None:
    (tmp_path / "case.json").write_text(json.dumps(EXAMPLE), "utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, "-m", "mingbai.cli.main", "clock", "case.json", "--json"],
        cwd=tmp_path,
        env={**environment, "DATA_DIR": "data"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout)["reply_due_on"] == "2026-05-13"
    assert [path.name for path in tmp_path.iterdir()] == ["case.json"]


def test_a_database_that_is_not_set_up_has_no_notices(tmp_path: Path) -> None:
    (tmp_path / "case.json").write_text(json.dumps(EXAMPLE), "utf-8")
    (tmp_path / "mingbai.sqlite3").touch()
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, "-m", "mingbai.cli.main", "clock", "case.json", "--json"],
        cwd=tmp_path,
        env={**environment, "DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout)["reply_due_on"] == "2026-05-13"
