"""Words of this domain's audit events."""

from __future__ import annotations

EVENTS = {
    "channel.added": "加渠道",
    "channel.changed": "改渠道",
    "deliveries.recorded": "登记推送",
    "import.uploaded": "传上一年的公开信息",
    "import.entered": "一年的公开信息入库",
}
