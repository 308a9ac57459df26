"""The steps that ask one form: what each says, its form, and the act behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse

from mingbai.core.forms import PlainForm, Press
from mingbai.management import actions, policies
from mingbai.management.queries import gatherings, group, rules
from mingbai.management.values import MEETING, TRAINING
from mingbai.organs.queries import OrganRow
from mingbai.statute.management.gatherings import DEFAULT_INTERVAL, period_of
from mingbai.workspace.frame import StaffRequest
from mingbai.workspace.management.step import forms


@dataclass(frozen=True, slots=True)
class About:
    """What a step is about: whose it is, its words, where the person returns to, and what the form begins with."""

    organ: OrganRow
    said: str
    back: str
    initial: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RecordStep:
    """One step on a record. `act` gets the key of the record and what the form took."""

    title: str
    press: str
    follows: str
    done: str
    form: Callable[..., PlainForm]
    about: Callable[[StaffRequest, int], About]
    act: Callable[..., object]
    key: str


def overview_of(organ: OrganRow) -> str:
    """Return the address of the organ's page of management."""
    return f"{reverse('work:management')}?organ={organ.code}"


def _of_group(request: StaffRequest, group_id: int) -> About:
    row = group.group(group_id)
    organ = policies.readable(request.acting, row.organ_id)
    return About(organ, row.name, overview_of(organ), {"since_on": row.set_up_on})


def _of_member(request: StaffRequest, member_id: int) -> About:
    row, member = group.of_member(member_id)
    organ = policies.readable(request.acting, row.organ_id)
    return About(organ, f"{row.name}：{member.role_words}{member.name}", overview_of(organ))


def _of_gathering(request: StaffRequest, gathering_id: int) -> About:
    row = gatherings.gathering(gathering_id)
    organ = policies.readable(request.acting, row.organ_id)
    known = ("title", "planned_on", "place", "text", "link", "minutes", "attendees", "attended")
    initial = {name: getattr(row, name) for name in known} | {"held_on": min(row.on, request.today)}
    return About(organ, row.title, reverse("work:gathering", args=[row.id]), initial)


def _of_decision(request: StaffRequest, decision_id: int) -> About:
    row = gatherings.decision(decision_id)
    above = _of_gathering(request, row.gathering_id)
    return About(above.organ, f"{above.said}：{row.text}", above.back, {"closed_on": request.today})


def _of_question(request: StaffRequest, question_id: int) -> About:
    gathering_id, row = gatherings.question(question_id)
    above = _of_gathering(request, gathering_id)
    return About(above.organ, row.question, above.back)


def _of_rule(request: StaffRequest, rule_id: int) -> About:
    row = rules.standing_rule(rule_id, request.today)
    organ = policies.readable(request.acting, row.organ_id)
    return About(organ, row.name, overview_of(organ), {"ended_on": request.today})


def change(*, gathering_id: int, by: Any, at: Any, **said: Any) -> None:
    """Change the plan as the form gives it, field by field."""
    actions.change(gathering_id=gathering_id, planned=actions.PlannedGathering(**said), by=by, at=at)


