"""The archive box: seal a closed case with the list of its papers, open it by a record, seal it anew, take it out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.cases.actions.common import begin, lock, lock_for_work, settle
from mingbai.cases.actions.handling import NewPaper, write_paper
from mingbai.cases.actions.nameless import name_nobody
from mingbai.cases.models import Application, ArchiveBox, BoxOpening
from mingbai.cases.policies import handled_organ
from mingbai.cases.queries.box import is_opened, kept_until, latest_box, lines_of, opened_bytes
from mingbai.cases.queries.clock import archive_years
from mingbai.cases.queries.gaps import gaps
from mingbai.cases.queries.printed import drawing, to_draw
from mingbai.cases.values.box import TITLES, BoxLine, as_text, manifest_of, placed
from mingbai.core import apart
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible, Refused, Stale
from mingbai.core.screen import screen
from mingbai.core.words import one_line
from mingbai.organs.queries import OrganRow
from mingbai.statute.cases.retention import FILED
from mingbai.statute.cases.states import CaseAct, CaseState
from mingbai.statute.verdict import refused

MOST_PAGES = 10_000
PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A paper of the program's own."""

    purpose: str
    data: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of a case before the act: its papers with digests and pages, and those that were drawn."""

    lines: tuple[BoxLine, ...]
    drawn: tuple[_Drawn, ...]


def seal_box(
    *, case_id: int, pages: Mapping[str, int | None], remark: str = "", revision: int | None = None, by: Acting, at: datetime
) -> int:
    """Seal a closed case: its papers are listed in order with their digests, and nothing in it changes any more.

    `pages` names each paper that was seen (paper:3) with its pages; None, and an empty mapping, let a pdf be counted and anything
    else be one page. Returns the list's number.
    """
    read, kept = _read(case_id, pages, by, at), _remark(remark, at)
    with open_act(by=by, at=at) as done:
        row, move = begin(done, case_id, CaseAct.SEAL, revision)
        box = _list(done, row, read, kept)
        settle(done, row, move.to)
        _bind(done, row)
        said = {"organ": row.organ.code, "number": row.number, "box": box.number, "items": box.items, "pages": box.pages}
        done.note(move.event, row.subject, {**said, "manifest": box.manifest, "keep_until": box.keep_until})
    return box.number


def open_box(*, case_id: int, why: str, what: str, revision: int | None = None, by: Acting, at: datetime) -> None:
    """Record who opens a sealed box, why and to do what; until it is sealed anew papers may be added and taken out."""
    reason, kept = one_line(why, "为什么开卷", "why", 200), one_line(what, "要补什么、改什么", "what", 200)
    screen({"为什么开卷": reason, "要补什么、改什么": kept}, at.date(), fields={"为什么开卷": "why", "要补什么、改什么": "what"})
    with open_act(by=by, at=at) as done:
        row, move = begin(done, case_id, CaseAct.OPEN_RECORD, revision)
        name_nobody(row, reason, "为什么开卷", "why")
        name_nobody(row, kept, "要补什么、改什么", "what")
        box = latest_box(row)
        if box is None or is_opened(row):
            raise Invalid("这一卷已经开着。补好以后重新归档。", "what")
        BoxOpening.objects.create(
            box=box, why=reason, what=kept, person_id=done.by.person_id, opened_by=done.signature, opened_at=done.at
        )
        settle(done, row, move.to)
        _bind(done, row)
        said = {"organ": row.organ.code, "number": row.number, "box": box.number, "why": reason, "what": kept}
        done.note(move.event, row.subject, said)


def reseal_box(
    *, case_id: int, pages: Mapping[str, int | None], remark: str = "", revision: int | None = None, by: Acting, at: datetime
) -> int:
    """Seal an opened box anew with a new list; the old one stays. Returns the number of the new list."""
    read, kept = _read(case_id, pages, by, at), _remark(remark, at)
    with open_act(by=by, at=at) as done:
        _, row = lock_for_work(done, case_id, revision)
        if not is_opened(row):
            raise Refused(refused("这一卷没有开卷登记，不用重新归档。", FILED, "case.not_opened"))
        box = _list(done, row, read, kept)
        settle(done, row, CaseState.SEALED)
        _bind(done, row)
        said = {"organ": row.organ.code, "number": row.number, "box": box.number, "items": box.items, "pages": box.pages}
        done.note("case.resealed", row.subject, {**said, "manifest": box.manifest, "keep_until": box.keep_until})
    return box.number


def log_export(*, case_id: int, to: str, sums: str, by: Acting, at: datetime) -> None:
    """Record that the whole case left the program: `to` is zip or folder, `sums` the digest of its checksums."""
    with open_act(by=by, at=at) as done:
        organ, row = lock(done, case_id)
        box = latest_box(row)
        if box is None:
            raise NotVisible(str(case_id))
        said = {"organ": organ.code, "number": row.number, "box": box.number, "to": to, "sums": sums}
        done.note("case.exported", row.subject, said)


def _read(case_id: int, pages: Mapping[str, int | None], by: Acting, at: datetime) -> _Read:
    """Open every paper before the act: what is locked is waited for, and drawing and reading take time."""
    row = Application.objects.select_related("organ").filter(pk=case_id, removed_at__isnull=True).exclude(channel="").first()
    if row is None:
        raise NotVisible(str(case_id))
    organ = handled_organ(by, row.organ_id)
    found = lines_of(row, organ)
    if pages and {one.source for one in found} != set(pages):
        raise Stale.of("这件申请")
    lines = tuple(_opened(row, one, pages.get(one.source)) for one in found)
    return _Read(lines, tuple(_drawn(row, organ, purpose, at) for purpose in to_draw(row)))


def _drawn(row: Application, organ: OrganRow, purpose: str, at: datetime) -> _Drawn:
    data = apart.paper_file(drawing(row, organ, purpose, at.date()), "pdf")
    return _Drawn(purpose, data, apart.page_count(data))


def _opened(row: Application, line: BoxLine, pages: int | None) -> BoxLine:
    data = opened_bytes(row, line.source)
    return replace(line, sha256=hashlib.sha256(data).hexdigest(), size=len(data), pages=_pages(line, data, pages))


def _pages(line: BoxLine, data: bytes, said: int | None) -> int:
    if said is None:
        return apart.page_count(data) if line.ending == "pdf" else 1
    if not 1 <= said <= MOST_PAGES:
        raise Invalid(f"《{line.title}》的页数写1到{MOST_PAGES}。", line.source)
    return said


def _list(done: Doing, row: Application, read: _Read, remark: str) -> ArchiveBox:
    """Write the next list inside the caller's act; raise Stale when a paper came or went since it was read."""
    name_nobody(row, remark, "本卷情况说明", "remark")
    now = [(one.source, one.kind, one.title, one.on) for one in lines_of(row, handled_organ(done.by, row.organ_id))]
    if now != [(one.source, one.kind, one.title, one.on) for one in read.lines] or to_draw(row) != tuple(
        one.purpose for one in read.drawn
    ):
        raise Stale.of("这件申请")
    if not remark and any(gaps(row)):
        raise Invalid("卷内有缺的，写明缺了什么、为什么缺。", "remark")
    lines = [*read.lines, *_keep(done, row, read.drawn)]
    listed = placed(lines)
    text, before = as_text(listed), latest_box(row)
    return ArchiveBox.objects.create(
        application=row,
        number=before.number + 1 if before else 1,
        contents=text,
        manifest=manifest_of(text),
        items=len(listed),
        pages=listed[-1].last,
        remark=remark,
        retention_years=archive_years(row.closed_on or done.today),
        keep_until=kept_until(row),
        person_id=done.by.person_id,
        sealed_by=done.signature,
        sealed_at=done.at,
    )


def _keep(done: Doing, row: Application, drawn: Iterable[_Drawn]) -> Iterable[BoxLine]:
    """Keep what was drawn for this list, and return its lines."""
    pages = {
        f"paper:{write_paper(done, row, NewPaper(one.purpose, f'{TITLES[one.purpose]}.pdf', PDF, one.data))}": one.pages
        for one in drawn
    }
    own = (one for one in lines_of(row, handled_organ(done.by, row.organ_id)) if one.source in pages)
    return [replace(one, pages=pages[one.source]) for one in own]


def _remark(remark: str, at: datetime) -> str:
    kept = one_line(remark, "本卷情况说明", "remark", 300, required=False)
    screen({"本卷情况说明": kept}, at.date(), fields={"本卷情况说明": "remark"})
    return kept


def _bind(done: Doing, row: Application) -> None:
    box = latest_box(row)
    assert box is not None
    done.bind("box", box.pk)
