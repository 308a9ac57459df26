"""The archive box of a case: what lies in it, what is missing, the sealed lists, and the folder that goes to the archives."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q

from mingbai.accounts.policies import acts_of, may_work_for
from mingbai.accounts.values import Acting
from mingbai.cases.models import Application, ArchiveBox, BoxOpening, CaseStep, Dispute, Erasure, KeptPaper, Letter
from mingbai.cases.models.letters import SIGNED_STATES
from mingbai.cases.models.register import ENDED_STATES as ENDED
from mingbai.cases.policies import handled_organ
from mingbai.cases.queries.clock import archive_terms, archive_years
from mingbai.cases.queries.gaps import gaps
from mingbai.cases.queries.listing import corrections, row_of
from mingbai.cases.values.box import (
    APPLICANTS_OWN,
    ENDINGS,
    ITEMS,
    LETTER_ITEMS,
    TITLES,
    BoxLine,
    BoxPage,
    BoxRow,
    OpeningRow,
    PlacedLine,
    of_text,
    placed,
)
from mingbai.core import files, sealing
from mingbai.core.errors import NotVisible
from mingbai.core.files import DamagedFile
from mingbai.core.words import CHINA, in_china
from mingbai.organs.queries import OrganRow
from mingbai.rendering.casebox.value import BoxFile, CaseBox
from mingbai.rendering.casepaper.box import BoxItem
from mingbai.statute.cases.letters import letters
from mingbai.statute.cases.outcomes import Outcome, law_of
from mingbai.statute.cases.practice import CaseSettings
from mingbai.statute.cases.retention import LEAST_YEARS, ArchiveItem, keep_until
from mingbai.statute.cases.states import TRANSITIONS, CaseAct, CaseState

MOST_ALIKE = 20
MOST_AT_ONCE = 50
REMOVED = "用完以后已于{:%Y-%m-%d}按规定删除"


def box_page(*, by: Acting, case_id: int) -> BoxPage:
    """Return the box of a case for its page; raise NotVisible for anyone who does not handle it, and while it is in hand."""
    row = _row(case_id)
    organ = handled_organ(by, row.organ_id)
    if row.state not in (CaseState.CLOSED, CaseState.SEALED) and not row.boxes.exists():
        raise NotVisible(str(case_id))
    boxes, trouble = boxes_of(row), sealing.trouble()
    opened = is_opened(row)
    is_loose = row.state == CaseState.CLOSED or opened
    acts = acts_of(by, organ, row.state, TRANSITIONS)
    erasure = Erasure.objects.filter(application=row).first()
    return BoxPage(
        row=row_of(row, organ),
        organ_name=organ.name,
        is_opened=opened,
        revision=row.revision,
        loose=tuple(one.line for one in placed(lines_of(row, organ))) if is_loose else (),
        gaps=tuple(gaps(row)) if is_loose else (),
        boxes=boxes,
        may_seal=CaseAct.SEAL in acts or (opened and may_work_for(by, organ)),
        may_open=CaseAct.OPEN_RECORD in acts and not opened and erasure is None,
        keep_until=kept_until(row) if is_loose else boxes[0].keep_until if boxes else None,
        erased_on=in_china(erasure.erased_at).date() if erasure else None,
        removed={} if erasure else removed_from(row),
        corrections=corrections(row),
        may_export=row.state == CaseState.SEALED and not opened and erasure is None and not trouble,
        trouble=trouble,
    )


def boxes_of(row: Application) -> tuple[BoxRow, ...]:
    """Return the sealed lists of a case, the latest first."""
    found = ArchiveBox.objects.filter(application=row).select_related("opening").order_by("-number")
    return tuple(_box(one) for one in found)


def is_opened(row: Application) -> bool:
    """Return whether a sealed case stands open by a record: the next list ends that."""
    latest = latest_box(row)
    return row.state == CaseState.SEALED and latest is not None and BoxOpening.objects.filter(box=latest).exists()


def latest_box(row: Application) -> ArchiveBox | None:
    """Return the latest sealed list."""
    found: ArchiveBox | None = ArchiveBox.objects.filter(application=row).order_by("-number").first()
    return found


def lines_of(row: Application, organ: OrganRow) -> tuple[BoxLine, ...]:
    """Return the papers of a case as lines: what was kept, and the letters that were signed; pages are not counted here."""
    return (*_paper_lines(row, organ), *_letter_lines(row, organ))


def opened_bytes(row: Application, source: str) -> bytes:
    """Return the bytes of a line, opened; raise DamagedFile when its row is gone."""
    kind, _, key = source.partition(":")
    if kind == "paper":
        stored = KeptPaper.objects.filter(application=row, pk=key).values_list("stored_id", flat=True).first()
    else:
        stored = Letter.objects.filter(application=row, pk=key).values_list("pdf_id", flat=True).first()
    if not stored:
        raise DamagedFile(f"{row.number}的档案里少了一件（{source}）。从备份恢复。")
    return sealing.open_bytes(files.read(stored))


def kept_until(row: Application) -> date:
    """Return the last day on which the box is kept: counted from the end of the case, or of the round after it."""
    assert row.closed_on is not None
    last = CaseStep.objects.filter(application=row).order_by("-on").values_list("on", flat=True).first()
    years = archive_years(row.closed_on)
    return keep_until(max(row.closed_on, last or row.closed_on), CaseSettings(archive_years=years))


def case_box(*, by: Acting, case_id: int) -> CaseBox:
    """Return a sealed case with all its files, opened and compared with the list; raise NotVisible where none is sealed."""
    row = _row(case_id)
    organ = handled_organ(by, row.organ_id)
    boxes = boxes_of(row)
    if not boxes or is_opened(row) or row.state != CaseState.SEALED or Erasure.objects.filter(application=row).exists():
        raise NotVisible(str(case_id))
    assert row.closed_on is not None
    latest = boxes[0]
    gone = removed_from(row)
    made = tuple(_file(row, one, gone.get(one.line.source)) for one in latest.lines)
    return CaseBox(organ.name, row.number, row.title, row.closed_on, made, facts(latest, row))


def facts(box: BoxRow, row: Application) -> tuple[tuple[str, str], ...]:
    """Return what the archives want told of a case, as label and words."""
    outcome = law_of(Outcome(row.outcome)).name
    told = (
        ("办理结果", outcome),
        ("保管期限", f"{box.retention_years}年，到{box.keep_until:%Y-%m-%d}"),
        ("公开属性", "依申请办理的材料，含申请人的个人信息，不主动公开"),
        ("卷内目录", f"第{box.number}次归档，{box.items}件{box.pages}页，指纹 {box.manifest}"),
        ("情况说明", box.remark),
        ("更正收到日期", "".join(corrections(row))),
    )
    return tuple((label, words) for label, words in told if words)


def sealed_under(number: str, organ_code: str = "") -> tuple[tuple[int, int, str], ...]:
    """Return key, organ's key and code of the sealed cases with this number; two organs may have the same one."""
    found = Application.objects.filter(number=number, state=CaseState.SEALED, removed_at__isnull=True, boxes__isnull=False)
    if organ_code:
        found = found.filter(organ__code=organ_code)
    rows = found.distinct().order_by("id").values_list("id", "organ_id", "organ__code")[:MOST_ALIKE]
    return tuple((key, organ_id, code) for key, organ_id, code in rows)


