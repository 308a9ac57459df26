from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('entries', '0008_records_from_before')]

    operations = [
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.CheckConstraint(condition=models.Q(('is_listed', False), ('round__gt', 0), ('release__isnull', False), _connector='OR'), name='listed_only_when_reviewed'),
        ),
    ]
