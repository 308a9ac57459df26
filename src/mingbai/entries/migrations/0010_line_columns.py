from django.db import migrations, models

# A column's new name reaches indexes and constraints on both engines. RenameField would copy whole tables on SQLite,
# and remove and rebuild what names the column, so only Django's picture of the models takes that way.
COLUMNS = (
    ("entries_entry", "item_id", "line_id"),
    ("entries_tally", "item_id", "line_id"),
)
RENAME = "ALTER TABLE {} RENAME COLUMN {} TO {}"


class Migration(migrations.Migration):
    """Rename the columns that mean a line of the catalogue, as the catalogue itself does."""

    dependencies = [("entries", "0009_listed_only_when_reviewed"), ("catalogue", "0007_line_columns")]

    operations = [
        *(
            migrations.RunSQL(RENAME.format(table, old, new), RENAME.format(table, new, old))
            for table, old, new in COLUMNS
        ),
        migrations.SeparateDatabaseAndState(state_operations=[
            migrations.RemoveConstraint(
                model_name='tally',
                name='tally_of_item_once',
            ),
            migrations.RemoveConstraint(
                model_name='tally',
                name='tally_without_item_once',
            ),
            migrations.RemoveIndex(
                model_name='entry',
                name='entry_by_catalogue',
            ),
            migrations.RemoveIndex(
                model_name='entry',
                name='entry_unfiled',
            ),
            migrations.RenameField(
                model_name='entry',
                old_name='item',
                new_name='line',
            ),
            migrations.RenameField(
                model_name='tally',
                old_name='item',
                new_name='line',
            ),
            migrations.AddIndex(
                model_name='entry',
                index=models.Index(condition=models.Q(('is_listed', True)), fields=['organ', 'line', 'published_at', 'id'], name='entry_by_catalogue'),
            ),
            migrations.AddIndex(
                model_name='entry',
                index=models.Index(condition=models.Q(('is_listed', True), ('line__isnull', True)), fields=['organ', 'field', 'published_at', 'id'], name='entry_unfiled'),
            ),
            migrations.AddConstraint(
                model_name='tally',
                constraint=models.UniqueConstraint(condition=models.Q(('line__isnull', False)), fields=('organ', 'line', 'statutory_item', 'field'), name='tally_of_item_once'),
            ),
            migrations.AddConstraint(
                model_name='tally',
                constraint=models.UniqueConstraint(condition=models.Q(('line__isnull', True)), fields=('organ', 'statutory_item', 'field'), name='tally_without_item_once'),
            ),
        ]),
    ]
