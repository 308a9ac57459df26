"""Take a batch of imported records back as a whole; where a published report counts it, as a correction."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.annual_report.models import Report
from mingbai.channels import policies
from mingbai.channels import queries as channels
from mingbai.channels.actions import take_back_batch
from mingbai.channels.models import ImportBatch
from mingbai.core.acts import open_act
from mingbai.core.errors import require
from mingbai.core.words import measured
from mingbai.statute.disclosure.imports import BatchState, may_take_back_batch


def take_back_import(
    *, organ_code: str, batch_id: int, reason: str, corrects: Collection[int] = (), by: Acting, at: datetime
) -> None:
    """Take back a batch with its records and deliveries. Idempotent. It stands here because reports count the records.

    `corrects` are the years whose published reports the person was told to correct next.
    """
    organ = policies.organ_to_record(by, organ_code)
    why = measured(reason, "reason", "为什么整批撤回")
    with open_act(by=by, at=at) as done:
        batch = done.lock(ImportBatch, pk=batch_id, organ_id=organ.id)
        if batch.state == BatchState.TAKEN_BACK:
            return
        # Locked, so that none of them is published while its figures are taken away.
        years = channels.batch_years(organ.id, batch_id)
        reports = list(Report.objects.select_for_update().filter(organ_id=organ.id, year__in=years).order_by("year"))
        published = [row.year for row in reports if row.published_at is not None]
        require(may_take_back_batch(published, corrects))
        take_back_batch(done, organ, batch, why, published)
