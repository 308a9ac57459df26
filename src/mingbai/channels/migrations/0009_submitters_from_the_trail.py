import json
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def from_the_trail(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The trail says who submitted the batches that wait for their review."""
    batch: Any = apps.get_model("channels", "ImportBatch")
    trail: Any = apps.get_model("core", "AuditEntry")
    waiting = set(batch.objects.filter(state="waiting").values_list("pk", flat=True))
    for act in trail.objects.filter(event="import.submitted", person_id__isnull=False) if waiting else ():
        key = json.loads(act.data).get("batch")
        if key in waiting:
            batch.objects.filter(pk=key).update(submitter_id=act.person_id)


class Migration(migrations.Migration):

    dependencies = [("channels", "0008_batch_submitter"), ("core", "0007_trail_checks")]

    operations = [migrations.RunPython(from_the_trail, migrations.RunPython.noop)]
