from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def keep_listed(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Records that came in before batches were reviewed stay public; that nobody reviewed them is written down.

    What was written here was handed in at least once, so its `round` is not 0.
    """
    entry: Any = apps.get_model("entries", "Entry")
    release: Any = apps.get_model("entries", "ImportRelease")
    old = entry.objects.filter(round=0, index_number__isnull=False, release__isnull=True)
    for organ_id in list(old.order_by("organ_id").values_list("organ_id", flat=True).distinct()):
        own = old.filter(organ_id=organ_id)
        own.update(release=release.objects.create(organ_id=organ_id, count=own.count(), is_from_before=True))


class Migration(migrations.Migration):

    dependencies = [("entries", "0007_import_release")]

    operations = [migrations.RunPython(keep_listed, migrations.RunPython.noop)]
