"""What the audit trail says of each act of this domain."""

from __future__ import annotations

EVENTS = {
    "calendar.imported": "导入节假日通知",
}
