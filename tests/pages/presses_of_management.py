"""The presses of management: the group, meetings and trainings, rules."""

from __future__ import annotations

from pages.press import ANY_WORKER, DAY, WHY, WORKERS, Press, only, upload

GATHERING = {"title": "第一季度会议", "planned_on": DAY, "place": "二楼会议室", "text": "通报", "link": "/work/catalogue/"}
MINUTES = {"attendees": "各站所", "attended": "12", "minutes": "通报了公开情况。"}


def begin(thing: str, **data: str) -> Press:
    return Press("work:management-new", ANY_WORKER, {"thing": thing}, data, of=thing)


def step(act: str, record: str, **data: str) -> Press:
    return Press("work:management-step", WORKERS, {"act": act, "record_id": record}, data, of=act)


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
)
