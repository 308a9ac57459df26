"""A backup captures everything at one moment; a restore is equal, table by table and byte by byte, or writes nothing."""

from __future__ import annotations

import json
import stat
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from domains.cases.applications_made import INTAKE, received, row_of
from domains.cases.boxes_made import answered
from mingbai.accounts.models import Person
from mingbai.accounts.values import Acting
from mingbai.annual_report.models import OpeningBalance
from mingbai.annual_report.queries.counted import counted
from mingbai.cases.actions import disputes
from mingbai.cases.models import Application
from mingbai.core import audit, files, numbering, verification
from mingbai.core.archive import BackupError, tables
from mingbai.core.backup import write_backup
from mingbai.core.models import AuditEntry, Site, StoredFile
from mingbai.core.restore import restore_backup
from mingbai.core.sealing import open_sealed
from mingbai.organs.models import Organ
from mingbai.organs.queries import organ_by_id
from support import NOW, TODAY

pytestmark = pytest.mark.django_db(transaction=True)


def everything() -> dict[str, list[Any]]:
    return {t.label: list(t.model._base_manager.order_by("pk").values_list(*t.columns)) for t in tables()}


@pytest.fixture
def filled(baiyang: Organ, clerk: Acting, sysadmin: Acting, settings) -> dict[str, list[Any]]:
    from django_otp.plugins.otp_totp.models import TOTPDevice

    (Path(settings.DATA_DIR) / "secret_key").write_text("geheim")
    TOTPDevice.objects.create(user=Person.objects.get(pk=clerk.person_id), name="手机")
    for n in range(3):
        with transaction.atomic():
            stored = files.store(f"年报 {n} 𠮷".encode() * 50, "text/plain")
            audit.append(actor=clerk.actor, event="x", subject="y", data={"n": n, "file": stored.sha256}, at=NOW)
            numbering.next_number(series="s", template="S-{n}", subject="y")
    OpeningBalance.objects.create(
        organ=baiyang,
        year=2020,
        cell="3.new.natural",
        value=Decimal("12.345678"),
        source="上年年报\n第2页",
        declared_by="经办",
        declared_on=TODAY,
    )
    return everything()


@pytest.fixture
def wipe(settings, tmp_path: Path):
    def act() -> None:
        call_command("flush", interactive=False, verbosity=0)
        settings.DATA_DIR = tmp_path / "other"
        settings.DATA_DIR.mkdir()

    return act


def test_backup_wipe_restore_is_equal(filled: dict[str, list[Any]], wipe: Any, tmp_path: Path, settings: Any) -> None:
    contents = {sha: files.read(sha) for sha in StoredFile.objects.values_list("sha256", flat=True)}
    audit.tie(at=NOW)
    filled = everything()
    made = write_backup(target=tmp_path / "b.zip", at=NOW)
    wipe()
    assert not Person.objects.exists()
    back = restore_backup(source=tmp_path / "b.zip")
    assert everything() == filled
    assert {sha: files.read(sha) for sha in contents} == contents
    assert (back.rows, back.files) == (made.rows, 3)
    trail = verification.check_trail()
    assert (trail.anchor, trail.checked, trail.broken) == (made.anchor, made.acts, ())
    assert (trail.untied, made.acts) == (0, len(filled["core.auditentry"]))
    key = settings.DATA_DIR / "secret_key"
    assert key.read_text() == "geheim"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_applications_come_back_with_their_figures_and_their_key(
    county: Organ, clerk: Acting, wipe: Any, tmp_path: Path, settings: Any
) -> None:
    settings.DATA_DIR = tmp_path / "first"
    settings.DATA_DIR.mkdir()
    case = row_of(received(clerk))
    answered(case, clerk)
    told = disputes.NewDispute("review", "彭政复〔2021〕1号", "彭阳县人民政府", TODAY, TODAY)
    disputes.register_over_case(case_id=case.pk, new=told, by=clerk, at=NOW)
    figures = counted(organ_by_id(clerk.organ_id), 2021).cells
    assert [figures[cell] for cell in ("3.new.natural", "3.granted.natural", "4.review.pending")] == [1, 1, 1]
    write_backup(target=tmp_path / "b.zip", at=NOW, with_key=True)
    wipe()
    restore_backup(source=tmp_path / "b.zip")
    assert counted(organ_by_id(clerk.organ_id), 2021).cells == figures
    assert open_sealed(Application.objects.get().sought) == INTAKE.sought


def test_work_continues_after_a_restore(filled: Any, clerk: Acting, wipe: Any, tmp_path: Path) -> None:
    write_backup(target=tmp_path / "b.zip", at=NOW)
    wipe()
    restore_backup(source=tmp_path / "b.zip")
    Organ.objects.create(code="new", name="新", short_name="新", level="township", parent=Organ.objects.get(code="pengyang"))
    with transaction.atomic():
        assert numbering.next_number(series="s", template="S-{n}", subject="z") == "S-4"
        assert audit.append(actor=clerk.actor, event="e", subject="s", data={}, at=NOW) == 4
    assert verification.check_trail().broken == ()


def test_only_its_owner_reads_a_backup(filled: Any, tmp_path: Path) -> None:
    write_backup(target=tmp_path / "b.zip", at=NOW)
    assert stat.S_IMODE((tmp_path / "b.zip").stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".b")] == []


