import csv
from importlib.resources import files
from typing import Any

from django.db import migrations

# The words in a title that meant the seven working days until now.
WORDS = (
    ("some_penalties", ("行政处罚", "处罚决定")),
    ("some_permits", ("行政许可", "许可决定")),
)


def mark(apps: Any, schema_editor: Any) -> None:
    """Mark the standard lines by their names as shipped, and what an organ added by the words that counted before."""
    text = files("mingbai.catalogue").joinpath("standard", "entries.csv").read_text("utf-8")
    shipped = {(row["field"], row["line1"], row["line2"]): row["decision"] for row in csv.DictReader(text.splitlines())}
    found: dict[str, list[int]] = {}
    lines = apps.get_model("catalogue", "CatalogueLine").objects.values_list("pk", "field", "item1", "item2")
    for pk, *named in lines:
        title = " ".join(named)
        by_words = next((decision for decision, words in WORDS if any(word in title for word in words)), "")
        if decision := shipped.get(tuple(named), by_words):
            found.setdefault(decision, []).append(pk)
    editions = apps.get_model("catalogue", "LineEdition").objects
    for decision, keys in found.items():
        for start in range(0, len(keys), 500):
            editions.filter(item_id__in=keys[start : start + 500]).update(decision=decision)


class Migration(migrations.Migration):
    """Mark the lines that hold permits, penalties or coercion."""

    dependencies = [("catalogue", "0005_decision")]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
