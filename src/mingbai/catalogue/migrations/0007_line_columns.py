from django.db import migrations, models

# A column's new name reaches indexes and constraints on both engines. RenameField would copy whole tables on SQLite,
# and remove and rebuild what names the column, so only Django's picture of the models takes that way.
COLUMNS = (
    ("catalogue_item", "item1", "line1"),
    ("catalogue_item", "item2", "line2"),
    ("catalogue_itemedition", "item_id", "line_id"),
    ("catalogue_adjustment", "item_id", "line_id"),
    ("catalogue_duty", "item_id", "line_id"),
)
RENAME = "ALTER TABLE {} RENAME COLUMN {} TO {}"


class Migration(migrations.Migration):
    """Rename the columns that mean a line of the catalogue; "item" is left to the regulations. Constraints keep their names."""

    dependencies = [("catalogue", "0006_decisions_marked")]

    operations = [
        *(
            migrations.RunSQL(RENAME.format(table, old, new), RENAME.format(table, new, old))
            for table, old, new in COLUMNS
        ),
        migrations.SeparateDatabaseAndState(state_operations=[
            migrations.RemoveConstraint(
                model_name='adjustment',
                name='adjustment_once',
            ),
            migrations.RemoveConstraint(
                model_name='catalogueline',
                name='item_once_per_owner',
            ),
            migrations.RemoveConstraint(
                model_name='catalogueline',
                name='item_is_named',
            ),
            migrations.RemoveConstraint(
                model_name='duty',
                name='duty_once_a_period',
            ),
            migrations.RemoveConstraint(
                model_name='duty',
                name='duty_without_item_once',
            ),
            migrations.RemoveConstraint(
                model_name='lineedition',
                name='edition_open_once',
            ),
            migrations.RemoveIndex(
                model_name='lineedition',
                name='edition_on_a_day',
            ),
            migrations.RenameField(
                model_name='adjustment',
                old_name='item',
                new_name='line',
            ),
            migrations.RenameField(
                model_name='catalogueline',
                old_name='item1',
                new_name='line1',
            ),
            migrations.RenameField(
                model_name='catalogueline',
                old_name='item2',
                new_name='line2',
            ),
            migrations.RenameField(
                model_name='duty',
                old_name='item',
                new_name='line',
            ),
            migrations.RenameField(
                model_name='lineedition',
                old_name='item',
                new_name='line',
            ),
            migrations.AddIndex(
                model_name='lineedition',
                index=models.Index(fields=['line', 'in_force_on'], name='edition_on_a_day'),
            ),
            migrations.AddConstraint(
                model_name='adjustment',
                constraint=models.UniqueConstraint(fields=('organ', 'line'), name='adjustment_once'),
            ),
            migrations.AddConstraint(
                model_name='catalogueline',
                constraint=models.UniqueConstraint(fields=('owner', 'field', 'line1', 'line2'), name='item_once_per_owner'),
            ),
            migrations.AddConstraint(
                model_name='catalogueline',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('field', ''), _negated=True), models.Q(('line1', ''), _negated=True), models.Q(('line2', ''), _negated=True)), name='item_is_named'),
            ),
            migrations.AddConstraint(
                model_name='duty',
                constraint=models.UniqueConstraint(condition=models.Q(('period_key', ''), _negated=True), fields=('organ', 'line', 'period_key'), name='duty_once_a_period'),
            ),
            migrations.AddConstraint(
                model_name='duty',
                constraint=models.UniqueConstraint(condition=models.Q(('line__isnull', True), models.Q(('period_key', ''), _negated=True)), fields=('organ', 'period_key'), name='duty_without_item_once'),
            ),
            migrations.AddConstraint(
                model_name='lineedition',
                constraint=models.UniqueConstraint(condition=models.Q(('ends_on__isnull', True)), fields=('line',), name='edition_open_once'),
            ),
        ]),
    ]
