from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('entries', '0012_published_before_rebuilding')]

    operations = [
        migrations.AddConstraint(
            model_name='versionfile',
            constraint=models.CheckConstraint(
                condition=models.Q(('file__isnull', False), ('is_from_before', True), _connector='OR'), name='published_file_is_rebuilt'
            ),
        ),
    ]
