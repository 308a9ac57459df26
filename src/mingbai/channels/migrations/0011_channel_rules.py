import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('channels', '0010_delivery_states'), ('organs', '0004_closing')]

    operations = [
        migrations.AddField(
            model_name='channel',
            name='hosts',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.CreateModel(
            name='ChannelRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reach', models.CharField(choices=[('named', '目录写了这个渠道的才发'), ('all', '公开的都发'), ('none', '不发')], max_length=8)),
                ('channel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rules', to='channels.channel')),
                ('organ', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organs.organ')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('organ', 'channel'), name='channel_rule_once'),
                    models.CheckConstraint(condition=models.Q(('reach__in', ['named', 'all', 'none'])), name='channel_reach_known'),
                ],
            },
        ),
    ]
