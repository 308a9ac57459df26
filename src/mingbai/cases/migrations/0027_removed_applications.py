from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0026_earlier_choices'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='application',
            index=models.Index(condition=models.Q(('removed_at__isnull', False)), fields=['removed_at'], name='application_removed'),
        ),
    ]
