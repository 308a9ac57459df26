"""Reads of matters of accountability, for the county office and its leader alone."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from mingbai.catalogue.queries import duty
from mingbai.core.errors import NotVisible
from mingbai.core.paging import PAGE, SHORT
from mingbai.core.words import in_china
from mingbai.management.models import AccountHearing, AccountMatter, AccountStep
from mingbai.management.values import AccountMatterRow, AccountStepRow, HearingRow
from mingbai.statute.management.accountability import AccountAct, AccountFacts, AccountState, ground_of


def matters(organ_ids: Collection[int], limit: int = PAGE) -> tuple[AccountMatterRow, ...]:
    """Return the matters of these units, latest first."""
    return _rows(AccountMatter.objects.filter(organ_id__in=list(organ_ids)).order_by("-id")[:limit])


def matters_in_hand(organ_ids: Collection[int], limit: int = SHORT) -> tuple[AccountMatterRow, ...]:
    """Return the matters of these units in which a step may still follow, oldest first."""
    ended = {AccountState.PROPOSED, AccountState.CLOSED}
    return _rows(AccountMatter.objects.filter(organ_id__in=list(organ_ids)).exclude(state__in=ended).order_by("id")[:limit])


def matter(matter_id: int) -> AccountMatterRow:
    """Return one matter with its steps and hearings."""
    for row in _rows(AccountMatter.objects.filter(pk=matter_id)):
        return row
    raise NotVisible(str(matter_id))


def matter_of(reminder_id: int) -> int | None:
    """Return the key of the matter that began with this reminder; None when there is none."""
    return AccountMatter.objects.filter(reminder_id=reminder_id).values_list("id", flat=True).first()


def was_held_to_account(organ_id: int, first_on: date, last_on: date) -> bool:
    """Return whether a circular on the unit or a proposal about it was decided in these days; a talk is none of it."""
    decided = {AccountAct.CIRCULATE, AccountAct.PROPOSE}
    return AccountStep.objects.filter(
        matter__organ_id=organ_id, act__in=decided, taken_on__gte=first_on, taken_on__lte=last_on
    ).exists()


def hearing(hearing_id: int) -> tuple[int, HearingRow]:
    """Return one hearing with the key of its matter."""
    row = AccountHearing.objects.filter(pk=hearing_id).first()
    if row is None:
        raise NotVisible(str(hearing_id))
    return row.matter_id, _hearing(row)


def is_known_to_be_owed(row: AccountMatterRow, on: date) -> bool | None:
    """Return whether the duty that the reminder was about is still owed; None where it was about no single duty."""
    if row.duty_id is None:
        return None
    found = duty(row.duty_id, on)
    return found.fulfilled_on is None and found.state != "dropped" and found.judge_by < on


def facts_of(row: AccountMatterRow, *, is_still_owed: bool) -> AccountFacts:
    """Return what the law looks at: the day the last step set, and the hearing asked for since that step."""
    last = row.steps[-1] if row.steps else None
    since = [one for one in row.hearings if last is not None and one.invited_on >= last.taken_on]
    heard = next((one for one in since if one.heard_on), since[-1] if since else None)
    return AccountFacts(
        state=row.state,
        ground=row.ground,
        reminded_on=in_china(row.reminded_at).date(),
        is_still_owed=is_still_owed,
        correct_by=last.correct_by if last else None,
        invited_on=heard.invited_on if heard else None,
        speak_by=heard.speak_by if heard else None,
        heard_on=heard.heard_on if heard else None,
    )


def _rows(listed: QuerySet[AccountMatter]) -> tuple[AccountMatterRow, ...]:
    return tuple(map(_row, listed.select_related("organ", "reminder").prefetch_related("steps", "hearings")))


def _row(row: AccountMatter) -> AccountMatterRow:
    ground = ground_of(row.ground)
    assert ground is not None
    return AccountMatterRow(
        id=row.pk,
        organ_id=row.organ_id,
        organ_name=row.organ.short_name,
        ground=ground,
        facts=row.facts,
        state=AccountState(row.state),
        reminder_id=row.reminder_id,
        reminded_at=row.reminder.sent_at,
        reminder_text=row.reminder.text,
        answer=row.reminder.answer,
        duty_id=row.reminder.duty_id,
        steps=tuple(map(_step, sorted(row.steps.all(), key=lambda one: one.pk))),
        hearings=tuple(map(_hearing, sorted(row.hearings.all(), key=lambda one: one.pk))),
    )


def _step(row: AccountStep) -> AccountStepRow:
    act = AccountAct(row.act)
    return AccountStepRow(act, row.text, row.whom, row.article, row.correct_by, row.taken_on, row.taken_by)


def _hearing(row: AccountHearing) -> HearingRow:
    return HearingRow(row.pk, row.whom, row.invited_on, row.speak_by, row.statement, row.heard_on)
