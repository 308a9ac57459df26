from typing import Any

from django.db import migrations

SPLIT = {
    "procedural_letter_names_review": (
        "correction_names_review", "extension_names_review", "reasons_names_review", "delay_names_review",
        "fee_notice_names_review",
    ),
    "suit_not_taken_names_review": (
        "administrative_query_names_review", "needs_creation_names_review", "petition_names_review", "repeat_names_review",
        "publication_names_review",
    ),
}  # fmt: skip


def split(apps: Any, schema_editor: Any) -> None:
    """Let a choice that covered several kinds of letters stand for each of them, with what counted before it."""
    choices = apps.get_model("cases", "PracticeChoice").objects
    for name, kinds in SPLIT.items():
        for row in choices.filter(name=name).values("value", "earlier", "set_by", "set_at"):
            for kind in kinds:
                choices.get_or_create(name=kind, defaults=row)
        choices.filter(name=name).delete()


def join(apps: Any, schema_editor: Any) -> None:
    """Keep the choice for the first kind as the one for all."""
    choices = apps.get_model("cases", "PracticeChoice").objects
    for name, kinds in SPLIT.items():
        choices.filter(name=kinds[0]).update(name=name)
        choices.filter(name__in=kinds).delete()


class Migration(migrations.Migration):
    dependencies = [("cases", "0028_corrected_days")]

    operations = [migrations.RunPython(split, join)]
