"""Words of this domain's audit events."""

from __future__ import annotations

EVENTS = {
    "message.received": "收到来信",
    "message.code_refused": "来信的查询码不对",
    "message.taken_up": "受理来信",
    "message.assigned": "交办来信",
    "message.extended": "延长来信的答复时间",
    "message.drafted": "写来信的答复",
    "message.handed_in": "来信的答复送核对",
    "message.returned": "退回来信的答复",
    "message.answered": "答复来信",
    "message.moved": "来信转给别的单位",
    "message.redirected": "告知来信人去哪里办",
    "message.set_aside": "来信没有可办的内容",
    "message.contact_read": "查看来信人的联系方式",
    "message.erased": "保管期满，删除来信人的信息",
    "message.dates_moved": "按新的放假通知重算来信的期限",
    "message.resealed": "用新钥匙重新封存来信",
    "selection.proposed": "提出选登来信",
    "selection.released": "同意公开选登的来信",
    "selection.declined": "不同意公开选登的来信",
    "selection.taken_down": "撤下选登的来信",
    "box.opened": "开意见箱",
    "box.slip_entered": "登记意见箱里的一张",
    "box.slip_handled": "登记意见箱里一张的办理",
    "box.removed": "撤下开箱的登记",
}
