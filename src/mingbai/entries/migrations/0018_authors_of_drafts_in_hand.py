from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ENDED = ("none", "discarded", "not_disclosed")
WROTE = ("entry.opened", "entry.saved", "entry.amended", "entry.file_added", "entry.file_masked", "entry.file_removed")
BEGUN = ("entry.published", "entry.discarded", "entry.withdrawn")


def from_the_trail(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The trail says who changed the drafts that are in hand; what was published before them is not theirs."""
    entry: Any = apps.get_model("entries", "Entry")
    author: Any = apps.get_model("entries", "DraftAuthor")
    trail: Any = apps.get_model("core", "AuditEntry")
    for row in entry.objects.exclude(stage__in=ENDED).select_related("organ").iterator():
        own = trail.objects.filter(subject=f"entry:{row.organ.code}:{row.pk}").order_by("at", "id")
        people: dict[int, Any] = {}
        for act in own.filter(event__in=(*WROTE, *BEGUN), person_id__isnull=False):
            if act.event in BEGUN:
                people = {}
            else:
                people.setdefault(act.person_id, act)
        author.objects.bulk_create(
            author(entry=row, person_id=person_id, name=act.actor, wrote_at=act.at) for person_id, act in people.items()
        )


class Migration(migrations.Migration):

    dependencies = [("entries", "0017_draft_authors"), ("core", "0007_trail_checks")]

    operations = [migrations.RunPython(from_the_trail, migrations.RunPython.noop)]
