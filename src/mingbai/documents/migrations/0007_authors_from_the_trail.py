from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

WROTE = ("document.opened", "document.saved", "document.file_added", "document.file_removed")


def from_the_trail(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The trail says who changed each document."""
    document: Any = apps.get_model("documents", "Document")
    author: Any = apps.get_model("documents", "DocumentAuthor")
    trail: Any = apps.get_model("core", "AuditEntry")
    for row in document.objects.select_related("organ").iterator():
        own = trail.objects.filter(subject=f"document:{row.organ.code}:{row.pk}", event__in=WROTE, person_id__isnull=False)
        people: dict[int, Any] = {}
        for act in own.order_by("at", "id"):
            people.setdefault(act.person_id, act)
        author.objects.bulk_create(
            author(document=row, person_id=person_id, name=act.actor, wrote_at=act.at) for person_id, act in people.items()
        )


class Migration(migrations.Migration):

    dependencies = [("documents", "0006_document_authors"), ("core", "0007_trail_checks")]

    operations = [migrations.RunPython(from_the_trail, migrations.RunPython.noop)]
