"""The tables of a new SQLite file, made from the models as they are now instead of by every migration since the first.

`migrate` renders the models anew for each of more than a hundred steps, which takes longer than everything else in a first start.
Both ways lead to the same tables: tests/cli/test_tables.py compares them. A server's database is migrated: there it is done
once by people who can wait, and Django's own migrations leave it slightly other types than its models have.
"""

from __future__ import annotations

from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder


def may_make() -> bool:
    """Return whether this is an SQLite file without any table."""
    return connection.vendor == "sqlite" and not connection.introspection.table_names()


def make() -> None:
    """Make all tables of an empty database and record every migration as applied, in one transaction."""
    steps = MigrationExecutor(connection).loader.graph.nodes
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.managed and not model._meta.proxy:
                editor.create_model(model)
        recorder = MigrationRecorder(connection)
        editor.create_model(recorder.Migration)
        recorder.migration_qs.bulk_create(recorder.Migration(app=app, name=name) for app, name in steps)
    # As after `migrate`: content types and permissions of the models.
    emit_post_migrate_signal(verbosity=0, interactive=False, db=DEFAULT_DB_ALIAS)
