from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('entries', '0023_approvals_of_published')]

    operations = [
        migrations.RemoveConstraint(model_name='entry', name='listed_only_when_reviewed'),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.CheckConstraint(
                condition=models.Q(('is_listed', False), ('approval__isnull', False), ('release__isnull', False), _connector='OR'),
                name='listed_only_when_reviewed',
            ),
        ),
    ]
