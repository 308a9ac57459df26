import hashlib
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def digest(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put digests in the place of keys, as `core.sessions` looks for them; nobody is signed out."""
    session: Any = apps.get_model("sessions", "Session")
    for row in list(session.objects.all()):
        key = row.pk
        row.pk = hashlib.sha256(key.encode()).hexdigest()[:40]
        row.save(force_insert=True)
        session.objects.filter(pk=key).delete()


def end(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """End all sessions: a key cannot be made from its digest."""
    apps.get_model("sessions", "Session").objects.all().delete()


class Migration(migrations.Migration):
    """The table of sessions no longer holds keys that open them."""

    dependencies = [("accounts", "0001_initial"), ("sessions", "0001_initial")]

    operations = [migrations.RunPython(digest, end)]
