"""`mingbai duties`: creates the day's duties once, names the late ones, refuses an unknown organ in a sentence."""

from __future__ import annotations

import shutil
from pathlib import Path

from cli.conftest import loaded, once
from prepared import MIGRATED, Prepared

FILL = """
import django; django.setup()
from datetime import date, datetime, UTC
from mingbai.accounts.values import system
from mingbai.catalogue import actions
from mingbai.core.audit import Actor
from mingbai.core.models import Site
from mingbai.organs import queries
from mingbai.organs.actions import Contact, Establishment, establish
at, by = datetime(2021, 1, 20, 9, tzinfo=UTC), Actor("测试")
Site.objects.create(name="彭阳县", demo_today=date(2021, 1, 20))
establish(organ=Establishment("pengyang", "彭阳县人民政府", "彭阳县", "county"), by=by, at=at)
office = Contact(office="党政办公室")
establish(organ=Establishment("baiyang", "白阳镇人民政府", "白阳镇", "township", "pengyang", contact=office), by=by, at=at)
actions.load_standard(by=system(queries.organ("pengyang")), at=at)
"""


@once
def test_the_duties_of_the_day(prepared: Prepared, tmp_path: Path) -> None:
    data, fill = tmp_path / "data", tmp_path / "fill.py"
    shutil.copytree(prepared.data_directory(MIGRATED), data)
    fill.write_text(FILL, "utf-8")
    with loaded(data) as mingbai:
        mingbai.run(fill)
        code, first = mingbai.ended("duties", "--organ", "baiyang")
        assert code == 1, first
        assert "新列出周期任务 0 件" not in first
        # Ten working days after 5 January 2021 end on Tuesday the 19th; the demonstration's day is the 20th.
        late = [line for line in first.splitlines() if line.startswith("2021-01-19")]
        assert any("2020年第四季度临时救助资金发放情况  逾期1个工作日" in line for line in late)
        assert "新列出周期任务 0 件" in mingbai.ended("duties")[1]
        assert mingbai.ended("duties", "--organ", "nowhere") == (2, "没有代号是“nowhere”的单位。\n")
