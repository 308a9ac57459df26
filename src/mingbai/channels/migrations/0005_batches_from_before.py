from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def with_states(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What was entered stays entered, under the release that says it was not reviewed; the rest is looked at anew."""
    batch: Any = apps.get_model("channels", "ImportBatch")
    release: Any = apps.get_model("entries", "ImportRelease")
    seen: set[tuple[int, str]] = set()
    for row in batch.objects.select_related("file").order_by("organ_id", "id").defer("rows"):
        changed = ["state"]
        if row.entered_at is not None:
            row.state = "entered"
            row.release, _ = release.objects.get_or_create(organ_id=row.organ_id, is_from_before=True, defaults={"count": 0})
            row.errors = []
            changed += ["release", "errors"]
        else:
            row.checked, row.errors = 0, []
            changed += ["checked", "errors"]
        row.save(update_fields=changed)
    # Of copies of one file the first that was entered keeps the fingerprint; a file that is there twice already stays so.
    for row in batch.objects.select_related("file").order_by("organ_id", "state", "id").defer("rows"):
        if (row.organ_id, row.file.sha256) not in seen:
            seen.add((row.organ_id, row.file.sha256))
            row.fingerprint = row.file.sha256
            row.save(update_fields=["fingerprint"])


def as_before(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What keeps a row out as the code before reads it: row and sentence."""
    batch: Any = apps.get_model("channels", "ImportBatch")
    for row in batch.objects.exclude(errors=[]).defer("rows"):
        row.errors = [[number, f"{column}：{said}" if column else said] for number, column, said in row.errors]
        row.save(update_fields=["errors"])


class Migration(migrations.Migration):

    dependencies = [("channels", "0004_batch_review")]

    operations = [migrations.RunPython(with_states, as_before)]
