"""Words of this domain's audit events."""

from __future__ import annotations

EVENTS = {
    "activities.registered": "登记活动",
    "activities.removed": "撤下活动",
}
