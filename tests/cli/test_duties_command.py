"""`mingbai duties`: creates the day's duties once, names the late ones, refuses an unknown organ in a sentence."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

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


def ran(where: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"DATA_DIR": str(where), "DJANGO_SETTINGS_MODULE": "mingbai.config.settings"}
    return subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False)


def test_the_duties_of_the_day(prepared: Prepared, tmp_path: Path) -> None:
    shutil.copytree(prepared.data_directory(MIGRATED), tmp_path, dirs_exist_ok=True)
    filled = ran(tmp_path, "-c", FILL)
    assert filled.returncode == 0, filled.stderr
    first = ran(tmp_path, "-m", "mingbai.cli.main", "duties", "--organ", "baiyang")
    assert first.returncode == 1, first.stderr
    assert "新列出周期任务 0 件" not in first.stdout
    # Ten working days after 5 January 2021 end on Tuesday the 19th; the demonstration's day is the 20th.
    late = [line for line in first.stdout.splitlines() if line.startswith("2021-01-19")]
    assert any("2020年第四季度临时救助资金发放情况  逾期1个工作日" in line for line in late)
    again = ran(tmp_path, "-m", "mingbai.cli.main", "duties")
    assert "新列出周期任务 0 件" in again.stdout
    wrong = ran(tmp_path, "-m", "mingbai.cli.main", "duties", "--organ", "nowhere")
    assert (wrong.returncode, wrong.stderr) == (2, "没有代号是“nowhere”的单位。\n")
