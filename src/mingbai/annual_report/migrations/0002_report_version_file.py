from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("annual_report", "0001_initial")]

    operations = [migrations.RenameModel("VersionFile", "ReportVersionFile")]
