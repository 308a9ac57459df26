"""Words of this domain's audit events."""

from __future__ import annotations

EVENTS = {
    "task.tried_again": "没做成的后台任务再试一次",
    "task.given_up": "没做成的后台任务不再试",
}
