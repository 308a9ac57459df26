from typing import Any

from django.db import migrations

# 政府网站标识码 begins with the code of the administrative division.
NINGXIA, DIVISION = "宁夏", "64"


def name_region(apps: Any, schema_editor: Any) -> None:
    """Take the region from a local notice that the office imported, or from the code of the website."""
    notice = apps.get_model("calendars", "HolidayNotice").objects.exclude(region="").order_by("-id").first()
    sites = apps.get_model("core", "Site").objects.filter(region="")
    if notice is not None:
        sites.update(region=notice.region)
    else:
        sites.filter(id_code__startswith=DIVISION).update(region=NINGXIA)


class Migration(migrations.Migration):
    """Name the region of an installation from before."""

    dependencies = [("calendars", "0001_initial"), ("core", "0005_site_region")]

    operations = [migrations.RunPython(name_region, migrations.RunPython.noop)]
