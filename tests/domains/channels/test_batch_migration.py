"""Batches and records of the code before: they stay public, marked as not reviewed, and the way back loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from support import NOW

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE = [("organs", "0001_initial"), ("channels", "0003_delivery_states"), ("entries", "0006_findings_with_version")]
AFTER = [("channels", "0006_batch_constraints"), ("entries", "0009_listed_only_when_reviewed")]
Migrate = Callable[[list[tuple[str, str]]], Any]


@pytest.fixture
def migrate() -> Iterator[Migrate]:
    """Take the tables to a migration; returns their models. In the end everything is as it was, and empty."""

    def to(targets: list[tuple[str, str]]) -> Any:
        executor = MigrationExecutor(connection)
        executor.migrate(targets)
        return executor.loader.project_state(targets).apps

    whole = MigrationExecutor(connection).loader.graph.leaf_nodes()
    yield to
    with connection.cursor() as cursor:
        tables = ("channels_importbatch", "entries_entry", "core_storedfile", "organs_organ")
        for table in tables:
            cursor.execute(f"DELETE FROM {table}")
    MigrationExecutor(connection).migrate(whole)


def written_before(models: Any) -> None:
    """One record, a table entered twice, one with a wrong row that waits."""
    organ = models.get_model("organs", "Organ").objects.create(
        code="pengyang", name="彭阳县人民政府", short_name="彭阳县", level="county"
    )
    models.get_model("entries", "Entry").objects.create(
        organ=organ, title="财务公开", index_number="BY-1", formed_on=date(2020, 3, 2), published_at=NOW
    )
    models.get_model("entries", "Entry").objects.create(
        organ=organ, title="稿子", standing="unpublished", stage="draft", is_listed=False
    )
    files = models.get_model("core", "StoredFile")
    stored = [files.objects.create(sha256=letter * 64, size=1, media_type="text/csv") for letter in "ab"]
    batch = models.get_model("channels", "ImportBatch")
    same = {"organ": organ, "name": "一年.csv", "total": 1, "checked": 1, "uploaded_at": NOW, "uploaded_by": "经办"}
    for _ in range(2):
        batch.objects.create(file=stored[0], entered=1, delivered=1, entered_at=NOW, **same)
    batch.objects.create(file=stored[1], errors=[[2, "“标题”要填"]], rows=[{"标题": ""}], **same)


def test_old_records_stay_public_and_marked_and_old_tables_keep_their_place(migrate: Migrate) -> None:
    written_before(migrate(BEFORE))
    models = migrate(AFTER)
    entry, batch = models.get_model("entries", "Entry"), models.get_model("channels", "ImportBatch")
    release = models.get_model("entries", "ImportRelease").objects.get()
    assert (release.is_from_before, release.count, release.reviewer_id) == (True, 1, None)
    assert dict(entry.objects.values_list("title", "release")) == {"财务公开": release.pk, "稿子": None}
    assert entry.objects.get(title="财务公开").is_listed
    rows = list(batch.objects.order_by("id").values_list("state", "release", "fingerprint", "checked"))
    assert rows == [
        ("entered", release.pk, "a" * 64, 1), ("entered", release.pk, "", 1), ("uploaded", None, "b" * 64, 0),
    ]  # fmt: skip
    batch.objects.filter(state="uploaded").update(errors=[[2, "标题", "“标题”要填"]])
    models = migrate(BEFORE)
    assert models.get_model("entries", "Entry").objects.get(title="财务公开").is_listed
    old = models.get_model("channels", "ImportBatch").objects.order_by("id")
    assert list(old.values_list("entered", flat=True)) == [1, 1, None]
    assert old[2].errors == [[2, "标题：“标题”要填"]]
