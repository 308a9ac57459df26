from django.db import migrations, models


class Migration(migrations.Migration):
    """What kind of administrative decision a line holds becomes a column; words in its title said it before."""

    dependencies = [("catalogue", "0004_lines")]

    operations = [
        migrations.AddField("lineedition", "decision", models.CharField(blank=True, default="", max_length=20)),
        migrations.AddConstraint(
            "lineedition",
            models.CheckConstraint(
                condition=models.Q(
                    decision__in=["", "permit", "some_permits", "penalty", "some_penalties", "coercion"]
                ),
                name="edition_decision_known",
            ),
        ),
    ]
