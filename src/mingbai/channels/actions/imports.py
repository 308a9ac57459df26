"""Import a year of publications from a table: upload, check some rows at a time, submit it to the secrecy review."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.channels import policies
from mingbai.channels.models import ImportBatch
from mingbai.channels.queries.imports import batch_unmanned
from mingbai.channels.queries.repeats import repeated
from mingbai.channels.queries.rows import Rows, known_names
from mingbai.channels.values.table import FIRST_ROW, MOST_ERRORS, cells, missing_columns
from mingbai.core import apart, files
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, Refused
from mingbai.core.words import day, in_china
from mingbai.entries.values.files import file_name, media_type
from mingbai.reading.passages import FileTable, Unreadable
from mingbai.statute.citation import regulations
from mingbai.statute.disclosure.imports import LIVE, BatchAct
from mingbai.statute.verdict import refused

MOST_ROWS = 50_000
AT_ONCE = 500


def upload(*, organ_code: str, name: str, data: bytes, by: Acting, at: datetime) -> int:
    """Store a table and its rows without entering anything; return the key of the batch. Refuse a file that was stored before."""
    organ = policies.organ_to_record(by, organ_code)
    table = _table(file_name(name), data)
    rows = [cells(table.header, row) for row in table.rows if any(cell.strip() for cell in row)]
    if not rows:
        raise Invalid("表里没有数据行。按模板填好再传。", "file")
    if len(rows) > MOST_ROWS:
        raise Invalid(f"一次最多{MOST_ROWS:,}行，分成几个文件传。", "file")
    stored = files.store(data, media_type(file_name(name)))
    with open_act(by=by, at=at) as done:
        _refuse_same(organ.id, stored.sha256)
        batch = ImportBatch.objects.create(
            organ_id=organ.id,
            file=stored,
            fingerprint=stored.sha256,
            name=file_name(name),
            rows=rows,
            total=len(rows),
            uploaded_at=at,
            uploaded_by=done.signature,
            uploader_id=by.person_id,
        )
        data_of_act = {"name": batch.name, "rows": len(rows), "sha256": stored.sha256}
        done.note("import.uploaded", f"organ:{organ_code}", data_of_act)
    return batch.pk


def check_some(*, organ_code: str, batch_id: int, by: Acting, at: datetime) -> None:
    """Check the next rows of a batch and store what is wrong with them; at the end, find the rows that exist already."""
    organ = policies.organ_to_record(by, organ_code)
    rows = Rows(known_names(organ, at), at)
    with open_act(by=by, at=at) as done:
        batch = done.lock(ImportBatch, pk=batch_id, organ_id=organ.id)
        end = min(batch.checked + AT_ONCE, batch.total)
        for place in range(batch.checked, end):
            # A table as wrong as this is mended first; it cannot be handed in.
            if len(batch.errors) >= MOST_ERRORS:
                break
            batch.errors += [[place + FIRST_ROW, *wrong] for wrong in rows.wrong(batch.rows[place])]
        if end == batch.total and batch.checked < batch.total and len(batch.errors) < MOST_ERRORS:
            batch.existing = mark_existing(batch, rows)
        batch.checked = end
        batch.save(update_fields=["checked", "errors", "existing"])
        done.no_entry("only a check; the upload and the entry are recorded")


def submit_batch(*, organ_code: str, batch_id: int, by: Acting, at: datetime) -> None:
    """Submit the rows that are right and new to the secrecy reviewer; a second call changes nothing."""
    organ = policies.organ_to_record(by, organ_code)
    with open_act(by=by, at=at) as done:
        batch = done.lock(ImportBatch, pk=batch_id, organ_id=organ.id)
        if policies.is_in(batch.state, BatchAct.SUBMIT):
            return
        step = policies.batch_step(by, organ, batch.state, BatchAct.SUBMIT)
        if batch.checked < batch.total:
            raise Invalid("还没有核对完，请等进度走到头。", "file")
        if len(batch.errors) >= MOST_ERRORS:
            raise Invalid(f"要改的有{MOST_ERRORS}处以上，后面的没有再看。改好表格再传一次。", "file")
        count = len(entering(batch))
        if not count:
            raise Invalid("没有可以入库的行：要么要改，要么已经有了。", "file")
        if said := batch_unmanned(organ, batch.uploader_id, by.person_id, at.date()):
            raise Refused(refused(f"现在不能送审。{said}", regulations("第17条"), "batch.unmanned"))
        batch.state = step.to.value
        if batch.uploader_id is None:
            # Uploaded when nobody wrote down who it was: whoever hands it in answers for it.
            batch.uploader_id = by.person_id
        batch.submitter_id = by.person_id
        batch.save(update_fields=["state", "uploader_id", "submitter_id"])
        told = {"batch": batch_id, "rows": count, "refused": len(refused_rows(batch)), "existing": len(batch.existing)}
        done.note(step.event, f"organ:{organ_code}", told)


def refused_rows(batch: ImportBatch) -> frozenset[int]:
    """Return the places of the rows with errors."""
    return frozenset(int(row) - FIRST_ROW for row, *_ in batch.errors)


def entering(batch: ImportBatch) -> list[int]:
    """Return the places of the rows that will be entered: no error, and not there already."""
    left_out = refused_rows(batch) | {int(row) - FIRST_ROW for row, *_ in batch.existing}
    return [place for place in range(batch.total) if place not in left_out]


def mark_existing(batch: ImportBatch, rows: Rows) -> list[list[int]]:
    """Return the rows that exist already, or twice in the table: row, entry, earlier row."""
    wrong = refused_rows(batch)
    read = {place: rows.read(batch.rows[place]) for place in range(batch.total) if place not in wrong}
    return [
        [place + FIRST_ROW, entry, earlier + FIRST_ROW if earlier is not None else 0]
        for place, (entry, earlier) in repeated(batch.organ_id, read).items()
    ]


def close(done: Doing, batch: ImportBatch, state: str, why: str) -> None:
    """Return or take back a batch, with the reason."""
    batch.state, batch.reason, batch.closed_by, batch.closed_at = state, why, done.signature, done.at
    batch.save(update_fields=["state", "reason", "closed_by", "closed_at"])


def _refuse_same(organ_id: int, sha256: str) -> None:
    same = ImportBatch.objects.filter(organ_id=organ_id, fingerprint=sha256, state__in=[one.value for one in LIVE]).first()
    if same is not None:
        said = f"这个文件传过了（{day(in_china(same.uploaded_at))}，{same.uploaded_by}），一个字也没有变。"
        raise Invalid(f"{said}要重来，先把那一批整批撤回。", f"batch:{same.pk}")


def _table(name: str, data: bytes) -> FileTable:
    """Return the file's best matching list; Invalid names the columns it lacks."""
    try:
        found = apart.tables(name, data)
    except Unreadable as failure:
        raise Invalid(str(failure), "file") from failure
    if not found:
        raise Invalid("文件里没有表。下载模板，照样子填。", "file")
    best = min(found, key=lambda one: len(missing_columns(one.header)))
    if lacking := missing_columns(best.header):
        raise Invalid(f"表里没有“{'”“'.join(lacking)}”这{len(lacking)}列。下载模板，照样子填。", "file")
    return best
