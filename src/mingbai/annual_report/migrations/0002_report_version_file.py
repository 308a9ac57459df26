from django.db import migrations


class Migration(migrations.Migration):
    # Django renames the content type with the model; going back, it looks for its table in what this depends on.
    dependencies = [("annual_report", "0001_initial"), ("contenttypes", "0002_remove_content_type_name")]

    operations = [migrations.RenameModel("VersionFile", "ReportVersionFile")]
