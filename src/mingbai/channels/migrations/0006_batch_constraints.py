from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('channels', '0005_batches_from_before')]

    operations = [
        migrations.AddConstraint(
            model_name='importbatch',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['uploaded', 'waiting', 'entered', 'returned', 'taken_back'])), name='import_state_known'),
        ),
        migrations.AddConstraint(
            model_name='importbatch',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'entered'), _negated=True), models.Q(('entered_at__isnull', False), ('release__isnull', False)), _connector='OR'), name='import_entered_when_reviewed'),
        ),
        migrations.AddConstraint(
            model_name='importbatch',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['returned', 'taken_back']), _negated=True), models.Q(('closed_at__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='import_closed_with_reason'),
        ),
        migrations.AddConstraint(
            model_name='importbatch',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['uploaded', 'waiting', 'entered']), models.Q(('fingerprint', ''), _negated=True)), fields=('organ', 'fingerprint'), name='import_file_once'),
        ),
    ]
