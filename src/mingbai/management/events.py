"""Words of this domain's audit events."""

from __future__ import annotations

EVENTS = {
    "group.set_up": "登记领导小组",
    "group.ended": "撤销领导小组",
    "group.joined": "领导小组进了人",
    "group.left": "领导小组出了人",
    "group.drafted": "起草领导小组的公开信息",
    "gathering.planned": "排了会议、培训",
    "gathering.changed": "改会议、培训的安排",
    "gathering.held": "记下开过的会议、培训",
    "gathering.called_off": "会议、培训不开了",
    "gathering.minuted": "改会议、培训的记录",
    "gathering.filed": "放会议、培训的文件",
    "gathering.decided": "会议定了一件事",
    "gathering.decision_closed": "会议定的事有了结果",
    "gathering.asked": "加自测题",
    "gathering.question_removed": "撤下自测题",
    "interval.set": "定多久开一次会",
    "standing.added": "登记制度",
    "standing.extended": "延长制度",
    "standing.ended": "废止制度",
}
