"""Rows of the simple register get the state that their outcome says: closed with one, in hand without."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models


def say_state(apps: Any, schema_editor: Any) -> None:
    apps.get_model("cases", "Application").objects.filter(closed_on__isnull=False).update(state="closed")


def say_receipt(apps: Any, schema_editor: Any) -> None:
    """The simple register knows no application without a day of receipt: one not confirmed yet gets the day it came."""
    rows = apps.get_model("cases", "Application").objects.filter(received_on__isnull=True)
    rows.update(received_on=models.F("submitted_on"))


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0002_cases'),
    ]

    operations = [
        migrations.RunPython(say_state, say_receipt),
    ]
