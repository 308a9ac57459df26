"""What the audit trail says of each act of this domain."""

from __future__ import annotations

EVENTS = {
    "organ.established": "登记单位",
    "organ.contact_changed": "改联系方式",
    "organ.renamed": "改名称",
    "organ.closed": "撤销单位",
    "organ.reopened": "恢复单位",
}
