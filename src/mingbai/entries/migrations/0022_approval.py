import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('entries', '0021_authors_of_undisclosed')]

    operations = [
        migrations.AddField(
            model_name='entry',
            name='approval',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='entries.reviewverdict'),
        ),
    ]
