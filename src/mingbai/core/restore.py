"""Restoring a backup, into an empty installation only: one transaction, checked before it commits."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.color import no_style
from django.db import IntegrityError, connection, models, transaction
from django.db.models.sql import InsertQuery

from mingbai.core import files, sealing, verification
from mingbai.core.archive import (
    FORMAT,
    MANIFEST,
    SECRET_KEY,
    ArchivedTable,
    BackupError,
    Fingerprint,
    migration_state,
    said_of,
    secret_key_file,
    stored_names,
    tables,
    value_of,
)

# What reading an archive made by something else may end in; RecursionError: JSON nested a hundred thousand deep.
DAMAGED = (
    zipfile.BadZipFile, zlib.error, EOFError, KeyError, IntegrityError, ValueError, TypeError, AttributeError, RecursionError,
)  # fmt: skip
Say = Callable[[str], None]
INCOMPLETE = "备份不完整或已损坏（{what}），什么也没有写进去。换一份备份。"
PROGRESS_STEP = 100_000


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored; `broken` counts places of the trail that were already broken when the backup was made."""

    rows: int
    files: int
    version: str
    made_at: str
    acts: int
    broken: int
    damaged: tuple[str, ...]


def restore_backup(*, source: Path, say: Say = lambda line: None) -> Restored:
    """Restore a backup into this installation; raise BackupError when anything is in it already or the backup is not whole."""
    if not source.is_file():
        raise BackupError(f"没有 {source} 这个文件。")
    _refuse_unless_empty()
    try:
        with zipfile.ZipFile(source) as archive:
            manifest = _manifest(archive)
            with transaction.atomic():
                for table in tables():
                    _read_table(archive, table, manifest["tables"][table.label], say)
                _check_database(manifest)
                _read_files(archive, manifest, say)
                _read_key(archive, manifest)
                _read_sealing_key(archive, manifest)
    except DAMAGED as failure:
        raise BackupError(INCOMPLETE.format(what=f"{type(failure).__name__}：{failure}")) from failure
    return Restored(
        rows=sum(t["rows"] for t in manifest["tables"].values()),
        files=manifest["files"],
        version=manifest["version"],
        made_at=manifest["made_at"],
        acts=manifest["audit"]["acts"],
        broken=manifest["audit"]["broken"],
        damaged=tuple(manifest["damaged"]),
    )


def _refuse_unless_empty() -> None:
    for table in tables():
        if table.model._base_manager.exists():
            raise BackupError(
                f"这里已经有数据（{table.label}）。恢复只进空的安装：用 DATA_DIR= 或 DATABASE_URL= 换一个空的地方。"
            )


def _manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
    except KeyError:
        raise BackupError(INCOMPLETE.format(what="没有清单")) from None
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise BackupError("这不是明白的备份，或者来自更新的版本。用做这份备份的版本恢复。")
    known = {table.label: table.columns for table in tables()}
    kept = {label: table["columns"] for label, table in manifest["tables"].items()}
    if known != kept:
        raise BackupError(f"备份里表的样子和这里的不同（{_other_state(manifest)}）。先装做这份备份的那一版恢复，再升级。")
    return manifest


def _other_state(manifest: dict[str, Any]) -> str:
    """Name the migrations at which backup and installation differ; the version alone for a backup from before they were kept."""
    kept: dict[str, str] = manifest.get("migrations", {})
    if not kept:
        return f"备份来自版本 {manifest['version']}"
    here = migration_state()
    differing = [app for app in sorted(kept.keys() | here.keys()) if kept.get(app) != here.get(app)]
    said = [f"{app}：备份到 {kept.get(app, '没有')}，这里到 {here.get(app, '没有')}" for app in differing]
    return "；".join(said) or f"备份来自版本 {manifest['version']}"


def _read_table(archive: zipfile.ZipFile, table: ArchivedTable, expected: dict[str, Any], say: Say) -> None:
    tally = Fingerprint()
    size = _batch_size(table)
    with archive.open(table.member) as member:
        rows = (_instance(table, tally.line(line)) for line in member)
        while batch := list(islice(rows, size)):
            _insert(table, batch)
            if tally.rows % PROGRESS_STEP < size and tally.rows >= PROGRESS_STEP:
                say(f"{table.label}：{tally.rows:,} 行")
    if (tally.rows, tally.sha256) != (expected["rows"], expected["sha256"]):
        raise BackupError(INCOMPLETE.format(what=f"{table.label} 和清单对不上"))


def _instance(table: ArchivedTable, line: bytes) -> models.Model:
    values = json.loads(line)
    pairs = zip(table.fields, values, strict=True)
    return table.model(**{field.attname: value_of(field, value) for field, value in pairs})


def _insert(table: ArchivedTable, batch: list[models.Model]) -> None:
    """Insert rows exactly as they were: save() and the managers would set new timestamps and refuse the trail's rows."""
    query: Any = InsertQuery(table.model)
    query.insert_values(list(table.fields), batch, raw=True)
    query.get_compiler(connection=connection).execute_sql()


def _batch_size(table: ArchivedTable) -> int:
    limit = connection.features.max_query_params or 30_000
    return max(1, min(1000, limit // len(table.fields)))


def _check_database(manifest: dict[str, Any]) -> None:
    """Check references, counts and the trail before the commit, and set the sequences to their next numbers."""
    connection.check_constraints()
    for table in tables():
        if table.model._base_manager.count() != manifest["tables"][table.label]["rows"]:
            raise BackupError(INCOMPLETE.format(what=f"{table.label} 的行数和清单对不上"))
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [table.model for table in tables()]):
            cursor.execute(statement)
    if said_of(verification.check_trail()) != manifest["audit"]:
        raise BackupError(INCOMPLETE.format(what="审计记录和清单对不上"))


def _read_files(archive: zipfile.ZipFile, manifest: dict[str, Any], say: Say) -> None:
    names = stored_names(archive.namelist())
    if len(names) != manifest["files"]:
        raise BackupError(INCOMPLETE.format(what="文件个数和清单对不上"))
    for count, data in enumerate(_contents(archive, names), 1):
        files.write_durably(files.path_of(hashlib.sha256(data).hexdigest()), data)
        if count % 1000 == 0:
            say(f"文件：{count:,} 个")


def _contents(archive: zipfile.ZipFile, names: list[str]) -> Iterator[bytes]:
    for name in names:
        data = archive.read(f"files/{name}")
        if hashlib.sha256(data).hexdigest() != name:
            raise BackupError(INCOMPLETE.format(what=f"文件 {name} 的内容不对"))
        yield data


def _read_key(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
    if not manifest["has_secret_key"]:
        return
    key = secret_key_file()
    files.write_durably(key, archive.read(SECRET_KEY))
    os.chmod(key, 0o600)


def _read_sealing_key(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
    """Write the key of what is sealed; a key file that is here already was put back by hand and stays."""
    key = sealing.key_file()
    if manifest.get("has_sealing_key") and not key.exists():
        files.write_durably(key, archive.read(sealing.FILE))
        os.chmod(key, 0o600)
