"""The presses of management: the group, meetings and trainings, rules."""

from __future__ import annotations

from dataclasses import replace

from mingbai.supervision import actions as supervision
from mingbai.supervision.models import Reminder
from pages.press import ANY_WORKER, DAY, NOBODY, SIGNED_IN, WHY, WORKERS, Made, Press, only, upload
from support import NOW

GATHERING = {"title": "第一季度会议", "planned_on": DAY, "place": "二楼会议室", "text": "通报", "link": "/work/catalogue/"}
MATTER = {"ground": "52", "facts": "没有制度，催办没有答复。"}
CIRCULAR = {"whom": "白阳镇", "text": "通报批评。", "correct_by": "2021-03-01", "is_still_owed": "no"}
MINUTES = {"attendees": "各站所", "attended": "12", "minutes": "通报了公开情况。"}


def begin(thing: str, **data: str) -> Press:
    return Press("work:management-new", ANY_WORKER, {"thing": thing}, data, of=thing)


def step(act: str, record: str, **data: str) -> Press:
    return Press("work:management-step", WORKERS, {"act": act, "record_id": record}, data, of=act)


def prepared(act: str, **data: str) -> Press:
    return Press("work:accountability-step", only("officer"), {"matter_id": 0, "act": act}, data, of=act)


def another_reminder(made: Made) -> None:
    supervision.remind(messages=[("baiyang", "制度还没有。")], by=made["people"]["officer"], at=NOW)
    made["another"] = Reminder.objects.latest("id").pk


OF_MANAGEMENT: tuple[Press, ...] = (
    # Baiyang has its group, so only Wangwa sets one up.
    Press(
        "work:management-new",
        only("stranger"),
        {"thing": "group"},
        {"name": "领导小组", "document_title": "成立的通知", "set_up_on": DAY},
        of="group",
    ),
    begin("meeting", **GATHERING),
    begin("training", **GATHERING),
    begin("rule", subject_matter="政策解读", name="政策解读制度", in_force_on=DAY),
    Press("work:management-interval", only("officer"), {}, {"months": "6"}, is_county_wide=True),
    step("member", "group_id", role="deputy", name="李静", post="副镇长", since_on=DAY),
    step("leave", "member_id", until_on=DAY, reason="工作调动"),
    step("group-draft", "group_id"),
    step("group-end", "group_id", ended_on=DAY, reason=WHY),
    step("change", "planned_meeting", **GATHERING),
    step("hold", "planned_meeting", held_on=DAY, **MINUTES),
    step("call-off", "planned_meeting", reason=WHY),
    step("minutes", "gathering_id", **MINUTES),
    step("decision", "gathering_id", text="补齐补贴名单", person="经办", due_on=DAY),
    step("outcome", "decision_id", state="done", outcome="都公开了。", closed_on=DAY),
    step("question", "planned_training", question="谁来审查？", answer="保密审查员。"),
    step("question-remove", "question_id"),
    step("extend", "rule_id", until_on="2022-01-19", reason=WHY),
    step("rule-end", "rule_id", ended_on=DAY, reason=WHY),
    Press("work:gathering-file", WORKERS, {"gathering_id": 0}, upload("纪要.txt", "定了两件事。".encode())),
    Press("work:burden-new", SIGNED_IN, data={"kind": "needless", "text": "用不着报纸质件。", "page": "/work/"}),
    Press("work:burden-report", only("officer"), {"report_id": "burden_id"}, {"answer": "stays", "text": "依据条例。"}),
    Press("work:accountability-new", only("officer"), {}, MATTER, another_reminder, lambda made: {"reminder": made["another"]}),
    prepared("ground", **{**MATTER, "ground": "53.1"}),
    prepared("invite", whom="镇里", speak_by=DAY),
    prepared("close", text="办好了。"),
    # The leader of the county decides, whom the matrix does not know.
    replace(prepared("circulate", **CIRCULAR), may=NOBODY),
    Press("work:accountability-hearing", only("officer"), {"hearing_id": 0}, {"statement": "没有意见。", "heard_on": DAY}),
)
