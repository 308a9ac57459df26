from django.db import migrations


class Migration(migrations.Migration):
    """Rename Item to CatalogueLine, so that "item" means only 事项 of the regulations. Tables keep their names and rows."""

    # The other app's foreign keys still name the model as it was.
    dependencies = [("catalogue", "0003_duty_kinds"), ("entries", "0005_tally_counted")]

    operations = [
        migrations.AlterModelTable("item", "catalogue_item"),
        migrations.AlterModelTable("itemedition", "catalogue_itemedition"),
        migrations.RenameModel("Item", "CatalogueLine"),
        migrations.RenameModel("ItemEdition", "LineEdition"),
    ]
