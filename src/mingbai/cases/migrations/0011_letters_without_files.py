from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0010_whole_indexes'),
        ('core', '0008_sealing_keys'),
        ('organs', '0004_closing'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='letter',
            index=models.Index(condition=models.Q(('pdf__isnull', True), ('state__in', ('signed', 'served'))), fields=['id'], name='letter_without_files'),
        ),
    ]
