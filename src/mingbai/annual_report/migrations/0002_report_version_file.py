from django.db import migrations


class Migration(migrations.Migration):
    # RenameModel also renames the content type; reversing it needs the content types' table, hence the dependency.
    dependencies = [("annual_report", "0001_initial"), ("contenttypes", "0002_remove_content_type_name")]

    operations = [migrations.RenameModel("VersionFile", "ReportVersionFile")]
