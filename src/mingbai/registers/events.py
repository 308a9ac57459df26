"""What the audit trail says of each act of this domain."""

from __future__ import annotations

EVENTS = {
    "procurement.registered": "登记采购",
    "procurement.removed": "撤下采购",
    "declared.registered": "登记业务系统里的数",
    "declared.removed": "撤下业务系统里的数",
}
