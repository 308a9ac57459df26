"""Words of this domain's audit events."""

from __future__ import annotations

# Trails from before say "item" for a line of the catalogue, in events, subjects ("item:7") and facts, and are never
# rewritten. New acts say the same, so that the trail of one line stays whole.
EVENTS = {
    "catalogue.law_added": "增加法律新增的公开事项",
    "catalogue.loaded": "装入标准目录",
    "catalogue.item_added": "目录加一项",
    "catalogue.item_changed": "目录改一项",
    "catalogue.item_retired": "目录停用一项",
    "catalogue.levels_changed": "改公开层级",
    "catalogue.not_applicable": "目录写明不适用",
    "catalogue.applicable": "目录取消不适用",
    "catalogue.limit_shortened": "缩短公开时限",
    "catalogue.field_assigned": "定领域由谁公开",
    "catalogue.basis_replaced": "批量换依据",
    "catalogue.imported": "导入标准目录",
    "duty.generated": "列出周期任务",
    "duty.reported": "登记新形成的信息",
    "duty.fulfilled": "公开任务完成",
    "duty.reopened": "公开任务重新要做",
    "duty.dropped": "公开任务不用做",
    "chain.opened": "新建全过程",
    "chain.closed": "全过程结束",
    "chain.step_exempted": "一步不适用",
    "chain.step_restored": "一步又要公开",
}
