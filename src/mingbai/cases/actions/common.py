"""Steps that the acts on a case share: lock it, ask the law about one more fact, write the fact, move the case on."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from django.db.models import Q

from mingbai.accounts.values import Doing
from mingbai.calendars import queries as calendars
from mingbai.cases import policies
from mingbai.cases.models import Application, CaseStep, Erasure, RecordedAnswer
from mingbai.cases.queries.box import is_opened, latest_box
from mingbai.cases.queries.clock import calendar_on, dates, facts_of, practice, steps_of
from mingbai.core.errors import Invalid, NotVisible, Refused, Stale
from mingbai.core.screen import screen
from mingbai.core.sealing import seal
from mingbai.core.words import one_line
from mingbai.organs.queries import OrganRow, row_of
from mingbai.registers.checks import day as checked_day
from mingbai.statute.cases.clock import Timeline, timeline
from mingbai.statute.cases.facts import EVENT_WORDS, EventKind, UnlawfulTimeline
from mingbai.statute.cases.retention import FILED
from mingbai.statute.cases.states import CaseAct, CaseState
from mingbai.statute.moves import Move
from mingbai.statute.verdict import refused

GONE_FOR_GOOD = refused(
    "这件申请的保管期限已经满了，申请人是谁、要的是什么都已经删除，不能再开卷，也不能重新办理。"
    "判决、复议决定要求重新答复的，请申请人写明要什么，另外登记一件。",
    FILED,
    "case.erased",
)


def lock(done: Doing, case_id: int, revision: int | None = None) -> tuple[OrganRow, Application]:
    """Return the organ and the case, locked until the act ends; raise NotVisible for anyone who does not handle it."""
    row = lock_together(done, (case_id,)).get(case_id)
    if row is None:
        raise NotVisible(str(case_id))
    if row.removed_at is not None or not row.channel:
        raise NotVisible(str(case_id))
    organ = policies.if_handled(done.by, row_of(row.organ))
    if revision is not None and revision != row.revision:
        raise Stale.of("这件申请")
    return organ, row


def lock_together(done: Doing, case_ids: Collection[int]) -> dict[int, Application]:
    """Return these cases, and those that their replies answer too, locked until the act ends.

    All in one order: acts on cases that are answered together wait for each other, and never both.
    """
    rows = Application.objects.select_for_update(of=("self",)).select_related("organ__parent")
    found = rows.filter(Q(pk__in=case_ids) | Q(joined_to__in=case_ids)).order_by("id")
    return {one.pk: one for one in found}


def lock_for_work(done: Doing, case_id: int, revision: int | None = None) -> tuple[OrganRow, Application]:
    """Return the organ and the case for a clerk or section head, locked; for acts that move the case nowhere.

    Raises Refused while the case lies sealed in its box: then only the table of moves leads on.
    """
    organ, row = lock(done, case_id, revision)
    policies.check_work(done.by, organ)
    check_unsealed(row)
    return organ, row


def check_unsealed(row: Application) -> None:
    """Raise Refused when the case lies sealed in its box and no record opened it, and for one past its retention."""
    check_kept(row)
    if row.state == CaseState.SEALED and not is_opened(row):
        said = "这件申请已经归档。要补、要改的，先由科室负责人开卷登记，写明谁、为什么、补什么。"
        raise Refused(refused(said, FILED, "case.sealed"))


def check_kept(row: Application) -> None:
    """Raise Refused once the persons were removed from the case: who applied and for what is not known any more."""
    if Erasure.objects.filter(application=row).exists():
        raise Refused(GONE_FOR_GOOD)


def begin(done: Doing, case_id: int, act: CaseAct, revision: int | None = None) -> tuple[Application, Move[CaseState, CaseAct]]:
    """Lock a case for an act of the table; raise Refused when its state or this person's post does not allow it."""
    organ, row = lock(done, case_id, revision)
    move = policies.step(done.by, organ, row.state, act, practice())
    check_kept(row)
    return row, move


def day_of(on: date | None, what: str, today: date) -> date:
    """Return the day of a fact, today where none is named; raise Invalid for a day to come."""
    return checked_day(on or today, what, "on", today)


def clock_of(row: Application, today: date) -> Timeline:
    """Return the dates of a case as they are before the act."""
    return timeline(facts_of(row, steps_of(row)), calendar_on(today), practice(), today)


def add_step(done: Doing, row: Application, kind: EventKind, on: date, **facts: Any) -> CaseStep:
    """Write one dated fact, once the law has nothing against it at that place; raise Refused otherwise."""
    step = CaseStep(
        application=row,
        round=row.round,
        kind=kind.value,
        on=on,
        person_id=done.by.person_id,
        recorded_by=done.signature,
        recorded_at=done.at,
        **facts,
    )
    before = steps_of(row)
    if before and on < before[-1].on:
        what = f"{EVENT_WORDS[kind]}不能早于前面已经登记的{EVENT_WORDS[EventKind(before[-1].kind)]}（{before[-1].on:%Y-%m-%d}）。"
        raise Invalid(what, "on")
    lawful(row, (*before, step), done.today)
    step.save()
    done.bind("case_step", step.pk)
    return step


def lawful(row: Application, steps: tuple[CaseStep, ...], today: date) -> Timeline:
    """Return the dates with these steps; raise Refused, in the law's words, when they cannot be."""
    try:
        return timeline(facts_of(row, steps), calendar_on(today), practice(), today)
    except UnlawfulTimeline as unlawful:
        field = unlawful.key.rpartition(".")[2]
        said = f"{unlawful.reason}。"
        raise Refused(refused(said, unlawful.citation, "case.unlawful"), field if field.isidentifier() else "") from None


def settle(done: Doing, row: Application, to: CaseState, *names: str) -> None:
    """Move the case to a state and write the dates that follow; the new revision makes pages drawn before it stale."""
    was, row.state = row.state, to.value
    row.changed_at, row.revision = done.at, row.revision + 1
    calendar = calendar_on(done.today)
    found = timeline(facts_of(row, steps_of(row)), calendar, practice(), done.today)
    named = asdict(dates(row, found, calendar))
    named["counted_by"], _ = calendars.latest()
    for name, value in named.items():
        setattr(row, name, value)
    row.save(update_fields=["state", "changed_at", "revision", *named, *names])
    done.bind("case", row.pk)
    if was == CaseState.SEALED and to is not CaseState.SEALED and (box := latest_box(row)):
        # The list vouched for all the case held; now it vouches for itself alone.
        done.bind("box", box.pk)


def for_the_trail(text: str, what: str, field: str, longest: int, today: date) -> str:
    """Return one line that the trail will show; raise Refused when it says an applicant's number or telephone."""
    kept = one_line(text, what, field, longest)
    screen({what: kept}, today, fields={what: field})
    return kept


def sealed(said: Mapping[str, str]) -> str:
    """Return words by name, sealed as one text."""
    return seal(json.dumps({name: text for name, text in said.items() if text}, ensure_ascii=False))


__all__ = ["add_step", "begin", "check_unsealed", "clock_of", "day_of", "lawful", "lock", "lock_for_work", "sealed", "settle"]


def write_answer(done: Doing, row: Application, question: str, answer: str, reason: str) -> None:
    """Record an answer with its reason, sealed, in this round of a case; the latest to a question stands."""
    RecordedAnswer.objects.create(
        application=row,
        round=row.round,
        question=question,
        answer=answer,
        reason=seal(reason),
        person_id=done.by.person_id,
        answered_by=done.signature,
        answered_at=done.at,
    )
