"""What the audit trail says of each act of this domain."""

from __future__ import annotations

EVENTS = {
    "media.opened": "登记政务新媒体账号",
    "media.changed": "更正政务新媒体账号的登记",
    "media.updated": "记下政务新媒体有更新",
    "media.closed": "关停政务新媒体账号",
}
