from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F
from django.db.models.functions import Coalesce


def still_unconfirmed(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The code before knows no reset: such a post waits as if whoever set the password had appointed its holder."""
    post: Any = apps.get_model("accounts", "Post")
    waiting = post.objects.filter(is_pending=True, reset_by__isnull=False)
    waiting.update(appointed_by=Coalesce(F("appointed_by"), F("reset_by")), confirmed_by=None, confirmed_at=None)


class Migration(migrations.Migration):

    dependencies = [("accounts", "0005_passwords_of_deciders")]

    operations = [migrations.RunPython(migrations.RunPython.noop, still_unconfirmed)]
