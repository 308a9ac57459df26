"""Count the public generation per organ; the old count continues under no organ, so that the sum never falls."""

from typing import Any

from django.db import migrations, models
from django.db.models import Sum


def split(apps: Any, editor: Any) -> None:
    """Take over the county's number."""
    counted = apps.get_model("core", "Site").objects.values_list("public_generation", flat=True).first()
    if counted:
        apps.get_model("core", "Generation").objects.create(organ_code="", number=counted)


def join(apps: Any, editor: Any) -> None:
    """Make the sum the county's number again."""
    total = apps.get_model("core", "Generation").objects.aggregate(total=Sum("number"))["total"]
    apps.get_model("core", "Site").objects.update(public_generation=total or 0)


class Migration(migrations.Migration):
    dependencies = [("core", "0002_chains_of_organs")]

    operations = [
        migrations.CreateModel(
            name="Generation",
            fields=[
                ("organ_code", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("number", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.RunPython(split, join),
        migrations.RemoveField("site", "public_generation"),
    ]