def test_a_backup_overwrites_nothing(filled: Any, tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_text("mine")
    with pytest.raises(BackupError, match="已经有了"):
        write_backup(target=tmp_path / "b.zip", at=NOW)
    assert (tmp_path / "b.zip").read_text() == "mine"
    with pytest.raises(BackupError, match="目录"):
        write_backup(target=tmp_path / "nowhere" / "b.zip", at=NOW)


def test_nothing_is_restored_over_data(filled: dict[str, list[Any]], tmp_path: Path) -> None:
    write_backup(target=tmp_path / "b.zip", at=NOW)
    with pytest.raises(BackupError, match="已经有数据"):
        restore_backup(source=tmp_path / "b.zip")
    assert everything() == filled


def test_a_backup_holds_no_sessions(filled: Any, tmp_path: Path) -> None:
    write_backup(target=tmp_path / "b.zip", at=NOW)
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        assert not [name for name in archive.namelist() if "session" in name]
        assert "tables/accounts.person.jsonl" in archive.namelist()


def rewritten(source: Path, name: str, change: Any) -> None:
    """Rewrite the archive with one member changed (None: removed), so that the zip's own checksums are right."""
    with zipfile.ZipFile(source) as archive:
        members = {n: archive.read(n) for n in archive.namelist()}
    members[name] = change(members[name])
    with zipfile.ZipFile(source, "w") as archive:
        for n, data in members.items():
            if data is not None:
                archive.writestr(n, data)


def older(migrations: dict[str, str]) -> Callable[[bytes], bytes]:
    """A manifest of another version, with these migrations and a column less."""

    def change(data: bytes) -> bytes:
        manifest = json.loads(data)
        manifest["version"] = "0.0.1"
        manifest["migrations"] = migrations and {**manifest["migrations"], **migrations}
        manifest["tables"]["organs.organ"]["columns"].pop()
        return json.dumps(manifest).encode()

    return change


CHANGED: tuple[tuple[str, Callable[[bytes], bytes | None], str], ...] = (
    ("manifest.json", lambda data: b"[" * 100_000, "RecursionError"),
    ("tables/accounts.person.jsonl", lambda data: b"[" * 100_000, "RecursionError"),
    ("tables/organs.organ.jsonl", lambda data: data.replace("白阳镇".encode(), "黑阳镇".encode()), "organs.organ 和清单对不上"),
    ("tables/organs.organ.jsonl", lambda data: data[: data.index(b"\n") + 1], "organs.organ 和清单对不上"),
    ("tables/core.auditentry.jsonl", lambda data: data.replace(b'"y"', b'"z"'), "core.auditentry 和清单对不上"),
    ("tables/core.auditentry.jsonl", lambda data: None, "core.auditentry.jsonl"),
    ("manifest.json", lambda data: None, "没有清单"),
    ("manifest.json", lambda data: data.replace(b'"files": 3', b'"files": 2'), "文件个数和清单对不上"),
    ("manifest.json", lambda data: b"[]", "这不是明白的备份"),
    ("manifest.json", older({"organs": "0001_initial"}), r"（organs：备份到 0001_initial，这里到 0004_closing）"),
    ("manifest.json", older({}), r"备份来自版本 0\.0\.1"),
    ("secret_key", lambda data: None, "secret_key"),
)


def test_a_backup_that_was_cut_or_changed_is_refused_and_nothing_written(filled: Any, wipe: Any, tmp_path: Path) -> None:
    whole, part = tmp_path / "b.zip", tmp_path / "part.zip"
    write_backup(target=whole, at=NOW)
    sha = StoredFile.objects.values_list("sha256", flat=True)[1]
    wipe()
    data = whole.read_bytes()
    for share in (0.1, 0.5, 0.95, 0.999):
        part.write_bytes(data[: int(len(data) * share)])
        with pytest.raises(BackupError, match="不完整或已损坏"):
            restore_backup(source=part)
    for name, change, said in (*CHANGED, (f"files/{sha}", lambda data: data + b"!", sha)):
        part.write_bytes(data)
        rewritten(part, name, change)
        with pytest.raises(BackupError, match=said):
            restore_backup(source=part)
    assert not any(everything().values())
    assert restore_backup(source=whole).files == 3, "the same, unchanged, is taken"


def test_a_file_that_is_no_backup_is_refused(wipe: Any, tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_text("hello")
    wipe()
    with pytest.raises(BackupError, match="损坏"):
        restore_backup(source=tmp_path / "b.zip")
    with pytest.raises(BackupError, match="没有"):
        restore_backup(source=tmp_path / "none.zip")


def test_a_damaged_file_is_named_and_does_not_stop_the_backup(filled: Any, wipe: Any, tmp_path: Path) -> None:
    sha = StoredFile.objects.values_list("sha256", flat=True)[0]
    files.path_of(sha).write_bytes(b"")
    made = write_backup(target=tmp_path / "b.zip", at=NOW)
    assert made.damaged == (sha,)
    wipe()
    assert restore_backup(source=tmp_path / "b.zip").damaged == (sha,)


def test_a_trail_that_was_broken_comes_back_broken_and_says_so(filled: Any, wipe: Any, tmp_path: Path) -> None:
    super(type(AuditEntry.objects.all()), AuditEntry.objects.filter(seq=2)).update(actor="别人")
    assert write_backup(target=tmp_path / "b.zip", at=NOW).broken == 1
    wipe()
    assert restore_backup(source=tmp_path / "b.zip").broken == 1
    assert [b.seq for b in verification.check_trail().broken] == [2]


def test_a_backup_of_an_empty_installation_is_restored_too(wipe: Any, tmp_path: Path) -> None:
    write_backup(target=tmp_path / "b.zip", at=NOW)
    wipe()
    assert restore_backup(source=tmp_path / "b.zip").rows == 0
    assert not Site.objects.exists()
