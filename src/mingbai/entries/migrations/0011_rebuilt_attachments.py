import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0006_rebuilt_files'),
        ('entries', '0010_line_columns'),
    ]

    operations = [
        migrations.AddField(
            model_name='attachment',
            name='rebuilt',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.rebuiltfile'),
        ),
        migrations.AddIndex(
            model_name='attachment',
            index=models.Index(condition=models.Q(('rebuilt__isnull', True)), fields=['id'], name='attachment_from_before'),
        ),
        migrations.AddField(
            model_name='versionfile',
            name='file',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.rebuiltfile'),
        ),
        migrations.AddField(
            model_name='versionfile',
            name='is_from_before',
            field=models.BooleanField(default=False),
        ),
    ]
