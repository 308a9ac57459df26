from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0027_removed_applications'),
    ]

    operations = [
        migrations.AddField(
            model_name='datemoved',
            name='moved_by',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='datemoved',
            name='reason',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='datemoved',
            name='was_late',
            field=models.BooleanField(default=False),
        ),
    ]