def is_past_retention(row: Application, on: date) -> bool:
    """Return whether the time of a case is over: by its box where it lies sealed, else by how it ended; never in a dispute.

    One that was removed from the register before anything was done is never filed: it is kept for the shortest term.
    """
    if Dispute.objects.filter(_pending(on), application=row).exists():
        return False
    if row.state == CaseState.SEALED:
        box = latest_box(row)
        return box is not None and box.keep_until < on and not is_opened(row)
    if row.removed_at is not None:
        return keep_until(in_china(row.removed_at).date()) < on
    return row.state in ENDED and kept_until(row) < on


def past_retention(on: date, but: Collection[int] = ()) -> tuple[tuple[int, int], ...]:
    """Return the cases whose time is over and which still name persons, with their organs; also those nobody ever sealed.

    `but` are cases that somebody has to look at first; they take nobody's turn.
    """
    found = ArchiveBox.objects.filter(keep_until__lt=on, application__state=CaseState.SEALED, application__erasure__isnull=True)
    newer = ArchiveBox.objects.filter(keep_until__gte=on).values("application")
    opened = BoxOpening.objects.filter(box__application=OuterRef("application"), box__number=OuterRef("number"))
    disputed = Dispute.objects.filter(_pending(on), application__isnull=False).values("application")
    free = found.exclude(application__in=newer).exclude(application__in=disputed).exclude(Exists(opened))
    free = free.exclude(application__in=but)
    rows = free.order_by("keep_until", "id")[:MOST_AT_ONCE]
    sealed = tuple(dict.fromkeys(rows.values_list("application_id", "application__organ_id")))
    return (*sealed, *_never_sealed(on, but), *_removed(on, but))[:MOST_AT_ONCE]


