from typing import Any

from django.db import migrations


def name_approvals(apps: Any, schema_editor: Any) -> None:
    """Name for what was published here the approval that the newest version went out with.

    What is listed without one stays public, and that nobody reviewed it is written down, as for records from before.
    """
    entry, verdict, version, release = (
        apps.get_model('entries', name) for name in ('Entry', 'ReviewVerdict', 'Version', 'ImportRelease')
    )
    unnamed = entry.objects.filter(release__isnull=True, approval__isnull=True).exclude(standing='unpublished')
    for row in unnamed.order_by('id').iterator(chunk_size=2000):
        # A later round may be approved already and wait for its publication.
        newest = version.objects.filter(entry=row).order_by('-number').first()
        approvals = verdict.objects.filter(entry=row, act='approve')
        if newest is not None:
            approvals = approvals.filter(decided_at__lte=newest.published_at)
        last = approvals.order_by('-id').first()
        if last is not None:
            entry.objects.filter(pk=row.pk).update(approval=last)
    left = unnamed.filter(is_listed=True)
    for organ_id in list(left.order_by('organ_id').values_list('organ_id', flat=True).distinct()):
        own = left.filter(organ_id=organ_id)
        own.update(release=release.objects.create(organ_id=organ_id, count=own.count(), is_from_before=True))


class Migration(migrations.Migration):

    # The releases of channels 0005 come first: it finds each organ's one, and this makes others.
    dependencies = [('entries', '0022_approval'), ('channels', '0006_batch_constraints')]

    operations = [migrations.RunPython(name_approvals, migrations.RunPython.noop)]
