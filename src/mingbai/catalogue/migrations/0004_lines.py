from django.db import migrations


class Migration(migrations.Migration):
    """A line of the catalogue is called one: 事项 of the regulation is the item. The tables keep their names and rows."""

    # Their foreign keys name the model as it was.
    dependencies = [("catalogue", "0003_duty_kinds"), ("entries", "0005_tally_counted")]

    operations = [
        migrations.AlterModelTable("item", "catalogue_item"),
        migrations.AlterModelTable("itemedition", "catalogue_itemedition"),
        migrations.RenameModel("Item", "CatalogueLine"),
        migrations.RenameModel("ItemEdition", "LineEdition"),
    ]
