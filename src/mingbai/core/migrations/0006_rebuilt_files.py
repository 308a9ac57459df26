import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0005_site_region'),
    ]

    operations = [
        migrations.CreateModel(
            name='RebuiltFile',
            fields=[
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='rebuilt', serialize=False, to='core.storedfile')),
                ('rules', models.PositiveSmallIntegerField()),
                ('original', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.storedfile')),
            ],
        ),
    ]
