
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('entries', '0019_comments'),
    ]

    operations = [
        migrations.AddField(
            model_name='draft',
            name='saver_id',
            field=models.BigIntegerField(null=True),
        ),
    ]
