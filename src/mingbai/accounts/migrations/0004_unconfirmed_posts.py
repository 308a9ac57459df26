from datetime import timedelta
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def end_unconfirmed(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The code before knows no confirmation: a post that nobody confirmed has ended the day before it began."""
    post: Any = apps.get_model("accounts", "Post")
    for row in post.objects.filter(is_pending=True):
        before = row.since_on - timedelta(days=1)
        row.since_on, row.until_on, row.is_pending = before, row.until_on or before, False
        row.save(update_fields=["since_on", "until_on", "is_pending"])


class Migration(migrations.Migration):

    dependencies = [("accounts", "0003_confirmed_posts")]

    operations = [migrations.RunPython(migrations.RunPython.noop, end_unconfirmed)]
