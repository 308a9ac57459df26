"""The migrations create exactly the tables of the models, and each can be undone."""

from __future__ import annotations

from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.utils import translation


def test_every_step_of_ours_can_be_undone() -> None:
    ours = [step for step in MigrationLoader(None).graph.nodes.values() if type(step).__module__.startswith("mingbai.")]
    assert len(ours) > 80
    assert [str(step) for step in ours if not all(operation.reversible for operation in step.operations)] == []


def test_no_migration_is_missing() -> None:
    # Without a connection the files alone are compared; making a database first would take most of the check's time.
    loader = MigrationLoader(None)
    assert loader.detect_conflicts() == {}
    # The framework's own names are translated; its migrations hold them in English.
    with translation.override(None):
        changes = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps)).changes(graph=loader.graph)
    assert {label: [str(step) for step in found] for label, found in changes.items()} == {}
