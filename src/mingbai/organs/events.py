"""What the audit trail says of each act of this domain."""

from __future__ import annotations

EVENTS = {
    "organ.established": "登记单位",
}
