from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Count, Max

PLACE = ("organ_id", "item_id", "statutory_item", "field")


def count(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Count what is listed already, once; from here on every act maintains the counts."""
    entry, tally = apps.get_model("entries", "Entry"), apps.get_model("entries", "Tally")
    rows = entry.objects.filter(is_listed=True).order_by(*PLACE).values(*PLACE)
    counted = rows.annotate(listed=Count("*"), last=Max("published_at"))
    tally.objects.bulk_create(tally(**row) for row in counted)


class Migration(migrations.Migration):

    dependencies = [("entries", "0004_tally")]

    operations = [migrations.RunPython(count, migrations.RunPython.noop)]
