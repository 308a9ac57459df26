"""What signing an open document prepares: the duty to publish it, its draft entry and that of its interpretation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from html import escape

from django.db.models import QuerySet

from mingbai.accounts.values import Acting, Doing
from mingbai.calendars import queries as calendars
from mingbai.catalogue.actions.duties_new import make
from mingbai.catalogue.models.duties import DutyKind
from mingbai.catalogue.values.duties import NewDuty
from mingbai.core import files as stored
from mingbai.core.acts import open_act
from mingbai.core.errors import Stale
from mingbai.core.words import day, short_day
from mingbai.documents import policies
from mingbai.documents.models import Document, DocumentAuthor, DocumentFile
from mingbai.entries import actions as entries
from mingbai.entries.queries import begun, is_for_comment
from mingbai.entries.values.content import EntryContent
from mingbai.organs.queries import OrganRow
from mingbai.statute.citation import regulations
from mingbai.statute.posts import PostKind
from mingbai.statute.workdays.calendar import Calendar, YearNotAnnounced
from mingbai.statute.workdays.deadline import Deadline, deadline
from mingbai.statute.workdays.provisional import provisional

WORKDAYS = 20
SOURCE = regulations("第26条")
HEADING = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百]{1,4}章)\S{1,40}")


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document's text as HTML and its files by key, read before the act that makes a draft of them."""

    body: str
    files: Mapping[int, entries.TakenFile]


def read_document(by: Acting, found: QuerySet[Document], at: datetime) -> ReadDocument | None:
    """Read the files of the document that the rows hold; None when they hold none. Takes seconds: call it before the act."""
    row = found.select_related("organ").first()
    if row is None:
        return None
    policies.visible_organ(by, row.organ.code)
    kept = [(one, stored.read(one.file.sha256)) for one in _files(row)]
    body = to_html(row.body)
    if not body:
        body = next((entries.read_file(one.name, data) for one, data in kept if one.is_main), "")
    return ReadDocument(body, {one.pk: entries.take_file(name=one.name, data=data, at=at) for one, data in kept})


def prepare(done: Doing, organ: OrganRow, row: Document, read: ReadDocument | None) -> None:
    """Make the duty and the drafts inside the act of signing, which stores their keys.

    The drafts belong to the document's drafter: as the author, the signer could not review them.
    """
    drafter = replace(done.by, person_id=row.drafted_by, post_id=row.drafter_post, kind=PostKind.CLERK, label=row.drafter)
    row.entry_id = _draft(organ, row, _duty(organ, row, done.by, done.at), read, by=drafter, at=done.at)
    _credit(done, row, row.entry_id)
    if row.is_policy:
        explained = EntryContent(
            title=row.interpretation_title,
            body=to_html(row.interpretation_body),
            statutory_item=row.statutory_item,
            formed_on=row.signed_on,
        )
        row.interpretation_entry_id = entries.open_draft(
            organ_code=organ.code, content=explained, interprets_id=row.entry_id, by=drafter, at=done.at
        )
        _credit(done, row, row.interpretation_entry_id)


def draft_again(*, duty_id: int, by: Acting, at: datetime) -> int | None:
    """Make the draft of this duty's document again after the first was discarded or withdrawn, with its text and files.

    The document then points to the new entry. Return None when the duty comes from no document.
    """
    of_duty = Document.objects.filter(entry__duty_id=duty_id)
    read = read_document(by, of_duty, at)
    with open_act(by=by, at=at) as done:
        row = of_duty.select_for_update(of=("self",)).select_related("organ").first()
        if row is None:
            return None
        organ = policies.visible_organ(by, row.organ.code)
        entry_id = _draft(organ, row, duty_id, read, by=by, at=at)
        if entry_id != row.entry_id:
            _credit(done, row, entry_id)
            row.entry_id = entry_id
            row.save(update_fields=["entry"])
            data = {"entry": entry_id}
            done.note("document.drafted_again", f"document:{organ.code}:{row.pk}", data)
    return entry_id


def _draft(organ: OrganRow, row: Document, duty_id: int, read: ReadDocument | None, *, by: Acting, at: datetime) -> int:
    """Return the draft entry with the document's text and files; an entry already begun for the duty is returned untouched."""
    answered = begun(organ.id, duty_id)
    if answered is not None:
        return answered
    if read is None or [one.pk for one in _files(row)] != list(read.files):
        raise Stale.of("这份公文")
    content = EntryContent(
        title=row.title,
        body=read.body,
        statutory_item=row.statutory_item,
        formed_on=row.signed_on,
        document_number=row.document_number or "",
        valid_until=row.valid_until,
    )
    # What the slip names may have been amended since and take no opinions any more: then there is nothing to point to.
    final_of = row.final_of_id if row.final_of_id is not None and is_for_comment(organ.id, row.final_of_id) else None
    entry_id = entries.open_draft(organ_code=organ.code, content=content, duty_id=duty_id, final_of_id=final_of, by=by, at=at)
    for taken in read.files.values():
        entries.attach_taken(entry_id=entry_id, taken=taken, by=by, at=at)
    return entry_id


def _credit(done: Doing, row: Document, entry_id: int) -> None:
    """Make the document's authors those of the draft, whose text is theirs."""
    people = dict(DocumentAuthor.objects.filter(document=row).values_list("person_id", "name"))
    entries.credit(done, entry_id, {row.drafted_by: row.drafter, **people})


def _files(row: Document) -> QuerySet[DocumentFile]:
    """Return the document's files, its text first."""
    return DocumentFile.objects.select_related("file").filter(document=row, is_removed=False).order_by("-is_main", "id")


def to_html(text: str) -> str:
    """Return plain text as HTML: a paragraph per line, a heading for a short line that begins with 一、 or 第一章."""
    parts = [line.strip() for line in text.split("\n") if line.strip()]
    tags = ["h2" if HEADING.fullmatch(line) and line[-1] not in "。；，：" else "p" for line in parts]
    return "".join(f"<{tag}>{escape(line)}</{tag}>" for tag, line in zip(tags, parts, strict=True))


def _duty(organ: OrganRow, row: Document, by: Acting, at: datetime) -> int:
    """Make the duty to publish the document within 20 working days of its signature."""
    signed = row.signed_on
    assert signed is not None
    why = f"{row.document_number}，{short_day(signed)}签发，定为主动公开{'，解读同时发布' if row.is_policy else ''}"
    new = document_duty(row.title, why, signed, row.statutory_item, f"document:{row.pk}")
    return make(organ=organ, new=new, by=by, at=at)


def document_duty(title: str, why: str, formed_on: date, statutory_item: str, key: str) -> NewDuty:
    """Return a duty of 20 working days (条例第26条) for a document or a topic; `key` keeps it from being made twice."""
    last = _last_day(formed_on, calendars.local())
    on = last.judge_by
    return NewDuty(
        title=title,
        why=f"{why}，最迟{day(on)}公开。" + "".join(remark.text for remark in last.remarks),
        kind=DutyKind.DOCUMENT.value,
        formed_on=formed_on,
        remind_by=last.remind_by,
        judge_by=on,
        source=str(SOURCE),
        statutory_item=statutory_item,
        period_key=key,
    )


def _last_day(formed_on: date, calendar: Calendar) -> Deadline:
    """Return the last day; while the next year is not announced, it rests on the statutory holidays alone."""
    try:
        return deadline(calendar, formed_on, WORKDAYS)
    except YearNotAnnounced as missing:
        return deadline(provisional(calendar, missing.year), formed_on, WORKDAYS)
