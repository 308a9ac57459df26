"""Trail and backup commands: an edited row is named, a backup restores to the same data, on the other engine too."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from django.db import connection

from prepared import MIGRATED, Prepared

FILL = """
import django; django.setup()
from datetime import datetime, UTC
from django.db import transaction
from mingbai.core import audit, files
from mingbai.core.audit import Actor
from mingbai.core.models import Site
from mingbai.organs.actions import Contact, Establishment, establish
at, by = datetime(2021, 1, 19, 9, 0, 0, 123456, tzinfo=UTC), Actor("测试")
Site.objects.create(name="彭阳县")
establish(organ=Establishment("pengyang", "彭阳县人民政府", "彭阳县", "county"), by=by, at=at)
office = Contact(office="党政办公室")
establish(organ=Establishment("baiyang", "白阳镇人民政府", "白阳镇", "township", "pengyang", contact=office), by=by, at=at)
with transaction.atomic():
    stored = files.store("年报".encode(), "text/plain")
    audit.append(actor=by, event="file.stored", subject="f", data={"sha": stored.sha256}, at=at)
    clerk = Actor("白阳镇人民政府 经办", organ_code="baiyang")
    audit.append(actor=clerk, event="file.stored", subject="f", data={"sha": stored.sha256}, at=at)
"""


def mingbai(where: Path, *arguments: str, database: str = "") -> subprocess.CompletedProcess[str]:
    return run(where, "-m", "mingbai.cli.main", *arguments, database=database)


def run(where: Path, *arguments: str, database: str = "") -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    environment |= {"DATA_DIR": str(where), "DJANGO_SETTINGS_MODULE": "mingbai.config.settings"}
    environment |= {"DATABASE_URL": database} if database else {}
    return subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def installed(prepared: Prepared, tmp_path: Path) -> Path:
    where = tmp_path / "data"
    shutil.copytree(prepared.data_directory(MIGRATED), where)
    filled = run(where, "-c", FILL)
    assert filled.returncode == 0, filled.stderr
    return where


def members(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist() if name != "manifest.json"}


def test_an_edited_row_is_named_and_the_command_fails(installed: Path) -> None:
    whole = mingbai(installed, "audit", "verify")
    assert whole.returncode == 0, whole.stderr
    assert "核对了 4 条，2 条链，完整" in whole.stdout
    assert "还有 4 条没有并入县链" in whole.stdout
    assert "--expect" not in whole.stdout
    whole = mingbai(installed, "audit", "verify", "--anchor")
    assert "核对了 5 条，3 条链，完整" in whole.stdout
    assert "没有并入" not in whole.stdout
    anchor = whole.stdout.split("--expect ")[1].strip()
    assert anchor.startswith("1:")
    assert mingbai(installed, "audit", "verify", "--expect", anchor).returncode == 0
    with sqlite3.connect(installed / "mingbai.sqlite3") as database:
        database.execute("UPDATE core_auditentry SET actor = '别人' WHERE chain = 'baiyang' AND seq = 1")
        database.execute("DELETE FROM core_auditentry WHERE chain = '@system' AND seq = 3")
        last = "(SELECT hash FROM core_auditentry WHERE chain = '@system' AND seq = 2)"
        database.execute(f"UPDATE core_audithead SET seq = 2, hash = {last} WHERE chain = '@system'")
    spoilt = mingbai(installed, "audit", "verify")
    assert spoilt.returncode == 1
    assert spoilt.stdout.splitlines() == [
        "系统第3条：不见了，县链第1条记着有",
        "白阳镇第1条：内容被改过：和写入时的指纹对不上",
        "核对了 4 条，2 处不对。",
    ]
    assert mingbai(installed, "audit", "verify", "--expect", "nonsense").returncode == 2


def test_backup_and_restore_from_the_command_line(installed: Path, tmp_path: Path) -> None:
    made = mingbai(installed, "backup", str(tmp_path / "b.zip"))
    assert made.returncode == 0, made.stderr
    assert "密钥" in made.stdout
    again = mingbai(installed, "restore", str(tmp_path / "b.zip"))
    assert again.returncode == 3
    assert "已经有数据" in again.stderr
    back = mingbai(tmp_path / "other", "restore", str(tmp_path / "b.zip"))
    assert back.returncode == 0, back.stderr
    assert mingbai(tmp_path / "other", "audit", "verify").returncode == 0
    assert mingbai(tmp_path / "other", "backup", str(tmp_path / "c.zip")).returncode == 0
    assert members(tmp_path / "b.zip") == members(tmp_path / "c.zip")
    assert len(members(tmp_path / "b.zip")["tables/core.auditentry.jsonl"].splitlines()) == 4


@pytest.mark.skipif(connection.vendor != "postgresql", reason="needs PostgreSQL; the suite's run on PostgreSQL does it")
@pytest.mark.django_db(transaction=True)
def test_an_sqlite_installation_moves_to_postgresql_and_back(installed: Path, prepared: Prepared, tmp_path: Path) -> None:
    """The separate installation has its own database beside that of the tests."""
    name = f"{connection.settings_dict['NAME']}_moved"
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}"')
    url = os.environ["DATABASE_URL"].rsplit("/", 1)[0] + "/" + name
    try:
        assert mingbai(installed, "backup", str(tmp_path / "b.zip")).returncode == 0
        there = mingbai(tmp_path / "pg", "restore", str(tmp_path / "b.zip"), database=url)
        assert there.returncode == 0, there.stderr
        assert mingbai(tmp_path / "pg", "audit", "verify", database=url).returncode == 0
        assert mingbai(tmp_path / "pg", "backup", str(tmp_path / "c.zip"), database=url).returncode == 0
        assert members(tmp_path / "b.zip") == members(tmp_path / "c.zip")
        # Set up already: the test above restores where there is nothing yet, which takes all migrations.
        shutil.copytree(prepared.data_directory(MIGRATED), tmp_path / "back")
        back = mingbai(tmp_path / "back", "restore", str(tmp_path / "c.zip"))
        assert back.returncode == 0, back.stderr
        assert mingbai(tmp_path / "back", "backup", str(tmp_path / "d.zip")).returncode == 0
        assert members(tmp_path / "b.zip") == members(tmp_path / "d.zip")
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
