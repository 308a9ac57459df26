from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('channels', '0006_batch_constraints')]

    operations = [
        migrations.RemoveConstraint(
            model_name='delivery',
            name='delivery_state_known',
        ),
        migrations.AlterField(
            model_name='delivery',
            name='state',
            field=models.CharField(choices=[('delivered', '已送达'), ('to_remove', '要去撤下'), ('withdrawn', '已撤回')], max_length=12),
        ),
        # On the way back a delivery that waits for its removal is one that was withdrawn.
        migrations.RunSQL(migrations.RunSQL.noop, "UPDATE channels_delivery SET state = 'withdrawn' WHERE state = 'to_remove'"),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['delivered', 'to_remove', 'withdrawn'])), name='delivery_state_known'),
        ),
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(condition=models.Q(('state', 'to_remove')), fields=['organ', 'id'], name='delivery_to_remove'),
        ),
    ]
