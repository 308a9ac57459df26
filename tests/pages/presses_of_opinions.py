"""The presses of public opinion."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from domains.outreach.open_days_made import publish
from domains.public_opinion.opinions_made import FOUND_SO, SAID
from mingbai.public_opinion import actions
from mingbai.public_opinion.models import OpinionEvent
from pages.press import ANY_WORKER, WHY, WORKERS, Made, Press, Typed, only
from support import NOW, TODAY

YESTERDAY = (TODAY - timedelta(days=1)).isoformat()
TYPED = {name: str(SAID[name]) for name in ("what", "said", "where", "kind")} | {"found_on": YESTERDAY, "hour": "8:05"}


def act(name: str, may: frozenset[str], data: Typed, before: Callable[[Made], object] | None = None) -> Press:
    return Press("work:opinion-act", may, {"event_id": 0, "act": name}, data, before, of=name)


def found_before(made: Made) -> None:
    OpinionEvent.objects.filter(pk=made["event_id"]).update(found_at=NOW - timedelta(days=2))


def answered(made: Made) -> None:
    clerk, people = made["people"]["clerk"], made["people"]
    told = {"event_id": made["event_id"], "by": clerk, "at": NOW}
    team = tuple(people[role] for role in ("clerk", "section_head", "reviewer", "leader"))
    publish(team, actions.draft(**told))
    actions.mend(text="冲洗以前先通知到户。", **told)


OF_OPINIONS: tuple[Press, ...] = (
    Press("work:opinion-new", ANY_WORKER, data=TYPED),
    act("check", WORKERS, {**FOUND_SO, "text": "又查了一遍，合格。"}),
    act("confer", WORKERS, {"held_on": YESTERDAY, "hour": "9:00", "where": "镇政府会议室"}, found_before),
    act("mend", WORKERS, {"text": "冲洗以前先通知到户。"}),
    act("rate", only("section_head", "leader"), {"kind": "grave", "reason": WHY}),
    act("set-aside", only("leader"), {"reason": WHY}),
    Press("work:opinion-draft", WORKERS, {"event_id": 0}),
    Press("work:opinion-close", WORKERS, {"event_id": 0}, before=answered),
)
