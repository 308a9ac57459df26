"""Management as rows of 今日: decisions in hand, what was to be held, rules near their end, and a meeting that is missing."""

from __future__ import annotations

from django.urls import reverse

from mingbai.accounts import policies
from mingbai.core.words import day
from mingbai.management import policies as management
from mingbai.management.queries import gatherings
from mingbai.management.queries.accountability import facts_of, is_known_to_be_owed, matters_in_hand
from mingbai.management.queries.burden import burdens_to_answer
from mingbai.management.values import MEETING, BurdenRow, DueRow
from mingbai.organs import queries as organs
from mingbai.statute.disclosure.committees import makes_reports
from mingbai.statute.management.accountability import ACT_WORDS, TRANSITIONS, AccountAct, may_take
from mingbai.statute.management.burden import KIND_WORDS
from mingbai.statute.management.gatherings import INTERVALS, is_time_to_look, missing_meeting, period_of
from mingbai.supervision import queries as supervision
from mingbai.workspace.tasks import Day, Gathered, Task

RULES_KEPT = "依据：条例第4条、第52条"


def gather(asked: Day) -> Gathered:
    """Return what a clerk or section head has to look at of the organ's own management; for the county office what to answer."""
    if policies.is_county_office(asked.by):
        return Gathered((*map(_burden, burdens_to_answer()), *_accounts(asked)))
    if management.holds_to_account(asked.by):
        return Gathered(_accounts(asked))
    if not policies.may_work_for(asked.by, asked.organ):
        return Gathered()
    shown = {"decision": _decision, "gathering": _gathering, "rule": _rule}
    rows = tuple(shown[row.what](row, row.on < asked.on) for row in gatherings.due(asked.organ.id, asked.on))
    return Gathered((*rows, *_missing(asked)))


def _burden(row: BurdenRow) -> Task:
    return Task(
        tag="减负意见",
        tag_kind="soon",
        title=row.text,
        why=f"{row.organ_name}，{day(row.said_at)}：{KIND_WORDS[row.kind]}。答复以后，全县都看得到。",
        source="依据：国办函〔2026〕12号",
        act="去答复",
        href=reverse("work:burden-report", args=[row.id]),
        is_press=False,
        is_urgent=False,
    )


def _accounts(asked: Day) -> tuple[Task, ...]:
    """Return the matters of accountability whose next step is possible today and this person's to decide."""
    under = [row.id for row in organs.supervised(asked.organ.id)]
    found = []
    for row in matters_in_hand(under):
        facts = facts_of(row, is_still_owed=is_known_to_be_owed(row, asked.on) is not False)
        organ = organs.organ_by_id(row.organ_id)
        moves = policies.acts_of(asked.by, organ, row.state, TRANSITIONS) - {AccountAct.CLOSE}
        found += [(row, act) for act in moves if may_take(facts, act, asked.on, asked.calendar)]
    return tuple(
        Task(
            tag="责任追究",
            tag_kind="late",
            title=f"{row.organ_name}：可以{ACT_WORDS[act]}",
            why=row.facts,
            source=f"依据：{row.ground.citation}",
            act="去看",
            href=reverse("work:accountability-matter", args=[row.id]),
            is_press=False,
            is_urgent=False,
        )
        for row, act in found
    )


def _decision(row: DueRow, is_late: bool) -> Task:
    return Task(
        tag="逾期" if is_late else "会上定的",
        tag_kind="late" if is_late else "half",
        title=row.title,
        why=f"会上定的，{row.more}办，办到{day(row.on)}。",
        source="",
        act="写结果",
        href=reverse("work:management-step", args=["outcome", row.id]),
        is_press=False,
        is_urgent=is_late,
        on=row.on,
    )


def _gathering(row: DueRow, is_late: bool) -> Task:
    return Task(
        tag="会议" if row.more == MEETING else "培训",
        tag_kind="late" if is_late else "soon",
        title=row.title,
        why=f"排在{day(row.on)}。开过了就记下，年报的次数从这里数；改了日子、不开了，也写上。",
        source="",
        act="去记",
        href=reverse("work:gathering", args=[row.id]),
        is_press=False,
        is_urgent=is_late,
        on=row.on,
    )


def _rule(row: DueRow, is_late: bool) -> Task:
    return Task(
        tag="过期" if is_late else "快到期",
        tag_kind="late" if is_late else "soon",
        title=f"{row.title}{'已经过期' if is_late else '快到期了'}",
        why=f"有效期到{day(row.on)}。还用的延长，换了新的登记新的，不用的废止。",
        source=RULES_KEPT,
        act="去看",
        href=f"{reverse('work:management')}#rules",
        is_press=False,
        is_urgent=is_late,
        on=row.on,
    )


def _missing(asked: Day) -> tuple[Task, ...]:
    """Return a row when no meeting was held in the period that ends this month; on other days nothing is counted.

    Committees of villages are no administrative organs and have no such meetings.
    """
    if not makes_reports(asked.organ.level):
        return ()
    if not any(is_time_to_look(asked.on, months) for months in INTERVALS):
        return ()
    months = gatherings.interval(asked.organ.id)
    if not is_time_to_look(asked.on, months):
        return ()
    period = period_of(asked.on, months)
    held = supervision.activities(asked.organ.id, MEETING, period.first_on, period.last_on)
    found = missing_meeting(asked.on, [row.held_on for row in held], months)
    if found is None:
        return ()
    return (
        Task(
            tag="没有开",
            tag_kind="soon",
            title=f"{found.words}还没有开政务公开工作会议",
            why=f"县里定的是{INTERVALS[months]}开一次，这一次最迟{day(found.last_on)}。开过了没有登记的，登记上。",
            source="依据：通行做法",
            act="去排",
            href=reverse("work:management-new", args=["meeting"]),
            is_press=False,
            is_urgent=False,
            on=found.last_on,
        ),
    )
