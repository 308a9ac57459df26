"""A trail from before organs had their own chains migrates with nothing lost and nothing rewritten."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.migrations.exceptions import IrreversibleError

from mingbai.core import audit, public, verification
from mingbai.core.audit import CLOSED, Actor
from mingbai.core.models import AuditEntry
from support import NOW, Migrate

BEFORE, CHAINS = ("core", "0001_initial"), ("core", "0003_generation_of_organs")
COLUMNS = ("seq", "at", "actor", "person_id", "post_id", "organ_code", "event", "subject", "data", "previous_hash")


def write_as_before(models: Any, count: int) -> str:
    """Write acts of two organs to the single chain as the old code did; return the anchor it printed."""
    last = "0" * 64
    for seq in range(1, count + 1):
        organ = "baiyang" if seq % 2 else "wangwa"
        values = dict(zip(COLUMNS, (seq, NOW, "经办", 7, None, organ, "x.y", "s", '{"n":1}', last), strict=True))
        hashed = {**values, "at": NOW.astimezone(UTC).isoformat(timespec="microseconds")}
        text = json.dumps(hashed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        last = hashlib.sha256(text.encode()).hexdigest()
        models.get_model("core", "AuditEntry").objects.create(**values, hash=last)
    models.get_model("core", "AuditHead").objects.create(id=1, seq=count, hash=last)
    models.get_model("core", "Site").objects.create(name="县", sponsor="县", public_generation=41)
    return last


def stored() -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(COLUMNS)}, hash FROM core_auditentry ORDER BY seq")
        return cursor.fetchall()


def said(expect: tuple[int, str] | None = None) -> list[str]:
    return [broken.said({"baiyang": "白阳镇"}) for broken in verification.check_trail(expect=expect).broken]


def edit(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_old_rows_keep_numbers_and_hashes_and_new_chains_begin_after_them(migrate: Migrate) -> None:
    last = write_as_before(migrate(BEFORE), 6)
    rows = stored()
    migrate(CHAINS)
    assert stored() == rows
    assert said(expect=(6, last)) == [], "the anchor written down before is still good"
    assert public.generation() == 41
    migrate(("core", "0009_public_changes"))
    public.touch("baiyang")
    assert public.generation() == 42
    with transaction.atomic():
        for _ in range(3):
            audit.append(actor=Actor("经办", organ_code="baiyang"), event="x.y", subject="s", data={}, at=NOW)
    first = AuditEntry.objects.get(chain="baiyang", seq=1)
    assert (first.previous_hash, first.pk > 6) == (last, True)
    audit.tie(at=NOW)
    assert verification.check_trail().ends[CLOSED] == (6, last)
    assert said(expect=(6, last)) == []
    edit("DELETE FROM core_auditentry WHERE chain = 'baiyang' AND seq = 3")
    edit("UPDATE core_auditentry SET actor = '别人' WHERE chain = 'baiyang' AND seq = 1")
    edit("UPDATE core_auditentry SET actor = '别人' WHERE chain = '@closed' AND seq = 4")
    assert said() == [
        "旧链第4条：内容被改过：和写入时的指纹对不上",
        "白阳镇第1条：内容被改过：和写入时的指纹对不上",
        "白阳镇第3条：不见了，链尾登记记着有",
    ]


def test_the_migration_reverses_only_until_something_new_is_written(migrate: Migrate) -> None:
    last = write_as_before(migrate(BEFORE), 3)
    rows = stored()
    migrate(CHAINS)
    models = migrate(BEFORE)
    assert stored() == rows
    assert list(models.get_model("core", "AuditHead").objects.values_list("id", "seq", "hash")) == [(1, 3, last)]
    assert models.get_model("core", "Site").objects.get().public_generation == 41
    migrate(CHAINS)
    with transaction.atomic():
        audit.append(actor=Actor("安装"), event="x.y", subject="s", data={}, at=NOW)
    with pytest.raises(IrreversibleError):
        migrate(BEFORE)
    assert said() == []
