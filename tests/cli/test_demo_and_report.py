"""The demonstration and the report commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mingbai.accounts.models import Person
from mingbai.channels.models import Delivery
from mingbai.cli import demo
from mingbai.cli.main import main
from mingbai.core.models import AuditEntry
from mingbai.core.verification import check_trail
from mingbai.entries.models import Entry
from mingbai.organs.models import Organ

FILES = {"report.json", "report.docx", "report.pdf", "report.html", "report.xlsx", "chart.svg", "chart.png"}


def test_the_demonstration_is_built_once_and_gives_the_seed_reports_figures(
    demonstration: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entries, acts = Entry.objects.count(), AuditEntry.objects.count()
    assert demo.build(print) is False
    assert main(["report", "build", "--organ", "baiyang", "--year", "2020", "--out", str(tmp_path / "out")]) == 0
    assert main(["report", "check", "--organ", "wangwa", "--year", "2020"]) == 0
    # Building only reads, and running demo again changes nothing.
    assert (Entry.objects.count(), AuditEntry.objects.count()) == (entries, acts)
    assert {path.name for path in (tmp_path / "out").iterdir()} == FILES
    report = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert (report["form"], report["year"], report["organ"]) == ("2019", 2020, "彭阳县白阳镇人民政府")
    assert report["publications"] == {"website": 54, "wechat": 294, "weibo": 1023, "platform_331": 1969, "total": 3340}
    assert report["entries"] == Entry.objects.filter(organ__code="baiyang", published_at__year=2020).count() == 2407
    assert report["tables"]["2"]["procurement"] == {"projects": 1, "amount_yuan": "54369"}
    assert {v for table in "34" for row in report["tables"][table].values() for v in row.values()} == {0}
    assert Organ.objects.filter(level="township").count() == 12
    assert not check_trail().broken


def test_the_check_says_by_its_code_whether_something_is_wrong(demonstration: None, capsys: pytest.CaptureFixture[str]) -> None:
    from datetime import date

    from mingbai.accounts.models import Post
    from mingbai.accounts.values import acting
    from mingbai.annual_report import actions
    from support import NOW

    clerk = acting(Post.objects.select_related("organ").get(person__username="baiyang"))
    actions.set_cell(organ_code="baiyang", year=2020, path="3.new.natural", typed="2", revision=None, by=clerk, at=NOW)
    capsys.readouterr()
    assert main(["report", "check", "--organ", "baiyang", "--year", "2020", "--json"]) == 1
    (answer,) = json.loads(capsys.readouterr().out)
    assert any("3.new.natural" in finding["cells"] and finding["severity"] == "error" for finding in answer["findings"])
    assert Delivery.objects.filter(delivered_on__year=date(2020, 1, 1).year, organ__code="baiyang").count() == 3340


@pytest.mark.django_db
@pytest.mark.parametrize("asked", [["--organ", "nowhere", "--year", "2020"], ["--organ", "nowhere", "--year", "x"], []])
def test_a_wrong_organ_or_year_is_a_wrong_command(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code = main(["report", "check", *asked])
    except SystemExit as left:
        code = int(left.code or 0)
    assert code == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.django_db
def test_real_data_is_not_mixed_with_a_demonstration(capsys: pytest.CaptureFixture[str]) -> None:
    Organ.objects.create(code="real", name="某县人民政府", short_name="某县", level="county")
    assert main(["demo"]) == 3
    assert Organ.objects.count() == 1


def test_an_explained_warning_does_not_fail_the_check(
    demonstration: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from mingbai.accounts.queries import acting_for
    from mingbai.annual_report import actions

    late = date(2021, 2, 2)
    monkeypatch.setattr("mingbai.core.clock.today", lambda: late)
    asked = ["report", "check", "--organ", "wangwa", "--year", "2020"]
    assert main(asked) == 1
    at = datetime(2021, 2, 2, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
    clerk = acting_for(Person.objects.get(username="wangwa").pk, None, late)
    assert clerk is not None
    actions.open_report(organ_code="wangwa", year=2020, by=clerk, at=at)
    key = "published_late:::"
    actions.explain(organ_code="wangwa", year=2020, finding_key=key, explanation="大雪封路，晚了两天。", by=clerk, at=at)
    capsys.readouterr()
    assert main(asked) == 0
    assert "[要说明，已说明]" in capsys.readouterr().out
