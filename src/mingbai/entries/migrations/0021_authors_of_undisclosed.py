from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F

ENDED = ("none", "discarded")
WROTE = ("entry.opened", "entry.saved", "entry.amended", "entry.file_added", "entry.file_masked", "entry.file_removed")
BEGUN = ("entry.published", "entry.discarded", "entry.withdrawn")


def from_trail_and_verdicts(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What is in the register of what is not disclosed, or came back from it, was left out when drafts got their authors.

    The trail says who changed it, the verdicts who submitted it.
    """
    entry: Any = apps.get_model("entries", "Entry")
    author: Any = apps.get_model("entries", "DraftAuthor")
    trail: Any = apps.get_model("core", "AuditEntry")
    verdict: Any = apps.get_model("entries", "ReviewVerdict")
    kept = entry.objects.filter(non_disclosure__isnull=False).exclude(stage__in=ENDED)
    for row in kept.select_related("organ").iterator():
        people: dict[int, tuple[str, Any]] = {}
        own = trail.objects.filter(subject=f"entry:{row.organ.code}:{row.pk}", event__in=(*WROTE, *BEGUN))
        for act in own.filter(person_id__isnull=False).order_by("at", "id"):
            if act.event in BEGUN:
                people = {}
            else:
                people.setdefault(act.person_id, (act.actor, act.at))
        submitted = verdict.objects.filter(entry=row, act="submit", round=F("entry__round"))
        for person_id, name, moment in submitted.values_list("person_id", "decided_by", "decided_at"):
            people.setdefault(person_id, (name, moment))
        author.objects.bulk_create(
            (author(entry=row, person_id=key, name=name, wrote_at=moment) for key, (name, moment) in people.items()),
            ignore_conflicts=True,
        )


class Migration(migrations.Migration):

    dependencies = [("entries", "0020_saver_of_draft")]

    operations = [migrations.RunPython(from_trail_and_verdicts, migrations.RunPython.noop)]
