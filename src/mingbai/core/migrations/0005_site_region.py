from django.db import migrations, models


class Migration(migrations.Migration):
    """The installation names the region whose rest days count in its time limits."""

    dependencies = [("core", "0004_file_inspection")]

    operations = [migrations.AddField("site", "region", models.CharField(blank=True, default="", max_length=20), preserve_default=False)]
