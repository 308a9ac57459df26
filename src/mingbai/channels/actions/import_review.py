"""Review a batch for secrecy with one verdict, and take a batch back as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.channels import policies
from mingbai.channels.actions.deliveries import Delivered, enter_deliveries
from mingbai.channels.actions.imports import close, entering, mark_existing
from mingbai.channels.actions.removals import take_back_deliveries
from mingbai.channels.models import Delivery, ImportBatch
from mingbai.channels.queries.rows import Rows, known_names
from mingbai.channels.values.table import ImportedRow
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, require
from mingbai.core.words import measured
from mingbai.entries.actions import Published, import_published
from mingbai.entries.actions.import_published import withdraw_imported
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.imports import BatchAct, BatchState, may_review_batch


def release_batch(*, organ_code: str, batch_id: int, opinion: str = "", by: Acting, at: datetime) -> int:
    """Enter the rows of a batch with their deliveries in one transaction, once; return how many."""
    organ = policies.organ_to_review(by, organ_code)
    opinion = measured(opinion, "opinion", "意见", 0, 1000)
    with open_act(by=by, at=at) as done:
        batch = done.lock(ImportBatch, pk=batch_id, organ_id=organ.id)
        if policies.is_in(batch.state, BatchAct.RELEASE):
            return batch.entered or 0
        step = policies.batch_step(by, organ, batch.state, BatchAct.RELEASE)
        require(may_review_batch(by.person_id, (batch.uploader_id, batch.submitter_id)))
        reading = Rows(known_names(organ, at), at)
        # Somebody may have published the same by hand, or let another batch in, since this one was checked.
        # Never more than the reviewer was shown: a row that was left out stays out, even when its twin has gone since.
        fresh = mark_existing(batch, reading)
        known = {row for row, *_ in fresh}
        batch.existing = sorted([*fresh, *(one for one in batch.existing if one[0] not in known)])
        rows = [reading.read(batch.rows[place]) for place in entering(batch)]
        imported = import_published(
            organ_code=organ_code,
            entries=[_published(row) for row in rows],
            uploader_id=batch.uploader_id or 0,
            opinion=opinion,
            by=by,
            at=at,
        )
        sent = [
            Delivered(key, channel, row.published_at, row.proof)
            for key, row in zip(imported.keys, rows, strict=True)
            for channel in row.channels
        ]
        enter_deliveries(done, organ, sent)
        batch.state, batch.release_id, batch.entered_at, batch.rows = step.to.value, imported.release_id, at, []
        batch.entered, batch.delivered = len(rows), len(sent)
        batch.save(update_fields=["state", "release", "entered", "delivered", "entered_at", "rows", "existing"])
        said = {"batch": batch_id, "entries": len(rows), "deliveries": len(sent), "opinion": opinion}
        done.note(step.event, f"organ:{organ_code}", said)
    return len(rows)


def return_batch(*, organ_code: str, batch_id: int, opinion: str, by: Acting, at: datetime) -> None:
    """Return a batch to its uploader with the reason; nothing of it is entered."""
    organ = policies.organ_to_review(by, organ_code)
    opinion = measured(opinion, "opinion", "改哪里、为什么退回", longest=1000)
    with open_act(by=by, at=at) as done:
        batch = done.lock(ImportBatch, pk=batch_id, organ_id=organ.id)
        if policies.is_in(batch.state, BatchAct.RETURN):
            return
        step = policies.batch_step(by, organ, batch.state, BatchAct.RETURN)
        require(may_review_batch(by.person_id, (batch.uploader_id, batch.submitter_id)))
        close(done, batch, step.to.value, opinion)
        done.note(step.event, f"organ:{organ_code}", {"batch": batch_id, "opinion": opinion})


def take_back_batch(done: Doing, organ: OrganRow, batch: ImportBatch, why: str, corrects: Sequence[int]) -> None:
    """Take a batch back as a whole, its records and deliveries with it, if it was entered.

    Which published reports count it is known above: `annual_report.actions.take_back_import` is the act that people press.
    """
    step = policies.batch_step(done.by, organ, batch.state, BatchAct.TAKE_BACK)
    withdrawn = 0
    if batch.state == BatchState.ENTERED:
        if batch.release_id is None or batch.uploader_id is None:
            raise Invalid("这一批是整批审查以前导入的，分不清是哪些条。请逐条撤回。", "reason")
        withdrawn = withdraw_imported(done, organ, batch.release_id, why)
        take_back_deliveries(done, f"organ:{organ.code}", Delivery.objects.filter(entry__release_id=batch.release_id))
    close(done, batch, step.to.value, why)
    if batch.release_id is not None:
        done.bind("taken_back", batch.pk)
    said = {"batch": batch.pk, "entries": withdrawn, "reason": why, "corrects": list(corrects)}
    done.note(step.event, f"organ:{organ.code}", said)


def _published(row: ImportedRow) -> Published:
    return Published(row.statutory_item, row.field, row.title, row.formed_on, row.published_at, row.summary, line_id=row.line_id)
