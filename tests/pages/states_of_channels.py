"""What the pages of deliveries name by key."""

from __future__ import annotations

from mingbai.channels.models import Channel, Delivery, SentMessage, SentText
from mingbai.core import files
from mingbai.organs.models import Organ
from support import NOW, TODAY


def on_channels(entry: int, withdrawn: int) -> dict[str, int]:
    """A delivery in each state that a person acts in, the last of an entry withdrawn before anybody recorded it."""
    kept = {"organ": Organ.objects.get(code="baiyang")}
    sent = {"delivered_at": NOW, "delivered_on": TODAY, "proof": "https://weibo.com/1/a", "sent_version": 1}
    states = {
        "to_send": ("wechat", {"state": "planned"}),
        "outdated": ("weibo", {"state": "delivered", "is_outdated": True, **sent}),
        "called_off": ("board", {"state": "withdrawn", "reason": "和昨天那一条重复。"}),
        "unsettled": ("screen", {"state": "unknown"}),
        "unrecorded": ("gazette", {"state": "withdrawn", "entry_id": withdrawn}),
    }
    found = {}
    for name, (key, fields) in states.items():
        channel = Channel.objects.create(key=key, label=key)
        found[name] = Delivery.objects.create(channel=channel, **kept, **{"entry_id": entry, **fields}).pk
    shown = {"act": "record", "version": 1, "proof": "照片", "photo": files.store(b"a photograph", "image/jpeg")}
    found["sent_id"] = SentText.objects.create(delivery_id=found["outdated"], sent_at=NOW, sent_by="经办", **shown).pk
    cover = {"name": "封面.png", "media_type": "image/png", "sha256": files.store(b"a cover", "image/png").sha256}
    told = {"key": "k-1", "title": "财务公开", "content": "各项收支。", "link": "", "summary": "", "author": ""}
    made = {"version": 1, "message": told, "files": [cover], "made_at": NOW}
    found["sent_message"] = SentMessage.objects.create(delivery_id=found["unsettled"], **made).pk
    return found
