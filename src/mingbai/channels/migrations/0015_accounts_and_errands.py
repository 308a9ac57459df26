import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('channels', '0014_vanished_deliveries'),
        ('organs', '0004_closing'),
    ]

    operations = [
        migrations.CreateModel(
            name='OrganAccount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('base', models.CharField(blank=True, max_length=300)),
                ('settings', models.JSONField(default=dict)),
                ('secrets', models.TextField(blank=True)),
                ('quiet_from', models.TimeField(null=True)),
                ('quiet_until', models.TimeField(null=True)),
                ('quota', models.PositiveIntegerField(null=True)),
                ('rests_until', models.DateTimeField(null=True)),
                ('trouble', models.CharField(blank=True, max_length=300)),
                ('entered_at', models.DateTimeField()),
                ('entered_by', models.CharField(max_length=200)),
                ('channel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='accounts', to='channels.channel')),
                ('organ', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organs.organ')),
            ],
        ),
        migrations.CreateModel(
            name='Attempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=12)),
                ('began_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(null=True)),
                ('fate', models.CharField(blank=True, max_length=12)),
                ('why', models.CharField(blank=True, max_length=500)),
                ('remote_id', models.CharField(blank=True, max_length=300)),
                ('url', models.CharField(blank=True, max_length=1000)),
                ('delivery', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='channels.delivery')),
                ('account', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='channels.organaccount')),
            ],
        ),
        migrations.CreateModel(
            name='SentMessage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('message', models.JSONField()),
                ('files', models.JSONField(default=list)),
                ('made_at', models.DateTimeField()),
                ('delivery', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='channels.delivery')),
            ],
        ),
        migrations.CreateModel(
            name='Errand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=12)),
                ('due_at', models.DateTimeField(null=True)),
                ('worker', models.CharField(blank=True, max_length=200)),
                ('tries', models.PositiveIntegerField(default=0)),
                ('sends', models.PositiveIntegerField(default=0)),
                ('pauses', models.PositiveIntegerField(default=0)),
                ('sent_at', models.DateTimeField(null=True)),
                ('remote_id', models.CharField(blank=True, max_length=300)),
                ('delivery', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='errand', to='channels.delivery')),
                ('message', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='channels.sentmessage')),
            ],
        ),
        migrations.AddConstraint(
            model_name='organaccount',
            constraint=models.UniqueConstraint(fields=('organ', 'channel'), name='account_once'),
        ),
        migrations.AddConstraint(
            model_name='organaccount',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('quiet_from__isnull', True), ('quiet_until__isnull', True)), models.Q(('quiet_from__isnull', False), ('quiet_until__isnull', False)), _connector='OR'), name='quiet_has_both_ends'),
        ),
        migrations.AddIndex(
            model_name='attempt',
            index=models.Index(fields=['account', 'began_at'], name='attempt_of_day'),
        ),
        migrations.AddIndex(
            model_name='errand',
            index=models.Index(condition=models.Q(('due_at__isnull', False)), fields=['due_at'], name='errand_due'),
        ),
    ]
