"""Reads for staff pages: what is in hand, what waits for whom, one entry with everything about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from mingbai.accounts.values import Acting
from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.core.paging import LONG, PAGE, SHORT, ListPage, cut
from mingbai.entries import policies
from mingbai.entries.models import Assessment, Entry, NonDisclosure, ReviewVerdict, Snapshot
from mingbai.entries.queries import parts
from mingbai.entries.queries.access import draft_of, is_tied, visible_entry
from mingbai.entries.queries.check import check_draft
from mingbai.entries.queries.comments import Related, related
from mingbai.entries.queries.drafters import drafters
from mingbai.entries.queries.own import last_content
from mingbai.entries.queries.parts import AttachmentRow, ConfirmationRow, SnapshotRow, VerdictRow, VersionRow
from mingbai.entries.queries.rules import chain
from mingbai.entries.values.content import EntryContent, load
from mingbai.entries.values.findings import CheckFinding
from mingbai.organs.queries import OrganRow, row_of
from mingbai.statute.disclosure.review import (
    EDITABLE,
    ENDED,
    REVIEWER,
    REVIEWS,
    EntryAct,
    Stage,
    Standing,
)

HAND_FIELDS = (
    "id", "organ__code", "organ__short_name", "title", "stage", "standing", "round", "duty_id", "duty__judge_by", "drafted_by",
    "scheduled_at", "plan_failure",
)  # fmt: skip
IN_HAND = tuple(stage for stage in Stage if stage not in ENDED)


@dataclass(frozen=True, slots=True)
class InHand:
    """An entry being worked on, in a list; `judge_by` is its duty's last day, if it has a duty."""

    id: int
    organ_code: str
    organ_name: str
    title: str
    stage: Stage
    standing: Standing
    round: int
    duty_id: int | None
    judge_by: date | None
    drafted_by: int | None
    scheduled_at: datetime | None
    plan_failure: str = ""


@dataclass(frozen=True, slots=True)
class Assessed:
    """The last assessment of the effect on personal information."""

    purpose: str
    effect: str
    measures: str
    assessed_by: str
    assessed_at: datetime
    keep_until: date


@dataclass(frozen=True, slots=True)
class WorkEntry:
    """Everything an entry's staff page shows; `acts` are those this person may do now."""

    id: int
    organ: OrganRow
    stage: Stage
    standing: Standing
    round: int
    content: EntryContent
    revision: int
    saved_at: datetime | None
    saved_by: str
    note: str
    index_number: str
    published_at: datetime | None
    scheduled_at: datetime | None
    plan_failure: str
    withdrawal_reason: str
    duty_id: int | None
    chain_id: int | None
    chain_step: str
    chain: tuple[Stage, ...]
    files: tuple[AttachmentRow, ...]
    findings: tuple[CheckFinding, ...]
    verdicts: tuple[VerdictRow, ...]
    versions: tuple[VersionRow, ...]
    snapshots: tuple[SnapshotRow, ...]
    assessment: Assessed | None
    needs_assessment: bool
    acts: frozenset[EntryAct]
    is_tied: bool = False
    ground: str = ""
    evaluate_on: date | None = None
    confirmed: ConfirmationRow | None = None
    related: tuple[Related, ...] = ()
    adoption_duty_id: int | None = None

    @property
    def title(self) -> str:
        """The title of the draft, else of what was published."""
        return self.content.title

    @property
    def is_editable(self) -> bool:
        """Whether this person may change the draft now."""
        return EntryAct.SUBMIT in self.acts


@dataclass(frozen=True, slots=True)
class ClosedRow:
    """One line of the register of what is not disclosed."""

    entry_id: int
    title: str
    ground: str
    reason: str
    decided_by: str
    decided_at: datetime
    evaluate_on: date
    opened_at: datetime | None


def in_hand(organ_id: int, *, stages: tuple[Stage, ...] = (), after: str = "", limit: int = SHORT) -> ListPage[InHand]:
    """Return a page of an organ's entries in hand, oldest first."""
    listed = _hand(organ_id, stages or IN_HAND).filter(id__gt=asked.key(after)).order_by("id")[: limit + 1]
    rows = _rows(listed)
    return cut(rows, limit, lambda row: row.id)


def duties_in_hand(organ_id: int) -> frozenset[int]:
    """Return the organ's duties that already have a draft."""
    begun = _hand(organ_id, IN_HAND).filter(duty__isnull=False)
    return frozenset(begun.values_list("duty_id", flat=True))


def queue(by: Acting, limit: int = LONG) -> tuple[InHand, ...]:
    """Return what waits for this person's decision, nearest last day first, leaving out what they may not decide."""
    stages = tuple(stage for stage in REVIEWS if REVIEWER[stage] == by.kind)
    if by.kind == REVIEWER[Stage.SECRECY]:
        stages += (Stage.REFERRED,)
    if not stages:
        return ()
    rows = _rows(_hand(by.organ_id, stages).order_by("id")[:limit])
    mine = ReviewVerdict.objects.filter(entry_id__in=[row.id for row in rows], person_id=by.person_id)
    taken = set(mine.values_list("entry_id", "round", "act"))
    wrote = drafters([row.id for row in rows])
    # Whoever referred an entry may also record the answer; whoever wrote or submitted it may do neither.
    own = {(entry_id, number) for entry_id, number, act in taken if act == EntryAct.SUBMIT}
    decided = {(entry_id, number) for entry_id, number, _ in taken}
    free = [
        row
        for row in rows
        if by.person_id not in wrote.get(row.id, ())
        and (row.id, row.round) not in (own if row.stage is Stage.REFERRED else decided)
    ]
    return tuple(sorted(free, key=lambda row: (row.judge_by or date.max, row.id)))


