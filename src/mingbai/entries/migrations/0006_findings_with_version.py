from collections.abc import Mapping
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from mingbai.privacy.advice import ADVICE
from mingbai.privacy.spans import DataKind


def as_before(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Rewrite findings into the previous form; the fingerprint of the words is lost."""
    for row in apps.get_model("entries", "Attachment").objects.only("findings").iterator(chunk_size=20):
        if isinstance(row.findings, dict):
            row.findings = [_before(one) for one in row.findings["found"]]
            row.save(update_fields=["findings"])


def _before(one: Mapping[str, Any]) -> dict[str, Any]:
    advice, article = ADVICE[DataKind(one["kind"])]
    return {
        "kind": one["kind"],
        "where": f"{one['place']} ({one['hidden']})" if one["hidden"] else one["place"],
        "excerpt": one["excerpt"],
        "certainty": one["certainty"],
        "advice": advice,
        "article": article,
        "column": one["column"],
    }


class Migration(migrations.Migration):
    """Old findings are read as they are (entries.values.inspected); only the reverse has to rewrite."""

    dependencies = [("entries", "0005_tally_counted")]

    operations = [migrations.RunPython(migrations.RunPython.noop, as_before)]
