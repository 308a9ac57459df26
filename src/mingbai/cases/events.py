"""Words of this domain's audit events."""

from __future__ import annotations

EVENTS = {
    "applications.registered": "登记申请",
    "applications.closed": "申请办结",
    "applications.removed": "撤下申请",
    "disputes.registered": "登记复议诉讼",
    "disputes.concluded": "复议诉讼审结",
    "disputes.removed": "撤下复议诉讼",
}
