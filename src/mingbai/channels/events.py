"""Words of this domain's audit events."""

from __future__ import annotations

EVENTS = {
    "channel.added": "加渠道",
    "channel.changed": "改渠道",
    "deliveries.recorded": "登记推送",
    "delivery.made": "在政府网站公开",
    "delivery.planned": "列入待发",
    "delivery.sending": "开始发到渠道",
    "delivery.arrived": "发到渠道",
    "delivery.failed": "没有发到渠道",
    "delivery.unanswered": "渠道没有回音",
    "delivery.handed_over": "转给人来发",
    "delivery.recorded": "记下已发到渠道",
    "delivery.called_off": "不发到渠道",
    "delivery.sent_again": "在渠道再发一次",
    "delivery.corrected": "在渠道更正",
    "delivery.left": "在渠道不再发",
    "delivery.reported": "补记已发到渠道的",
    "delivery.taken_back": "收回投送",
    "delivery.removed": "在别的渠道撤下",
    "channel.hosts": "定渠道的域名",
    "channel.rules": "定发到哪些渠道",
    "import.uploaded": "传上一年的公开信息",
    "import.submitted": "一批公开信息送保密审查",
    "import.returned": "整批保密审查退回",
    "import.taken_back": "整批撤回导入的信息",
    "import.entered": "一年的公开信息入库",
}
