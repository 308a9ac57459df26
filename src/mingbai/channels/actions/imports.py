"""Import a year of publications from a table: upload, check some rows at a time, enter all as one act."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.catalogue.queries import lines_for
from mingbai.channels import policies
from mingbai.channels.actions.deliveries import Delivered, record_deliveries
from mingbai.channels.models import Channel, ImportBatch
from mingbai.channels.values.table import ImportedRow, Known, cells, known_lines, missing_columns, parse
from mingbai.core import files
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid
from mingbai.entries.actions import Published, import_published
from mingbai.entries.values.files import file_name, media_type
from mingbai.organs.queries import OrganRow
from mingbai.reading.passages import FileTable, Unreadable
from mingbai.reading.sheet_values import tables

MOST_ROWS = 50_000
AT_ONCE = 500
MOST_ERRORS = 200
FIRST_ROW = 2  # of the sheet, below its header


def upload(*, organ_code: str, name: str, data: bytes, by: Acting, at: datetime) -> int:
    """Store a table and its rows without entering anything; return the key of the batch."""
    organ = policies.organ_to_record(by, organ_code)
    table = _table(file_name(name), data)
    rows = [cells(table.header, row) for row in table.rows if any(cell.strip() for cell in row)]
    if not rows:
        raise Invalid("表里没有数据行。按模板填好再传。", "file")
    if len(rows) > MOST_ROWS:
        raise Invalid(f"一次最多{MOST_ROWS:,}行，分成几个文件传。", "file")
    stored = files.store(data, media_type(file_name(name)))
    with open_act(by=by, at=at) as done:
        batch = ImportBatch.objects.create(
            organ_id=organ.id,
            file=stored,
            name=file_name(name),
            rows=rows,
            total=len(rows),
            uploaded_at=at,
            uploaded_by=done.signature,
        )
        data_of_act = {"name": batch.name, "rows": len(rows), "sha256": stored.sha256}
        done.note("import.uploaded", f"organ:{organ_code}", data_of_act)
    return batch.pk


def check_some(*, organ_code: str, batch_id: int, by: Acting, at: datetime) -> None:
    """Check the next rows of a batch and store what is wrong with them."""
    organ = policies.organ_to_record(by, organ_code)
    known = _known(organ, at)
    with open_act(by=by, at=at) as done:
        batch = done.lock(ImportBatch, pk=batch_id, organ_id=organ.id)
        end = min(batch.checked + AT_ONCE, batch.total)
        for place in range(batch.checked, end):
            if len(batch.errors) >= MOST_ERRORS:
                break
            try:
                parse(batch.rows[place], known, at)
            except Invalid as wrong:
                batch.errors.append([place + FIRST_ROW, str(wrong)])
        batch.checked = end
        batch.save(update_fields=["checked", "errors"])
        done.no_entry("only a check; the upload and the entry are recorded")


def enter(*, organ_code: str, batch_id: int, by: Acting, at: datetime) -> int:
    """Enter every row with its deliveries in one transaction, once, and return how many; raise Invalid while a row is wrong."""
    organ = policies.organ_to_record(by, organ_code)
    known = _known(organ, at)
    with open_act(by=by, at=at) as done:
        batch = done.lock(ImportBatch, pk=batch_id, organ_id=organ.id)
        if batch.entered is not None:
            return batch.entered
        if batch.checked < batch.total:
            raise Invalid("还没有核对完，请等进度走到头。", "file")
        if batch.errors:
            raise Invalid(f"有{len(batch.errors)}行要改。改好表格再传一次，这一次的没有导入。", "file")
        rows = [parse(plain, known, at) for plain in batch.rows]
        keys = import_published(organ_code=organ_code, entries=[_published(row) for row in rows], by=by, at=at)
        sent = [
            Delivered(key, channel, row.published_at, row.proof)
            for key, row in zip(keys, rows, strict=True)
            for channel in row.channels
        ]
        record_deliveries(organ_code=organ_code, deliveries=sent, by=by, at=at)
        batch.entered, batch.delivered, batch.entered_at, batch.rows = len(keys), len(sent), at, []
        batch.save(update_fields=["entered", "delivered", "entered_at", "rows"])
        said = {"batch": batch_id, "entries": len(keys), "deliveries": len(sent)}
        done.note("import.entered", f"organ:{organ_code}", said)
    return len(keys)


def _table(name: str, data: bytes) -> FileTable:
    """Return the file's best matching list; Invalid names the columns it lacks."""
    try:
        found = tables(name, data)
    except Unreadable as failure:
        raise Invalid(str(failure), "file") from failure
    if not found:
        raise Invalid("文件里没有表。下载模板，照样子填。", "file")
    best = min(found, key=lambda one: len(missing_columns(one.header)))
    if lacking := missing_columns(best.header):
        raise Invalid(f"表里没有“{'”“'.join(lacking)}”这{len(lacking)}列。下载模板，照样子填。", "file")
    return best


def _known(organ: OrganRow, at: datetime) -> Known:
    """Return the lines of the organ's catalogue, and the channels by label and by key: tables use either."""
    rows = list(Channel.objects.order_by("order", "id").values_list("key", "label"))
    channels = {label: key for key, label in rows} | {key: key for key, _ in rows}
    items = lines_for(organ, at.date())
    return Known(channels, known_lines((one.id, one.field, one.item2, one.title) for one in items))


def _published(row: ImportedRow) -> Published:
    return Published(row.item, row.field, row.title, row.formed_on, row.published_at, row.summary, item_id=row.item_id)
