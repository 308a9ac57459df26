"""Words of this domain's audit events."""

from __future__ import annotations

EVENTS = {
    "openday.planned": "计划一次政府开放日",
    "openday.changed": "改开放日的计划",
    "openday.announced": "起草开放日的公告",
    "openday.moved": "开放日改期、改名额",
    "openday.called_off": "取消开放日",
    "openday.held": "记下已举办的开放日",
    "openday.adopted": "补上以前登记的开放日",
    "openday.question_recorded": "记下开放日的问答",
    "openday.summarised": "起草开放日的情况",
    "openday.list_taken": "取出开放日的报名名单",
    "openday.sign_ups_erased": "删除开放日报名的个人信息",
    "openday.signed_up": "有人报名开放日",
    "openday.sign_up_cancelled": "取消开放日的报名",
    "openday.code_refused": "报名编号或者报名码不对",
    "openday.resealed_with_key": "用新的钥匙重新封存开放日的报名",
    "round.recorded": "登记集日宣传",
    "round.removed": "撤下集日宣传",
}
