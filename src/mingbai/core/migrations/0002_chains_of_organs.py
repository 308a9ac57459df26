"""Give each organ its own chain of acts; the old single chain is closed as it is, and nothing in it is rewritten."""

from typing import Any

from django.core.management.color import no_style
from django.db import migrations, models
from django.db.migrations.exceptions import IrreversibleError

CLOSED = "@closed"


def number_of_before(apps: Any, editor: Any) -> None:
    """Keep for every row the number under which it was hashed, which so far was its key."""
    rows = apps.get_model("core", "AuditEntry")
    rows._base_manager.update(seq=models.F("id"))
    # PostgreSQL starts a key that becomes an identity at 1, below the existing rows.
    for statement in editor.connection.ops.sequence_reset_sql(no_style(), [rows]):
        editor.execute(statement)


def close(apps: Any, editor: Any) -> None:
    """Turn the one head into the head of the closed chain."""
    apps.get_model("core", "AuditHead").objects.update(chain=CLOSED)


def reopen(apps: Any, editor: Any) -> None:
    """Go back only while no act was written since: rows of other chains have no place in a single one."""
    if apps.get_model("core", "AuditEntry")._base_manager.exclude(chain=CLOSED).exists():
        raise IrreversibleError("acts were written to the organs' chains; a single chain cannot hold them without loss")
    heads = apps.get_model("core", "AuditHead").objects
    heads.exclude(chain=CLOSED).delete()
    heads.update(chain="1")


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]

    operations = [
        migrations.RemoveIndex("auditentry", "audit_subject"),
        migrations.RemoveIndex("auditentry", "audit_organ"),
        migrations.RenameField("auditentry", "seq", "id"),
        migrations.AlterField("auditentry", "id", models.BigAutoField(primary_key=True, serialize=False)),
        migrations.AddField("auditentry", "chain", models.CharField(default=CLOSED, max_length=64), preserve_default=False),
        migrations.AddField("auditentry", "seq", models.BigIntegerField(default=0), preserve_default=False),
        migrations.RunPython(number_of_before, migrations.RunPython.noop),
        migrations.AddConstraint(
            "auditentry", models.UniqueConstraint(fields=("chain", "seq"), name="audit_number_once")
        ),
        migrations.AddIndex("auditentry", models.Index(fields=["at", "id"], name="audit_time")),
        migrations.AddIndex("auditentry", models.Index(fields=["subject", "at", "id"], name="audit_subject")),
        migrations.AddIndex("auditentry", models.Index(fields=["organ_code", "at", "id"], name="audit_organ")),
        migrations.RemoveConstraint("audithead", "audit_head_is_one"),
        migrations.AlterField("audithead", "id", models.CharField(max_length=64, primary_key=True, serialize=False)),
        migrations.RenameField("audithead", "id", "chain"),
        migrations.RunPython(close, reopen),
    ]
