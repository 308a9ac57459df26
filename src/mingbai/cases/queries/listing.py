"""Lists of cases: pages by key, what is due, what another organ was asked, dates that moved. Nothing sealed is read here."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Count, Q, QuerySet

from mingbai.accounts.values import Acting
from mingbai.calendars import queries as calendars
from mingbai.cases.models import Application, CaseTask, DateMoved, KeptPaper
from mingbai.cases.models.register import OPEN_STATES
from mingbai.cases.models.steps import RECEIVED
from mingbai.cases.policies import own_organ_id, visible_organ
from mingbai.cases.values.matter import pairs
from mingbai.cases.values.rows import AnsweredCases, CaseRow, CaseTaskRow, LateCases, MovedRow
from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.core.paging import PAGE, SHORT, ListPage, cut
from mingbai.core.sealing import open_sealed
from mingbai.core.words import day, in_china
from mingbai.organs.queries import OrganRow
from mingbai.statute.cases.reckoning import Pending
from mingbai.statute.cases.states import CaseState

MOST_DUE = 100
MOST_REMOVED = 500
HANDED_IN = (CaseState.APPROVING.value, CaseState.CHECKED.value)


def listed(
    *, by: Acting, organ_code: str, on: date, states: Collection[CaseState] = (), after: str = "", limit: int = PAGE
) -> ListPage[CaseRow]:
    """Return a page of an organ's cases, newest first; whoever supervises the organ reads it too."""
    organ = visible_organ(by, organ_code)
    rows = cases_of(organ.id).filter(_come_by(on)).order_by("-id")
    if states:
        rows = rows.filter(state__in=[state.value for state in states])
    if key := asked.key(after):
        rows = rows.filter(pk__lt=key)
    return cut(rows_of(rows[: limit + 1]), limit, lambda row: row.id)


def rows_by_key(*, by: Acting, case_ids: Collection[int]) -> tuple[CaseRow, ...]:
    """Return some cases of this person's organ, oldest first."""
    return rows_of(cases_of(own_organ_id(by)).filter(pk__in=case_ids).order_by("id"))


def counts(*, by: Acting, organ_code: str, on: date) -> dict[CaseState, int]:
    """Count an organ's open cases by state; the closed ones are for the report, which counts them by year."""
    organ = visible_organ(by, organ_code)
    found = cases_of(organ.id).filter(_come_by(on), state__in=OPEN_STATES).values_list("state").annotate(n=Count("id"))
    return {CaseState(state): n for state, n in found.order_by("state")}


def due(*, by: Acting, on: date) -> tuple[CaseRow, ...]:
    """Return the open cases of this person's organ of which somebody is to be reminded, what is due first at the top.

    A reply that was handed in waits for somebody from that moment.
    """
    rows = Application.objects.filter(
        Q(warn_from__lte=on) | Q(next_on__lte=on) | Q(state__in=HANDED_IN, submitted_on__lte=on),
        organ_id=own_organ_id(by),
        state__in=OPEN_STATES,
        removed_at__isnull=True,
    )
    return rows_of(rows.order_by("next_on", "id")[:MOST_DUE])


def open_late(*, organ_ids: Collection[int], on: date) -> dict[int, LateCases]:
    """Count, by organ, the open cases past the day on which the reply was due, for whoever supervises these organs.

    A case that waits for another organ has no such day: it counts by itself once it would be late without the wait.
    """
    late, waiting = Q(due_on__lt=on), Q(due_on__isnull=True, awaited=Pending.ORGAN.value, remind_on__lt=on)
    rows = Application.objects.filter(late | waiting, organ_id__in=organ_ids, state__in=OPEN_STATES, removed_at__isnull=True)
    counted = rows.values_list("organ_id").annotate(late=Count("id", filter=late), waiting=Count("id", filter=waiting))
    return {organ_id: LateCases(*numbers) for organ_id, *numbers in counted.order_by("organ_id")}


