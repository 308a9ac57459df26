
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0009_fields_marked_by_hand'),
        ('entries', '0026_synonyms'),
        ('organs', '0004_closing'),
    ]

    operations = [
        migrations.AlterField(
            model_name='entry',
            name='adoption_of',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='adoptions', to='entries.entry'),
        ),
        migrations.AlterField(
            model_name='entry',
            name='chain',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='catalogue.chain'),
        ),
        migrations.AlterField(
            model_name='entry',
            name='duty',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='catalogue.duty'),
        ),
        migrations.AlterField(
            model_name='entry',
            name='final_of',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='finals', to='entries.entry'),
        ),
        migrations.AlterField(
            model_name='entry',
            name='interprets',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='interpretations', to='entries.entry'),
        ),
        migrations.AlterField(
            model_name='entry',
            name='village',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organs.organ'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(condition=models.Q(('is_listed', True)), fields=['field', 'published_at', 'id'], name='entry_of_field'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(condition=models.Q(('duty__isnull', False)), fields=['duty'], name='entry_by_duty'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(condition=models.Q(('chain__isnull', False)), fields=['chain'], name='entry_by_chain'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(condition=models.Q(('village__isnull', False)), fields=['village'], name='entry_by_village'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(condition=models.Q(('interprets__isnull', False)), fields=['interprets'], name='entry_by_interprets'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(condition=models.Q(('adoption_of__isnull', False)), fields=['adoption_of'], name='entry_by_adoption_of'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(condition=models.Q(('final_of__isnull', False)), fields=['final_of'], name='entry_by_final_of'),
        ),
    ]
