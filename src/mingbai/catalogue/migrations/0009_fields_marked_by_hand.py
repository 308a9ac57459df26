"""Departments keep the fields in which they shortened a limit or reported new information before the subject column decided."""

from typing import Any

from django.db import migrations

REASON = "升级以前本单位已经在这个领域公开"


def keep(apps: Any, schema_editor: Any) -> None:
    adjustment, duty = apps.get_model("catalogue", "Adjustment"), apps.get_model("catalogue", "Duty")
    of_county = {"organ__level": "department", "line__owner__level": "county"}
    named = ("organ_id", "line__field")
    marked = set(adjustment.objects.filter(**of_county).exclude(unit="").values_list(*named))
    marked |= set(duty.objects.filter(**of_county).exclude(kind="calendar").values_list(*named))
    give(apps, marked)


def give(apps: Any, fields: set[tuple[int, str]]) -> None:
    assignment, edition = apps.get_model("catalogue", "Assignment"), apps.get_model("catalogue", "LineEdition")
    first = edition.objects.order_by("in_force_on").values_list("in_force_on", "made_at").first()
    if first is None:
        return
    since_on, made_at = first
    there = set(assignment.objects.values_list("organ_id", "field"))
    assignment.objects.bulk_create(
        assignment(
            organ_id=organ_id, field=field, is_owner=True, since_on=since_on, reason=REASON, made_by="升级", made_at=made_at
        )
        for organ_id, field in sorted(fields - there)
    )


def forget(apps: Any, schema_editor: Any) -> None:
    apps.get_model("catalogue", "Assignment").objects.filter(reason=REASON, made_by="升级").delete()


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0008_assignments'),
        ('organs', '0004_closing'),
    ]

    operations = [migrations.RunPython(keep, forget)]
