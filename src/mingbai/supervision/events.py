"""What the audit trail says of each act of this domain."""

from __future__ import annotations

EVENTS = {
    "activities.registered": "登记活动",
    "activities.removed": "撤下活动",
}
