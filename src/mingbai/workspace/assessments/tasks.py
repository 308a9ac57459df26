"""The year's assessment as rows of 今日: a unit reports, the organ above checks, somebody else decides."""

from __future__ import annotations

from django.urls import reverse

from mingbai.accounts.policies import is_county_office, may_work_for
from mingbai.assessments import queries
from mingbai.assessments.values import AssessmentRow
from mingbai.statute.supervision.assessments import ASSESSED, DECIDERS_OF_MARKS, AssessmentState
from mingbai.workspace.tasks import Day, Gathered, Task

# Assessments run from December to the spring; in the months between nothing waits and nothing is asked.
MONTHS = (12, 1, 2, 3)
TO_CHECK = (AssessmentState.REPORTED,)


def gather(asked: Day) -> Gathered:
    """Return what waits for this person in the season of assessments."""
    if asked.on.month not in MONTHS:
        return Gathered()
    rows: list[Task] = []
    if may_work_for(asked.by, asked.organ):
        rows += [
            _row(one, "年终考核，先自查", "去自查") for one in queries.waiting([AssessmentState.OPEN], unit_id=asked.organ.id)
        ]
    if asked.organ.level not in ("county", "township"):
        return Gathered(tuple(rows))
    checks = is_county_office(asked.by) or (asked.organ.level == "township" and may_work_for(asked.by, asked.organ))
    wanted = [*TO_CHECK] if checks else []
    if asked.by.kind in DECIDERS_OF_MARKS:
        wanted += [AssessmentState.CHECKED, AssessmentState.OBJECTED]
    if wanted:
        found = queries.waiting(wanted, organ_id=asked.organ.id)
        rows += [_row(one, f"{one.unit_name}的年终考核", "去核对" if one.state in TO_CHECK else "去决定") for one in found]
    return Gathered(tuple(rows))


def _row(one: AssessmentRow, title: str, act: str) -> Task:
    return Task(
        tag="考核",
        tag_kind="half" if one.state is AssessmentState.REPORTED else "",
        title=title,
        why="数字取自记录，不用再填；有异议可以提。",
        source=f"依据：{ASSESSED}",
        act=act,
        href=reverse("work:assessment", args=[one.id]),
        is_press=False,
        is_urgent=False,
    )
