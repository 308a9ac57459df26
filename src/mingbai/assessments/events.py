"""Words of this domain's audit events."""

from __future__ import annotations

EVENTS = {
    "assessment.rule_set": "定考核办法",
    "assessment.opened": "开始考核",
    "assessment.reported": "报送自查",
    "assessment.checked": "核对考核结果",
    "assessment.objected": "对考核结果提出异议",
    "assessment.decided": "决定考核结果",
    "assessment.drafted": "拟考核结果的公开稿",
}
