"""The telephone in the foot of every page."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0009_public_changes")]

    operations = [
        migrations.AddField(model_name="site", name="telephone", field=models.CharField(blank=True, max_length=40)),
    ]
