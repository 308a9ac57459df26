from django.db import migrations, models


class Migration(migrations.Migration):
    """What is listed and has a last valid day, for the notices of emergencies in force."""

    dependencies = [("entries", "0027_mostly_empty_keys")]

    operations = [
        migrations.AddIndex(
            "entry",
            models.Index(
                fields=["valid_until"], condition=models.Q(is_listed=True, valid_until__isnull=False), name="entry_valid_until"
            ),
        )
    ]
