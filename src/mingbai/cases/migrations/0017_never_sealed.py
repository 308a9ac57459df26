from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0016_redaction_drawers")]

    operations = [
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                condition=models.Q(state__in=["abandoned", "closed", "fee_lapsed", "replied", "withdrawn"]),
                fields=["closed_on", "id"],
                name="application_unsealed",
            ),
        )
    ]
