from typing import Any

from django.db import migrations


def mark(apps: Any, schema_editor: Any) -> None:
    """Mark what was published before files were rebuilt: the tasks rebuild it, and until then nobody downloads it."""
    apps.get_model('entries', 'VersionFile').objects.filter(file__isnull=True).update(is_from_before=True)


class Migration(migrations.Migration):

    dependencies = [('entries', '0011_rebuilt_attachments')]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
