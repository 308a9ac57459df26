"""The presses of the register of new-media accounts."""

from __future__ import annotations

from pages.press import ANY_WORKER, DAY, WHY, WORKERS, Press

MEDIA = {
    "kind": "weibo", "name": "白阳发布", "number": "baiyangfabu", "holder": "白阳镇人民政府", "reviewer": "党政办公室主任",
    "opened_on": "2020-06-01", "channel": "none",
}  # fmt: skip
KEY = {"account_id": 0}
OF_MEDIA: tuple[Press, ...] = (
    Press("work:media-new", ANY_WORKER, {}, MEDIA),
    Press("work:media-account", WORKERS, KEY, MEDIA),
    Press("work:media-seen", WORKERS, KEY, {"on": DAY}),
    Press("work:media-close", WORKERS, KEY, {"closed_on": DAY, "reason": WHY}),
)
