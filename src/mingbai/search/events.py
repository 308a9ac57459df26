"""What the audit trail says of each act of this domain."""

from __future__ import annotations

EVENTS = {
    "search.rebuilt": "重建搜索索引",
}
