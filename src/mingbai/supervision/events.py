"""Words of this domain's audit events."""

from __future__ import annotations

EVENTS = {
    "activities.registered": "登记活动",
    "activities.removed": "撤下活动",
    "reminder.sent": "催办",
    "reminder.answered": "答复催办",
    "reminder.seen": "看过催办的答复",
}
