from django.db import migrations, models

BACK = "UPDATE channels_delivery SET state = 'withdrawn' WHERE state IN ('planned', 'sending', 'failed', 'unknown', 'by_hand')"


class Migration(migrations.Migration):

    dependencies = [('channels', '0009_submitters_from_the_trail')]

    operations = [
        migrations.RemoveConstraint(
            model_name='delivery',
            name='delivery_state_known',
        ),
        migrations.AlterField(
            model_name='delivery',
            name='state',
            field=models.CharField(choices=[('planned', '待发'), ('sending', '正在发'), ('delivered', '已送达'), ('failed', '没发成'), ('unknown', '不知道发没发成'), ('by_hand', '要人来发'), ('to_remove', '要去撤下'), ('withdrawn', '不发了或者已撤下')], max_length=12),
        ),
        # On the way back a delivery that was not made is one that does not count.
        migrations.RunSQL(migrations.RunSQL.noop, BACK),
        migrations.AddField(
            model_name='delivery',
            name='planned_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='delivery',
            name='reason',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'sending', 'delivered', 'failed', 'unknown', 'by_hand', 'to_remove', 'withdrawn'])), name='delivery_state_known'),
        ),
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(condition=models.Q(('state__in', ['planned', 'sending', 'failed', 'unknown', 'by_hand'])), fields=['organ', 'id'], name='delivery_open'),
        ),
    ]
