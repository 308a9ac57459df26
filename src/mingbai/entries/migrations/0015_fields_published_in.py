"""Departments keep the fields in which they have entries, whatever the subject column says."""

from importlib import import_module
from typing import Any

from django.db import migrations


def keep(apps: Any, schema_editor: Any) -> None:
    entry = apps.get_model("entries", "Entry")
    used = entry.objects.filter(organ__level="department", line__owner__level="county").values_list("organ_id", "line__field")
    import_module("mingbai.catalogue.migrations.0009_fields_marked_by_hand").give(apps, set(used))


class Migration(migrations.Migration):

    dependencies = [
        ('entries', '0014_penalty_reversals'),
        ('catalogue', '0009_fields_marked_by_hand'),
    ]

    # Undone together with the assignments themselves.
    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