STEPS: dict[str, RecordStep] = {
    "member": RecordStep(
        "加一个人", "加上", "名单按日期记：哪天起、哪天止，都查得到。", "已加上。",
        forms.MemberForm, _of_group, actions.add_member, "group_id",
    ),
    "leave": RecordStep(
        "不在小组里了", "记下", "名单里留着，写明到哪一天为止。", "已记下。",
        forms.LeavingForm, _of_member, actions.end_member, "member_id",
    ),
    "group-end": RecordStep(
        "撤销领导小组", "撤销", "小组里的人同时到这一天为止。记录都留着。", "已撤销。",
        forms.EndingForm, _of_group, actions.end_group, "group_id",
    ),
    "group-draft": RecordStep(
        "起草公开信息", "起草", "照现在的名单写一条信息的草稿，走平常的审查，公开以后单位页面上有链接。名单上只有姓名、职务。",
        "草稿写好了，看过以后送审。", Press, _of_group, actions.draft_entry, "group_id",
    ),
    "change": RecordStep(
        "改安排", "改好了", "开过以前都可以改。", "已改。", forms.GatheringForm, _of_gathering, change, "gathering_id",
    ),
    "hold": RecordStep(
        "开过了", "记下", "记下以后，同时记进活动台账，年报的次数从那里数，不用再登记。台账里那一天已经有的，就接上，不重复数。",
        "已记下，台账里也有了。", forms.HoldingForm, _of_gathering, actions.hold, "gathering_id",
    ),
    "call-off": RecordStep(
        "不开了", "不开了", "安排留着，写明为什么不开。", "已记下。",
        forms.CallingOffForm, _of_gathering, actions.call_off, "gathering_id",
    ),
    "minutes": RecordStep(
        "写记录", "保存", "记录只有本单位和县里看得到，不公开。", "已保存。",
        forms.MinutesForm, _of_gathering, actions.write_minutes, "gathering_id",
    ),
    "decision": RecordStep(
        "会上定的事", "记下", "到期以前在“今日”里提醒，办完了写上结果。", "已记下。",
        forms.DecisionForm, _of_gathering, actions.decide, "gathering_id",
    ),
    "outcome": RecordStep(
        "办得怎么样", "记下", "写上结果以后，“今日”里就没有了。", "已记下结果。",
        forms.OutcomeForm, _of_decision, actions.close_decision, "decision_id",
    ),
    "question": RecordStep(
        "加一道自测题", "加上", "学的人自己看、自己对答案。不记谁答过，不打分。", "已加上。",
        forms.QuestionForm, _of_gathering, actions.ask, "gathering_id",
    ),
    "question-remove": RecordStep(
        "撤下这道题", "撤下", "撤下以后学的人看不到。", "已撤下。", Press, _of_question, actions.remove_question, "question_id",
    ),
    "extend": RecordStep(
        "延长有效期", "延长", "按新的有效期提醒。", "已延长。", forms.ExtensionForm, _of_rule, actions.extend_rule, "rule_id",
    ),
    "rule-end": RecordStep(
        "废止制度", "废止", "记录留着，写明换成了哪一个。", "已废止。", forms.EndingForm, _of_rule, actions.end_rule, "rule_id",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Beginning:
    """Something new of the person's own organ: its words, its form, what the form begins with, and the act."""

    title: str
    press: str
    follows: str
    form: Callable[..., PlainForm]
    initial: Callable[[OrganRow, date], Mapping[str, Any]]
    begin: Callable[..., int]
    is_gathering: bool = False


def _new_group(organ: OrganRow, on: date) -> Mapping[str, Any]:
    return {"name": f"{organ.short_name}政务公开工作领导小组"}


def _new_meeting(organ: OrganRow, on: date) -> Mapping[str, Any]:
    period = period_of(on, gatherings.interval(organ.id) or DEFAULT_INTERVAL)
    return {"title": f"{organ.short_name}{period.words}政务公开工作会议", "planned_on": on}


def _new_training(organ: OrganRow, on: date) -> Mapping[str, Any]:
    return {"planned_on": on}


def _new_rule(organ: OrganRow, on: date) -> Mapping[str, Any]:
    return {}


def _planned(kind: str) -> Callable[..., int]:
    """Return the act that plans a gathering of this kind from the fields of its form."""

    def begin(*, organ_code: str, by: Any, at: Any, **said: Any) -> int:
        return actions.plan(organ_code=organ_code, kind=kind, planned=actions.PlannedGathering(**said), by=by, at=at)

    return begin


BEGINNINGS: dict[str, Beginning] = {
    "group": Beginning(
        "登记领导小组", "登记", "登记以后再一个一个加成员。换了文件重新成立的，先撤销原来的。",
        forms.GroupForm, _new_group, actions.set_up_group,
    ),
    "meeting": Beginning(
        "排一次会", "登记", "开过以后点“开过了”，同时记进活动台账，年报的次数从那里数。",
        forms.GatheringForm, _new_meeting, _planned(MEETING), is_gathering=True,
    ),
    "training": Beginning(
        "排一次培训", "登记", "办过以后点“开过了”，同时记进活动台账，年报的次数从那里数。",
        forms.GatheringForm, _new_training, _planned(TRAINING), is_gathering=True,
    ),
    "rule": Beginning(
        "登记制度", "登记", "写了有效期的，到期前30天在“今日”里提醒。", forms.RuleForm, _new_rule, actions.add_rule,
    ),
}  # fmt: skip
