"""Reads of meetings and trainings, of what was decided, and of what somebody has to look at."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Coalesce

from mingbai.core import files
from mingbai.core.errors import NotVisible
from mingbai.core.paging import PAGE, SHORT
from mingbai.management.models import Gathering, MeetingDecision, MeetingInterval, StandingRule, TrainingQuestion
from mingbai.management.values import DecisionRow, DueRow, GatheringRow, QuestionRow
from mingbai.organs import queries as organs
from mingbai.statute.management.gatherings import DEFAULT_INTERVAL, DecisionState, GatheringState
from mingbai.statute.management.standing_rules import LEAD


def gathering(gathering_id: int) -> GatheringRow:
    """Return one meeting or training."""
    found = next(iter(_rows(Gathering.objects.filter(pk=gathering_id))), None)
    if found is None:
        raise NotVisible(str(gathering_id))
    return found


def gatherings(organ_id: int, kind: str, year: int, limit: int = PAGE) -> tuple[GatheringRow, ...]:
    """Return the organ's meetings or trainings of a year, latest first: by the day held, else by the day planned."""
    listed = Gathering.objects.filter(organ_id=organ_id, kind=kind).alias(day=Coalesce("activity__held_on", "planned_on"))
    return _rows(listed.filter(day__year=year).order_by("-day", "-id")[:limit])


def gathering_file(gathering_id: int) -> tuple[str, bytes]:
    """Return the file kept with a meeting or training, with its name."""
    row = Gathering.objects.select_related("file").filter(pk=gathering_id, file__isnull=False).first()
    if row is None or row.file is None:
        raise NotVisible(str(gathering_id))
    return row.file_name, files.read(row.file.sha256)


def decisions(gathering_id: int) -> tuple[DecisionRow, ...]:
    """Return what a meeting decided, by the day on which it is due."""
    return _decisions(MeetingDecision.objects.filter(gathering_id=gathering_id).order_by("due_on", "id"))


def open_decisions(organ_id: int, on: date, limit: int = PAGE) -> tuple[DecisionRow, ...]:
    """Return what the organ's meetings decided and nobody has finished, by the day on which it is due."""
    held = MeetingDecision.objects.filter(gathering__organ_id=organ_id, gathering__activity__held_on__lte=on)
    listed = held.filter(state=DecisionState.OPEN)
    return _decisions(listed.order_by("due_on", "id")[:limit])


def decision(decision_id: int) -> DecisionRow:
    """Return one decision."""
    found = next(iter(_decisions(MeetingDecision.objects.filter(pk=decision_id))), None)
    if found is None:
        raise NotVisible(str(decision_id))
    return found


def questions(gathering_id: int) -> tuple[QuestionRow, ...]:
    """Return the questions of a training."""
    rows = TrainingQuestion.objects.filter(gathering_id=gathering_id, removed_at__isnull=True).order_by("id")
    return tuple(QuestionRow(*row) for row in rows.values_list("id", "question", "answer"))


def question(question_id: int) -> tuple[int, QuestionRow]:
    """Return one question with the key of its training."""
    row = TrainingQuestion.objects.filter(pk=question_id, removed_at__isnull=True).first()
    if row is None:
        raise NotVisible(str(question_id))
    return row.gathering_id, QuestionRow(row.pk, row.question, row.answer)


def interval(organ_id: int) -> int:
    """Return every how many months an organ meets by the choice of its county; 0 when nobody is reminded."""
    above = (organ_id, *organs.ancestors(organ_id))
    found = MeetingInterval.objects.filter(county_id__in=above).values_list("months", flat=True).first()
    return DEFAULT_INTERVAL if found is None else found


def due(organ_id: int, on: date, limit: int = SHORT) -> tuple[DueRow, ...]:
    """Return in one query what the organ has to look at: open decisions, gatherings whose day has come, rules near their end."""
    decided = MeetingDecision.objects.filter(
        gathering__organ_id=organ_id, gathering__activity__held_on__lte=on, state=DecisionState.OPEN
    )
    waiting = Gathering.objects.filter(organ_id=organ_id, state=GatheringState.PLANNED, planned_on__lte=on)
    ending = StandingRule.objects.filter(Q(until_on__lte=on + LEAD), organ_id=organ_id, ended_on__isnull=True)
    rows = decided.values_list(Value("decision"), "id", "text", "due_on", "person").union(
        waiting.values_list(Value("gathering"), "id", "title", "planned_on", "kind"),
        ending.values_list(Value("rule"), "id", "name", "until_on", "document_number"),
    )
    return tuple(DueRow(*row) for row in rows.order_by("due_on", "id")[:limit])


def _rows(listed: QuerySet[Gathering]) -> tuple[GatheringRow, ...]:
    return tuple(_row(row) for row in listed.select_related("activity"))


def _row(row: Gathering) -> GatheringRow:
    held = row.activity
    return GatheringRow(
        id=row.pk,
        organ_id=row.organ_id,
        kind=row.kind,
        title=row.title,
        planned_on=row.planned_on,
        place=row.place,
        text=row.text,
        link=row.link,
        state=GatheringState(row.state),
        reason=row.reason,
        held_on=held.held_on if held else None,
        is_removed=held is not None and held.removed_at is not None,
        minutes=row.minutes,
        attendees=row.attendees,
        attended=row.attended,
        file_name=row.file_name,
        activity_id=row.activity_id,
    )


def _decisions(listed: QuerySet[MeetingDecision]) -> tuple[DecisionRow, ...]:
    return tuple(
        DecisionRow(
            id=row.pk,
            gathering_id=row.gathering_id,
            text=row.text,
            person=row.person,
            due_on=row.due_on,
            state=DecisionState(row.state),
            outcome=row.outcome,
            closed_on=row.closed_on,
            closed_by=row.closed_by,
        )
        for row in listed
    )
