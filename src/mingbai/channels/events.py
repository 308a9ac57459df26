"""Words of this domain's audit events."""

from __future__ import annotations

EVENTS = {
    "channel.added": "加渠道",
    "channel.changed": "改渠道",
    "deliveries.recorded": "登记推送",
    "delivery.made": "在政府网站公开",
    "delivery.taken_back": "收回投送",
    "delivery.removed": "在别的渠道撤下",
    "import.uploaded": "传上一年的公开信息",
    "import.submitted": "一批公开信息送保密审查",
    "import.returned": "整批保密审查退回",
    "import.taken_back": "整批撤回导入的信息",
    "import.entered": "一年的公开信息入库",
}
