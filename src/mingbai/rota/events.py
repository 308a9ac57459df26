"""What the audit trail says of each act of this domain."""

from __future__ import annotations

EVENTS = {
    "rota.member_added": "到岗情况加一个人",
    "rota.member_changed": "改到岗情况里的一个人",
    "rota.member_removed": "到岗情况去掉一个人",
    "rota.days_set": "填到岗情况",
    "rota.week_copied": "到岗情况照上一周抄",
    "rota.days_cleared": "删除过期的到岗情况",
}
