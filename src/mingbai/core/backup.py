"""Writing a backup: one snapshot of the database, the stored files and the key, in one file that only its owner can read."""

from __future__ import annotations

import json
import os
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection

from mingbai import __version__
from mingbai.core import files, sealing, verification
from mingbai.core.archive import (
    FORMAT,
    MANIFEST,
    SECRET_KEY,
    ArchivedTable,
    BackupError,
    Fingerprint,
    migration_state,
    plain,
    said_of,
    secret_key_file,
    tables,
)
from mingbai.core.models import SealingKey, StoredFile
from mingbai.core.snapshot import one_moment

Say = Callable[[str], None]
PROGRESS_STEP = 100_000


@dataclass(frozen=True, slots=True)
class Backup:
    """What was written; `damaged` names stored files that are missing or corrupted on disk and so not in the backup.

    `is_sealed`: it holds sealed information, which only the key opens; `has_sealing_key`: that key is in it.
    """

    rows: int
    files: int
    size: int
    acts: int
    anchor: str
    broken: int
    damaged: tuple[str, ...]
    is_sealed: bool
    has_sealing_key: bool


def write_backup(*, target: Path, at: datetime, with_key: bool = False, say: Say = lambda line: None) -> Backup:
    """Write everything to `target`, which must not exist yet; it appears whole or not at all.

    The key of what is sealed goes in only `with_key`: whoever finds a backup without it reads nothing of the applicants.
    """
    if target.exists():
        raise BackupError(f"{target} 已经有了，换一个文件名。")
    if not target.parent.is_dir():
        raise BackupError(f"没有 {target.parent} 这个目录，先建好。")
    # mkstemp makes the file readable by its owner alone: it holds the secret key and password hashes.
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
    try:
        with os.fdopen(descriptor, "w+b") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, one_moment():
                manifest = _write(archive, at, with_key, say)
            file.flush()
            os.fsync(file.fileno())
        os.link(name, target)
    except FileExistsError:
        raise BackupError(f"{target} 已经有了，换一个文件名。") from None
    finally:
        Path(name).unlink(missing_ok=True)
    files.sync_directory(target.parent)
    trail = manifest["audit"]
    return Backup(
        rows=sum(t["rows"] for t in manifest["tables"].values()),
        files=manifest["files"],
        size=target.stat().st_size,
        acts=trail["acts"],
        anchor=trail["anchor"],
        broken=trail["broken"],
        damaged=tuple(manifest["damaged"]),
        is_sealed=manifest["is_sealed"],
        has_sealing_key=manifest["has_sealing_key"],
    )


def _write(archive: zipfile.ZipFile, at: datetime, with_key: bool, say: Say) -> dict[str, Any]:
    trail = verification.check_trail()
    counted = {table.label: _write_table(archive, table, say) for table in tables()}
    count, damaged = _write_files(archive, say)
    key = secret_key_file()
    if key.is_file():
        archive.writestr(SECRET_KEY, key.read_bytes())
    sealing_key = sealing.key_file()
    if with_key and sealing_key.is_file():
        archive.writestr(sealing.FILE, sealing_key.read_bytes())
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "version": __version__,
        "migrations": migration_state(),
        "engine": connection.vendor,
        "made_at": at.isoformat(),
        "tables": counted,
        "files": count,
        "damaged": damaged,
        "audit": said_of(trail),
        "has_secret_key": key.is_file(),
        "has_sealing_key": with_key and sealing_key.is_file(),
        "is_sealed": SealingKey.objects.exists(),
    }
    # Written last, so that the manifest vouches for everything before it.
    archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
    return manifest


def _write_table(archive: zipfile.ZipFile, table: ArchivedTable, say: Say) -> dict[str, Any]:
    tally = Fingerprint()
    rows = table.model._base_manager.order_by("pk").values_list(*table.columns)
    with archive.open(table.member, "w", force_zip64=True) as member:
        for row in rows.iterator(chunk_size=2000):
            line = json.dumps([plain(value) for value in row], ensure_ascii=False, separators=(",", ":"))
            member.write(tally.line(line.encode() + b"\n"))
            if tally.rows % PROGRESS_STEP == 0:
                say(f"{table.label}：{tally.rows:,} 行")
    return {"rows": tally.rows, "sha256": tally.sha256, "columns": table.columns}


def _write_files(archive: zipfile.ZipFile, say: Say) -> tuple[int, list[str]]:
    written, damaged = 0, []
    for sha256 in StoredFile.objects.order_by("sha256").values_list("sha256", flat=True).iterator():
        try:
            data = files.read(sha256)
        except files.DamagedFile:
            damaged.append(sha256)
            continue
        # Most are docx, pdf, png: already compressed.
        archive.writestr(zipfile.ZipInfo(f"files/{sha256}"), data, zipfile.ZIP_STORED)
        written += 1
        if written % 1000 == 0:
            say(f"文件：{written:,} 个")
    return written, damaged