def work_entry(by: Acting, entry_id: int, today: date) -> WorkEntry:
    """Return one entry with everything about it, to anyone who may read the organ's work; about twenty small queries."""
    entry = visible_entry(by, entry_id)
    organ, draft = row_of(entry.organ), draft_of(entry)
    stage, standing = Stage(entry.stage), Standing(entry.standing)
    content = load(draft.content) if draft else last_content(entry)
    checked = check_draft(entry.pk, content, today, is_shown=True) if draft else None
    closed = NonDisclosure.objects.filter(entry=entry).values_list("ground", "evaluate_on")
    closed_row = closed.first() if stage is Stage.NOT_DISCLOSED else None
    return WorkEntry(
        id=entry.pk,
        organ=organ,
        stage=stage,
        standing=standing,
        round=entry.round,
        content=content,
        revision=draft.revision if draft else 0,
        saved_at=draft.saved_at if draft else None,
        saved_by=draft.saved_by if draft else "",
        note=draft.note if draft else "",
        index_number=entry.index_number or "",
        published_at=entry.published_at,
        scheduled_at=entry.scheduled_at,
        plan_failure=entry.plan_failure,
        withdrawal_reason=entry.withdrawal_reason,
        duty_id=entry.duty_id,
        chain_id=entry.chain_id,
        chain_step=entry.chain_step,
        chain=chain(organ.id, entry.field),
        files=checked.files if checked else parts.files_of_version(entry.pk),
        findings=checked.findings if checked else (),
        verdicts=parts.verdicts(entry.pk),
        versions=parts.versions(entry.pk) if entry.published_at else (),
        snapshots=parts.snapshots(entry.pk),
        assessment=_assessment(entry.pk),
        needs_assessment=checked is not None and checked.needs_assessment,
        acts=policies.acts(by, organ, stage, standing),
        is_tied=is_tied(entry),
        ground=closed_row[0] if closed_row else "",
        evaluate_on=closed_row[1] if closed_row else None,
        related=related(entry),
        adoption_duty_id=entry.adoption_duty_id,
        confirmed=parts.confirmation(entry.pk, entry.round) if entry.round and stage not in EDITABLE else None,
    )


def compare(entry_id: int, number: int) -> tuple[EntryContent, EntryContent, tuple[SnapshotRow, ...]]:
    """Return the previous snapshot (itself for the first), this one, and the list of all; raise NotVisible when it is missing."""
    found = dict(Snapshot.objects.filter(entry_id=entry_id, number__in=(number - 1, number)).values_list("number", "content"))
    if number not in found:
        raise NotVisible(f"{entry_id} {number}")
    new = load(found[number])
    return load(found[number - 1]) if number - 1 in found else new, new, parts.snapshots(entry_id)


def closed(organ_id: int, *, after: str = "", limit: int = PAGE) -> ListPage[ClosedRow]:
    """Return a page of the register of what is not disclosed."""
    fields = ("entry_id", "entry__title", "ground", "reason", "decided_by", "decided_at", "evaluate_on", "opened_at")
    listed = NonDisclosure.objects.filter(organ_id=organ_id, entry_id__gt=asked.key(after)).order_by("entry_id")
    rows = tuple(ClosedRow(*row) for row in listed.values_list(*fields)[: limit + 1])
    return cut(rows, limit, lambda row: row.entry_id)


def evaluations_due(organ_id: int, until: date, limit: int = SHORT) -> tuple[ClosedRow, ...]:
    """Return the lines of the register whose re-evaluation is due by a day."""
    fields = ("entry_id", "entry__title", "ground", "reason", "decided_by", "decided_at", "evaluate_on", "opened_at")
    listed = NonDisclosure.objects.filter(organ_id=organ_id, opened_at__isnull=True, evaluate_on__lte=until)
    return tuple(ClosedRow(*row) for row in listed.order_by("evaluate_on", "id").values_list(*fields)[:limit])


def _hand(organ_id: int, stages: tuple[Stage, ...]) -> QuerySet[Entry]:
    return Entry.objects.filter(organ_id=organ_id, stage__in=[one.value for one in stages]).exclude(stage=Stage.NONE.value)


def _rows(listed: QuerySet[Entry]) -> tuple[InHand, ...]:
    rows: list[InHand] = []
    for id_, code, name, title, stage, standing, *rest in listed.values_list(*HAND_FIELDS):
        rows.append(InHand(id_, code, name, title, Stage(stage), Standing(standing), *rest))
    return tuple(rows)


def _assessment(entry_id: int) -> Assessed | None:
    fields = tuple(Assessed.__dataclass_fields__)
    row = Assessment.objects.filter(entry_id=entry_id).order_by("-id").values_list(*fields).first()
    return Assessed(*row) if row else None
