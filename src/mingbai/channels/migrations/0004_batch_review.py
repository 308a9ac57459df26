import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('channels', '0003_delivery_states'),
        ('entries', '0008_records_from_before'),
    ]

    operations = [
        migrations.AddField(
            model_name='importbatch',
            name='closed_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='importbatch',
            name='closed_by',
            field=models.CharField(blank=True, max_length=160),
        ),
        migrations.AddField(
            model_name='importbatch',
            name='existing',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='importbatch',
            name='fingerprint',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name='importbatch',
            name='reason',
            field=models.CharField(blank=True, max_length=1000),
        ),
        migrations.AddField(
            model_name='importbatch',
            name='release',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='entries.importrelease'),
        ),
        migrations.AddField(
            model_name='importbatch',
            name='state',
            field=models.CharField(default='uploaded', max_length=12),
        ),
        migrations.AddField(
            model_name='importbatch',
            name='uploader_id',
            field=models.BigIntegerField(null=True),
        ),
    ]