def answered(organ_ids: Collection[int], year: int, on: date) -> dict[int, AnsweredCases]:
    """Count, by organ, the applications received in a year and how they were answered, as the public may know it."""
    rows = Application.objects.filter(
        organ_id__in=organ_ids, received_on__range=(date(year, 1, 1), min(date(year, 12, 31), on)), removed_at__isnull=True
    )
    counted = rows.values_list("organ_id").annotate(
        received=Count("id"),
        in_time=Count("id", filter=Q(replied_in_time=True)),
        late=Count("id", filter=Q(replied_in_time=False)),
        unanswered=Count("id", filter=Q(due_on__lt=on, state__in=OPEN_STATES)),
    )
    return {organ_id: AnsweredCases(*numbers) for organ_id, *numbers in counted.order_by("organ_id")}


def organs_to_recount() -> tuple[int, ...]:
    """Return the organs with open cases whose dates were computed before the latest holiday notice."""
    latest, _ = calendars.latest()
    rows = Application.objects.filter(state__in=OPEN_STATES, removed_at__isnull=True, counted_by__lt=latest).exclude(channel="")
    return tuple(rows.order_by("organ_id").values_list("organ_id", flat=True).distinct())


def expired_papers(on: date, but: Collection[int] = ()) -> tuple[tuple[int, int], ...]:
    """Return the cases that keep identity papers whose purpose is over, with their organs; `but` take nobody's turn."""
    rows = KeptPaper.objects.filter(delete_after__lt=on, deleted_at__isnull=True, stored__isnull=False)
    found = rows.exclude(application__in=but).order_by("delete_after", "id")[:MOST_DUE]
    return tuple(dict.fromkeys(found.values_list("application_id", "application__organ_id")))


def similar(*, by: Acting, organ_code: str, title: str, before: int | None = None) -> tuple[CaseRow, ...]:
    """Return earlier cases whose matter shares words with this one, newest first, to see how they were answered."""
    organ = visible_organ(by, organ_code)
    said = sorted(pairs(title))[:20]
    if not said:
        return ()
    fits = Q()
    for pair in said:
        fits |= Q(title__contains=pair)
    # Only the latest ones are looked through: what was asked years ago was answered by other rules.
    latest = cases_of(organ.id).order_by("-id")
    if before is not None:
        latest = latest.filter(pk__lt=before)
    recent = latest.values_list("id", flat=True)[:500]
    found = rows_of(Application.objects.filter(fits, pk__in=list(recent)).order_by("-id"))
    alike = sorted(found, key=lambda row: (-sum(pair in row.title for pair in said), -row.id))
    return tuple(row for row in alike if sum(pair in row.title for pair in said) > 1)[:SHORT]


def tasks_for(*, by: Acting) -> tuple[CaseTaskRow, ...]:
    """Return the open work on cases of other organs that this person's organ was asked to do, what is due first at the top."""
    rows = CaseTask.objects.filter(to_organ_id=own_organ_id(by), ended_on__isnull=True).select_related("application", "to_organ")
    return tuple(task_row(one) for one in rows.order_by("due_on", "id"))


def tasks_given(*, by: Acting) -> tuple[CaseTaskRow, ...]:
    """Return the open work on cases in hand that this person's organ asked of others, or of its own sections, first due first."""
    open_ones = {"state__in": OPEN_STATES, "removed_at__isnull": True, "organ_id": own_organ_id(by)}
    rows = CaseTask.objects.filter(ended_on__isnull=True, **{f"application__{name}": value for name, value in open_ones.items()})
    return tuple(task_row(one) for one in rows.select_related("application", "to_organ").order_by("due_on", "id"))


def open_task(*, by: Acting, task_id: int) -> CaseTaskRow:
    """Return open work that this person's organ answers: what others asked of it, and what it asked of its own sections.

    Raises NotVisible for any other.
    """
    own = own_organ_id(by)
    here = Q(to_organ_id=own) | Q(to_organ__isnull=True, application__organ_id=own)
    row = CaseTask.objects.filter(here, pk=task_id, ended_on__isnull=True).select_related("application", "to_organ").first()
    if row is None:
        raise NotVisible(str(task_id))
    return task_row(row)


