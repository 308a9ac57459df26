"""Open days as lists and pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from mingbai.accounts.values import Acting
from mingbai.core.errors import NotVisible
from mingbai.core.paging import LONG, PAGE, ListPage, cut, day_of, joined
from mingbai.outreach import policies
from mingbai.outreach.models import DayQuestion, OpenDay, SignUp
from mingbai.outreach.values import DayAnswerRow, OpenDayRow, Plan
from mingbai.statute.outreach.open_days import DayState
from mingbai.supervision import queries as supervision
from mingbai.supervision.models import ActivityKind
from mingbai.supervision.values import ActivityRow

PLAN = ("theme", "held_on", "begins", "place", "agenda", "contact", "places", "sign_up_until")
FIELDS = (
    "id", "organ_id", "organ__code", "organ__name", *PLAN, "state", "taken", "announcement_id", "announcement__stage",
    "announcement__is_listed", "announcement__title", "summary_id", "summary__stage", "summary__is_listed", "summary__title",
    "came", "moved_from", "called_off_on", "why_not",
)  # fmt: skip
MOST_PUBLIC = 30


def open_days(organ_id: int, *, after: str = "", limit: int = PAGE) -> ListPage[OpenDayRow]:
    """Return a page of an organ's open days, latest first."""
    listed = OpenDay.objects.filter(organ_id=organ_id).order_by("-held_on", "-id")
    if place := day_of(after):
        listed = listed.filter(Q(held_on__lt=place[0]) | Q(held_on=place[0], id__lt=place[1]))
    return cut(_rows(listed[: limit + 1]), limit, lambda row: joined(row.plan.held_on, row.id))


def open_day(by: Acting, day_id: int) -> OpenDayRow:
    """Return one open day to whoever reads its organ's work; raise NotVisible for all others."""
    row = found(day_id)
    policies.organ_to_read(by, row.organ_id)
    return row


def found(day_id: int) -> OpenDayRow:
    """Return one open day; raise NotVisible when there is none."""
    for row in _rows(OpenDay.objects.filter(pk=day_id)):
        return row
    raise NotVisible(str(day_id))


def public_days(organ_id: int) -> tuple[OpenDayRow, ...]:
    """Return the open days of an organ that were announced, or whose account is public; latest first."""
    listed = _public().filter(organ_id=organ_id).order_by("-held_on", "-id")
    return tuple(_rows(listed[:MOST_PUBLIC]))


def announced_days(organ_ids: Sequence[int], since: date, limit: int = LONG) -> tuple[OpenDayRow, ...]:
    """Return the announced open days from a day on, earliest first; of all organs where none is named."""
    found = OpenDay.objects.filter(announcement__is_listed=True, held_on__gte=since)
    if organ_ids:
        found = found.filter(organ_id__in=organ_ids)
    return tuple(_rows(found.order_by("held_on", "id")[:limit]))


def is_any_public(organ_id: int) -> bool:
    """Return whether the public sees an open day of this organ."""
    return _public().filter(organ_id=organ_id).exists()


def public_day(organ_code: str, day_id: int) -> OpenDayRow:
    """Return one such open day; raise NotVisible for any other."""
    for row in _rows(_public().filter(organ__code=organ_code, pk=day_id)):
        return row
    raise NotVisible(str(day_id))


def questions(day_id: int) -> tuple[DayAnswerRow, ...]:
    """Return what was asked on an open day, in the order in which it was recorded."""
    rows = DayQuestion.objects.filter(open_day_id=day_id).order_by("id").values_list("asked", "answered")
    return tuple(DayAnswerRow(*row) for row in rows)


def waiting(organ_id: int, until: date) -> tuple[OpenDayRow, ...]:
    """Return the open days that are planned up to a day, or still to be announced; earliest first."""
    listed = OpenDay.objects.filter(organ_id=organ_id, state=DayState.PLANNED.value)
    return tuple(_rows(listed.filter(Q(held_on__lte=until) | ~Q(announcement__is_listed=True)).order_by("held_on", "id")))


def of_ledger(organ_id: int, years: range) -> tuple[ActivityRow, ...]:
    """Return the open days of these years in the management ledger that nothing else is recorded of."""
    first, last = date(years[0], 1, 1), date(years[-1], 12, 31)
    rows = supervision.activities(organ_id, ActivityKind.OPEN_DAY.value, first, last)
    known = set(OpenDay.objects.filter(activity_id__in=[row.id for row in rows]).values_list("activity_id", flat=True))
    return tuple(row for row in rows if row.id not in known)


def _public() -> QuerySet[OpenDay]:
    """Select what the public sees: only what an entry that passed its reviews tells."""
    return OpenDay.objects.filter(Q(announcement__is_listed=True) | Q(summary__is_listed=True))


def _rows(listed: QuerySet[OpenDay]) -> Iterable[OpenDayRow]:
    standing = SignUp.objects.filter(open_day=OuterRef("pk"), cancelled_at__isnull=True).order_by().values("open_day")
    counted = listed.annotate(taken=Coalesce(Subquery(standing.annotate(n=Sum("people")).values("n")), 0))
    for row in counted.values(*FIELDS):
        yield OpenDayRow(
            id=row["id"],
            organ_id=row["organ_id"],
            organ_code=row["organ__code"],
            organ_name=row["organ__name"],
            plan=Plan(**{name: row[name] for name in PLAN}),
            state=DayState(row["state"]),
            taken=row["taken"],
            announcement_id=row["announcement_id"],
            announcement_stage=row["announcement__stage"] or "",
            is_announced=bool(row["announcement__is_listed"]),
            announcement_title=row["announcement__title"] or "",
            summary_id=row["summary_id"],
            summary_stage=row["summary__stage"] or "",
            is_summarised=bool(row["summary__is_listed"]),
            summary_title=row["summary__title"] or "",
            **{name: row[name] for name in ("came", "moved_from", "called_off_on", "why_not")},
        )
