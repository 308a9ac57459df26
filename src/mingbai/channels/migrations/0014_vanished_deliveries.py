from django.db import migrations, models

BACK = "UPDATE channels_delivery SET state = 'withdrawn' WHERE state = 'removed'"


class Migration(migrations.Migration):

    dependencies = [('channels', '0013_photo_as_proof')]

    operations = [
        migrations.RemoveConstraint(
            model_name='delivery',
            name='delivery_state_known',
        ),
        migrations.RemoveIndex(
            model_name='delivery',
            name='delivery_open',
        ),
        migrations.AlterField(
            model_name='delivery',
            name='state',
            field=models.CharField(choices=[('planned', '待发'), ('sending', '正在发'), ('delivered', '已送达'), ('failed', '没发成'), ('unknown', '不知道发没发成'), ('by_hand', '要人来发'), ('removed', '被那边撤了'), ('to_remove', '要去撤下'), ('withdrawn', '不发了或者已撤下')], max_length=12),
        ),
        # On the way back what a channel took down is what does not stand there.
        migrations.RunSQL(migrations.RunSQL.noop, BACK),
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(condition=models.Q(('state__in', ['planned', 'sending', 'failed', 'unknown', 'by_hand', 'removed'])), fields=['organ', 'id'], name='delivery_open'),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'sending', 'delivered', 'failed', 'unknown', 'by_hand', 'removed', 'to_remove', 'withdrawn'])), name='delivery_state_known'),
        ),
    ]
