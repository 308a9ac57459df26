"""Communities were entered as villages before they had a level of their own; their names tell them apart."""

from __future__ import annotations

from typing import Any

from django.db import migrations


def by_name(apps: Any, schema_editor: Any) -> None:
    organ = apps.get_model("organs", "Organ")
    organ.objects.filter(level="village", name__contains="居民委员会").update(level="community")


def all_villages(apps: Any, schema_editor: Any) -> None:
    apps.get_model("organs", "Organ").objects.filter(level="community").update(level="village")


class Migration(migrations.Migration):

    dependencies = [
        ("organs", "0002_communities"),
    ]

    operations = [
        migrations.RunPython(by_name, all_villages),
    ]
