import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('channels', '0011_channel_rules')]

    operations = [
        migrations.AddField(
            model_name='delivery',
            name='sent_version',
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='delivery',
            name='is_outdated',
            field=models.BooleanField(default=False),
        ),
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(condition=models.Q(('is_outdated', True)), fields=['organ', 'id'], name='delivery_outdated'),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.CheckConstraint(condition=models.Q(('is_outdated', False), ('state', 'delivered'), _connector='OR'), name='outdated_was_sent'),
        ),
        migrations.CreateModel(
            name='SentText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.CharField(max_length=12)),
                ('version', models.PositiveIntegerField()),
                ('title', models.CharField(blank=True, max_length=300)),
                ('text', models.TextField(blank=True)),
                ('proof', models.CharField(max_length=300)),
                ('sent_at', models.DateTimeField()),
                ('sent_by', models.CharField(max_length=200)),
                ('delivery', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sent', to='channels.delivery')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('proof', ''), _negated=True), name='sent_has_proof')],
            },
        ),
    ]
