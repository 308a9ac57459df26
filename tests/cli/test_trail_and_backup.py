"""Trail and backup commands: an edited row is named, a backup restores to the same data, on the other engine too."""

from __future__ import annotations

import os
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from cli.conftest import loaded, once
from loaded import Loaded
from prepared import FILE, MIGRATED, Prepared

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


@pytest.fixture
def installed(prepared: Prepared, tmp_path: Path) -> Iterator[Loaded]:
    shutil.copytree(prepared.data_directory(MIGRATED), tmp_path / "data")
    fill = tmp_path / "fill.py"
    fill.write_text(FILL, "utf-8")
    with loaded(tmp_path / "data") as mingbai:
        mingbai.run(fill)
        yield mingbai


def members(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist() if name != "manifest.json"}


@once
def test_an_edited_row_is_named_and_the_command_fails(installed: Loaded, tmp_path: Path) -> None:
    code, said = installed.ended("audit", "verify")
    assert code == 0, said
    assert "核对了 4 条，2 条链，完整" in said
    assert "还有 4 条没有并入县链" in said
    assert "--expect" not in said
    _, said = installed.ended("audit", "verify", "--anchor")
    assert "核对了 5 条，3 条链，完整" in said
    assert "没有并入" not in said
    anchor = said.split("--expect ")[1].strip()
    assert anchor.startswith("1:")
    assert installed.ended("audit", "verify", "--expect", anchor)[0] == 0
    with sqlite3.connect(tmp_path / "data" / FILE) as database:
        database.execute("UPDATE core_auditentry SET actor = '别人' WHERE chain = 'baiyang' AND seq = 1")
        database.execute("DELETE FROM core_auditentry WHERE chain = '@system' AND seq = 3")
        last = "(SELECT hash FROM core_auditentry WHERE chain = '@system' AND seq = 2)"
        database.execute(f"UPDATE core_audithead SET seq = 2, hash = {last} WHERE chain = '@system'")
    code, said = installed.ended("audit", "verify")
    assert code == 1
    assert said.splitlines() == [
        "系统第3条：不见了，县链第1条记着有",
        "白阳镇第1条：内容被改过：和写入时的指纹对不上",
        "核对了 4 条，2 处不对。",
    ]
    assert installed.ended("audit", "verify", "--expect", "nonsense")[0] == 2


@once
def test_backup_and_restore_from_the_command_line(installed: Loaded, tmp_path: Path) -> None:
    code, said = installed.ended("backup", str(tmp_path / "b.zip"))
    assert code == 0, said
    assert "密钥" in said
    code, said = installed.ended("restore", str(tmp_path / "b.zip"))
    assert code == 3
    assert "已经有数据" in said
    with loaded(tmp_path / "other") as other:
        assert other.ended("restore", str(tmp_path / "b.zip"))[0] == 0
        assert other.ended("audit", "verify")[0] == 0
        assert other.ended("backup", str(tmp_path / "c.zip"))[0] == 0
    assert members(tmp_path / "b.zip") == members(tmp_path / "c.zip")
    assert len(members(tmp_path / "b.zip")["tables/core.auditentry.jsonl"].splitlines()) == 4


@pytest.mark.skipif(connection.vendor != "postgresql", reason="needs PostgreSQL; the suite's run on PostgreSQL does it")
@pytest.mark.django_db(transaction=True)
def test_an_sqlite_installation_moves_to_postgresql_and_back(installed: Loaded, prepared: Prepared, tmp_path: Path) -> None:
    """The separate installation has its own database beside that of the tests."""
    name = f"{connection.settings_dict['NAME']}_moved"
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        # Set up already, as the one below: the test above restores where there is nothing yet, which takes all migrations.
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{prepared.name(MIGRATED)}"')
    url = os.environ["DATABASE_URL"].rsplit("/", 1)[0] + "/" + name
    try:
        assert installed.ended("backup", str(tmp_path / "b.zip"))[0] == 0
        with loaded(tmp_path / "pg", url) as there:
            assert there.ended("restore", str(tmp_path / "b.zip"))[0] == 0
            assert there.ended("audit", "verify")[0] == 0
            assert there.ended("backup", str(tmp_path / "c.zip"))[0] == 0
        assert members(tmp_path / "b.zip") == members(tmp_path / "c.zip")
        shutil.copytree(prepared.data_directory(MIGRATED), tmp_path / "back")
        with loaded(tmp_path / "back") as back:
            assert back.ended("restore", str(tmp_path / "c.zip"))[0] == 0
            assert back.ended("backup", str(tmp_path / "d.zip"))[0] == 0
        assert members(tmp_path / "b.zip") == members(tmp_path / "d.zip")
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
