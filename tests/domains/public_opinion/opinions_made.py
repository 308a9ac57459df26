"""Events of public opinion for tests; nobody in them is real."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from mingbai.accounts.values import Acting
from mingbai.public_opinion import actions
from support import NOW

SAID: dict[str, Any] = {
    "what": "某村自来水发黄",
    "said": "村里自来水连着三天发黄，没有人管。",
    "where": "微博“彭阳同城”话题",
    "kind": "other",
    "found_at": NOW - timedelta(hours=2),
}
FOUND_SO = {"text": "管道冲洗以后水变浑，水质检测合格。", "checked_by": "水管所"}


def recorded(clerk: Acting, **changed: Any) -> int:
    return actions.record(organ_code="baiyang", by=clerk, at=NOW, **{**SAID, **changed})


def checked(clerk: Acting, **changed: Any) -> int:
    event = recorded(clerk, **changed)
    actions.check(event_id=event, by=clerk, at=NOW, **FOUND_SO)
    return event