def moved(*, by: Acting, organ_code: str, limit: int = PAGE) -> tuple[MovedRow, ...]:
    """Return the dates of an organ's cases that holiday notices or corrections moved, latest first."""
    organ = visible_organ(by, organ_code)
    rows = DateMoved.objects.filter(application__organ_id=organ.id).select_related("application")
    return tuple(moved_row(one) for one in rows.order_by("-id")[:limit])


def removed_subjects(organ_codes: Collection[str] | None) -> tuple[str, ...]:
    """Return what the trail calls the latest applications that these organs (None: all) took out of the register."""
    rows = Application.objects.filter(removed_at__isnull=False).order_by("-removed_at", "-id")
    if organ_codes is not None:
        rows = rows.filter(organ__code__in=organ_codes)
    return tuple(one.subject for one in rows.only("id")[:MOST_REMOVED])


def cases_of(organ_id: int) -> QuerySet[Application]:
    """Return the cases of an organ; those of the simple register from before have no channel."""
    return Application.objects.filter(organ_id=organ_id, removed_at__isnull=True)


def _come_by(on: date) -> Q:
    """Leave out what came after a day: a demonstration may be set back to before. The simple register knows no day."""
    return Q(submitted_on__isnull=True) | Q(submitted_on__lte=on)


def rows_of(rows: QuerySet[Application]) -> tuple[CaseRow, ...]:
    """Return cases as rows of a list."""
    return tuple(row_of(one) for one in rows.select_related("organ"))


def row_of(one: Application, organ: OrganRow | None = None) -> CaseRow:
    """Return one case as a row of a list."""
    return CaseRow(
        id=one.pk,
        organ_code=organ.code if organ else one.organ.code,
        organ_name=organ.short_name if organ else one.organ.short_name,
        number=one.number,
        kind=one.kind,
        title=one.title,
        state=CaseState(one.state),
        channel=one.channel,
        submitted_on=one.submitted_on,
        received_on=one.received_on,
        next_on=one.next_on,
        next_what=one.next_what,
        due_on=one.due_on,
        remind_on=one.remind_on,
        draft_by=one.draft_by,
        warn_from=one.warn_from,
        awaited=one.awaited,
        outcome=one.outcome,
        closed_on=one.closed_on,
        is_provisional=one.is_provisional,
    )


def task_row(one: CaseTask) -> CaseTaskRow:
    """Return one task with what was asked, opened."""
    return CaseTaskRow(
        id=one.pk,
        case_id=one.application_id,
        case_number=one.application.number,
        case_title=one.application.title,
        to_organ=one.to_organ.short_name if one.to_organ else "",
        to_whom=one.to_whom,
        what=open_sealed(one.what),
        sent_on=one.sent_on,
        due_on=one.due_on,
        received_on=one.received_on,
        ended_on=one.ended_on,
        is_returned=one.is_returned,
        answer=open_sealed(one.answer),
    )


def moved_row(one: DateMoved) -> MovedRow:
    """Return one date that moved."""
    case = one.application
    return MovedRow(
        case_id=case.pk,
        case_number=case.number,
        what=one.what,
        before=one.before,
        after=one.after,
        notice=one.notice,
        was_told=one.was_told,
        reason=one.reason,
        moved_by=one.moved_by,
        was_late=one.was_late,
        at=in_china(one.at),
    )


def corrections(case: Application) -> tuple[str, ...]:
    """Return in words how the day of receipt was corrected, oldest first."""
    rows = DateMoved.objects.filter(application=case, what=RECEIVED).order_by("id")
    return tuple(
        f"{day(in_china(one.at))}由{one.moved_by}从{day(one.before)}更正为{day(one.after)}：{one.reason.rstrip('。')}"
        f"{'。更正以前已经逾期' if one.was_late else ''}。"
        for one in rows
    )
