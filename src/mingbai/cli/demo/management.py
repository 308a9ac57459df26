"""How 白阳镇 managed its disclosure: the group, meetings and trainings of its 2020 report, and a meeting of 2026 in hand."""

from __future__ import annotations

from datetime import date, datetime, time

from mingbai.accounts.values import Acting
from mingbai.core.words import CHINA
from mingbai.management import actions
from mingbai.management.actions import PlannedGathering
from mingbai.management.values import MEETING, TRAINING

YEAR = 2020
MEETINGS = (date(2020, 3, 25), date(2020, 6, 24), date(2020, 9, 23), date(2020, 12, 23))
SET_UP_ON = date(2020, 3, 2)
ORDINALS = "一二三四"
MEMBERS = (("head", "陈伯洲", "镇长"), ("deputy", "李静", "分管领导"), ("office", "王祎喆（演示）", "党政办公室经办"))
TOPICS = ("哪些要公开", "怎样办依申请公开", "怎样写政策解读", "怎样填年度报告")
RULES = ("主动公开", "保密审查", "依申请公开", "政策解读", "舆情回应", "责任追究")
LATEST = date(2026, 6, 25)


def build(by: Acting, at: datetime) -> None:
    """Record the year: each quarter a meeting and, as the report says, at the same time a training."""
    group = actions.set_up_group(
        organ_code="baiyang",
        name="白阳镇政务公开工作领导小组",
        document_title="中共白阳镇委员会会议决定（演示）",
        set_up_on=SET_UP_ON,
        by=by,
        at=at,
    )
    for role, name, post in MEMBERS:
        actions.add_member(group_id=group, role=role, name=name, post=post, since_on=SET_UP_ON, by=by, at=at)
    for n, on in enumerate(MEETINGS):
        title = f"白阳镇{YEAR}年第{ORDINALS[n]}季度政务公开工作会议"
        _held(MEETING, PlannedGathering(title, on, text="通报本季度公开情况\n安排下季度的公开"), by, at)
        _held(TRAINING, PlannedGathering(f"镇村干部业务培训：{TOPICS[n]}", on), by, at)
    for subject in RULES:
        name = f"白阳镇政府信息公开{subject}制度（演示）"
        actions.add_rule(organ_code="baiyang", subject_matter=subject, name=name, in_force_on=SET_UP_ON, by=by, at=at)
    _in_hand(by)


def _in_hand(by: Acting) -> None:
    """A meeting of 2026 with a decision that nobody has finished on the day of the applications."""
    at = datetime.combine(LATEST, time(16), CHINA)
    meeting = _held(MEETING, PlannedGathering("白阳镇2026年第二季度政务公开工作会议", LATEST), by, at)
    actions.decide(
        gathering_id=meeting,
        text="补齐惠农补贴发放名单的公开",
        person="党政办公室 经办",
        due_on=date(2026, 7, 20),
        by=by,
        at=at,
    )


def _held(kind: str, planned: PlannedGathering, by: Acting, at: datetime) -> int:
    key = actions.plan(organ_code="baiyang", kind=kind, planned=planned, by=by, at=at)
    actions.hold(gathering_id=key, held_on=planned.planned_on, by=by, at=at)
    return key