def _never_sealed(on: date, but: Collection[int]) -> Iterable[tuple[int, int]]:
    """Return the cases that ended so long ago and lie in no box."""
    over, after = Q(), date.min
    for last, years in archive_terms():
        kept = date(on.year - years, 1, 1)
        # The slice is taken of these alone: what is kept longer, or was handled anew since, must not fill it.
        anew = CaseStep.objects.filter(application=OuterRef("pk"), on__gte=kept)
        over |= Q(~Exists(anew), closed_on__gt=after, closed_on__lte=last, closed_on__lt=kept)
        after = last
    disputed = Dispute.objects.filter(_pending(on), application__isnull=False).values("application")
    rows = Application.objects.filter(over, state__in=ENDED, removed_at__isnull=True, erasure__isnull=True)
    named = rows.exclude(pk__in=disputed).exclude(pk__in=but).exclude(applicant="").order_by("closed_on", "id")
    return named[:MOST_AT_ONCE].values_list("id", "organ_id")


def _removed(on: date, but: Collection[int]) -> Iterable[tuple[int, int]]:
    """Return the cases that were removed from the register so long ago."""
    over = datetime(on.year - LEAST_YEARS, 1, 1, tzinfo=CHINA)
    disputed = Dispute.objects.filter(_pending(on), application__isnull=False).values("application")
    rows = Application.objects.filter(removed_at__lt=over, erasure__isnull=True).exclude(pk__in=disputed).exclude(pk__in=but)
    return rows.exclude(applicant="").order_by("removed_at", "id")[:MOST_AT_ONCE].values_list("id", "organ_id")


def _pending(on: date) -> Q:
    """Return what is true of a dispute that no decision in force has ended by this day."""
    registered = Q(procedure="", result="")
    return Q(removed_at__isnull=True) & (registered | ~Q(procedure="") & (Q(in_force_on=None) | Q(in_force_on__gt=on)))


def _row(case_id: int) -> Application:
    row = Application.objects.select_related("organ").filter(pk=case_id, removed_at__isnull=True).exclude(channel="").first()
    if row is None:
        raise NotVisible(str(case_id))
    return row


def removed_from(row: Application) -> dict[str, date]:
    """Return the papers of a case that were deleted, with the day: their lines and digests stay in the lists."""
    found = KeptPaper.objects.filter(application=row, deleted_at__isnull=False).values_list("id", "deleted_at")
    return {f"paper:{key}": in_china(at).date() for key, at in found if at is not None}


def _file(row: Application, one: PlacedLine, removed_on: date | None) -> BoxFile:
    remark = REMOVED.format(removed_on) if removed_on else ""
    item = BoxItem(one.line.author, one.line.number, one.line.title, one.line.on, one.span, remark)
    return BoxFile(item, None if removed_on else _as_listed(row, one.line), one.line.ending, one.line.sha256)


def _as_listed(row: Application, line: BoxLine) -> bytes:
    data = opened_bytes(row, line.source)
    if hashlib.sha256(data).hexdigest() != line.sha256:
        raise DamagedFile(f"{row.number}的《{line.title}》和归档时的指纹不同。从备份恢复。")
    return data


def _paper_lines(row: Application, organ: OrganRow) -> Iterator[BoxLine]:
    for one in KeptPaper.objects.filter(application=row, stored__isnull=False).order_by("id"):
        author = "申请人" if one.purpose in APPLICANTS_OWN else "被征求意见的一方" if one.purpose == "opinion" else organ.name
        yield BoxLine(
            kind=ITEMS[one.purpose],
            on=in_china(one.added_at).date(),
            title=TITLES[one.purpose],
            pages=1,
            author=author,
            number="",
            source=f"paper:{one.pk}",
            size=one.size,
            sha256=one.sha256,
            ending=ENDINGS.get(one.media_type, "bin"),
        )


def _letter_lines(row: Application, organ: OrganRow) -> Iterator[BoxLine]:
    found = Letter.objects.filter(application=row, state__in=SIGNED_STATES, pdf__isnull=False).select_related("pdf")
    for one in found.order_by("id"):
        assert one.signed_on is not None
        assert one.pdf is not None
        yield BoxLine(
            kind=LETTER_ITEMS.get(one.kind, ArchiveItem.REPLY),
            on=one.signed_on,
            title=letters()[one.kind].title,
            pages=1,
            author=organ.name,
            number=one.number or "",
            source=f"letter:{one.pk}",
            size=one.pdf.size,
            sha256="",
            ending="pdf",
        )


def _box(one: ArchiveBox) -> BoxRow:
    opening = getattr(one, "opening", None)
    return BoxRow(
        number=one.number,
        lines=of_text(one.contents),
        manifest=one.manifest,
        items=one.items,
        pages=one.pages,
        remark=one.remark,
        retention_years=one.retention_years,
        keep_until=one.keep_until,
        sealed_by=one.sealed_by,
        sealed_at=in_china(one.sealed_at),
        opening=OpeningRow(opening.why, opening.what, opening.opened_by, in_china(opening.opened_at)) if opening else None,
    )
