"""Reads of the management ledger and of reminders."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Count, QuerySet

from mingbai.core import asked
from mingbai.core.paging import PAGE, SHORT, ListPage, cut
from mingbai.supervision.models import Activity, ActivityKind, Reminder
from mingbai.supervision.values import ActivityRow, ReminderRow

REMINDER = (
    "id", "organ__code", "organ__short_name", "duty_id", "text", "sent_by", "sent_at", "answer", "answered_by", "answered_at",
    "seen_at",
)  # fmt: skip
LABELS = {str(kind): str(label) for kind, label in ActivityKind.choices}


def counts(organ_id: int, first_on: date, last_on: date) -> dict[str, int]:
    """Count the activities of each kind in the period; kinds without any count 0."""
    rows = Activity.objects.filter(organ_id=organ_id, removed_at__isnull=True, held_on__gte=first_on, held_on__lte=last_on)
    found = dict(rows.order_by("kind").values_list("kind").annotate(n=Count("*")))
    return {kind: found.get(kind, 0) for kind in LABELS}


def activities(
    organ_id: int, kind: str, first_on: date, last_on: date, *, after: int = 0, limit: int | None = None
) -> tuple[ActivityRow, ...]:
    """Return activities of one kind in the period, in order of registration."""
    rows = Activity.objects.filter(
        organ_id=organ_id, kind=kind, removed_at__isnull=True, held_on__gte=first_on, held_on__lte=last_on, id__gt=after
    )
    fields = tuple(ActivityRow.__dataclass_fields__)
    return tuple(ActivityRow(*row) for row in rows.order_by("id").values_list(*fields)[:limit])


def unanswered(organ_id: int, limit: int = SHORT) -> tuple[ReminderRow, ...]:
    """Return the reminders that a unit has still to answer, oldest first."""
    return _reminders(Reminder.objects.filter(organ_id=organ_id, answered_at__isnull=True).order_by("id")[:limit])


def answers_to_see(organ_ids: Collection[int], limit: int = SHORT) -> tuple[ReminderRow, ...]:
    """Return the answers of these units that the county office has not seen yet, oldest first."""
    listed = Reminder.objects.filter(organ_id__in=list(organ_ids), seen_at__isnull=True, answered_at__isnull=False)
    return _reminders(listed.order_by("id")[:limit])


def open_reminders(organ_ids: Collection[int]) -> Mapping[int, int]:
    """Count the reminders that these units have still to answer, by unit."""
    listed = Reminder.objects.filter(organ_id__in=list(organ_ids), seen_at__isnull=True, answered_at__isnull=True)
    return dict(listed.order_by("organ_id").values_list("organ_id").annotate(n=Count("id")))


def reminders(organ_ids: Collection[int], *, after: str = "", limit: int = PAGE) -> ListPage[ReminderRow]:
    """Return a page of the reminders to these units, latest first."""
    listed = Reminder.objects.filter(organ_id__in=list(organ_ids)).order_by("-id")
    if key := asked.key(after):
        listed = listed.filter(id__lt=key)
    return cut(_reminders(listed[: limit + 1]), limit, lambda row: row.id)


def reminder(reminder_id: int) -> ReminderRow | None:
    """Return one reminder; None when there is none."""
    return next(iter(_reminders(Reminder.objects.filter(pk=reminder_id))), None)


def _reminders(listed: QuerySet[Reminder]) -> tuple[ReminderRow, ...]:
    return tuple(ReminderRow(*row) for row in listed.values_list(*REMINDER))
