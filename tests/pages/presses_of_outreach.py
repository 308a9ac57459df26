"""The presses of open days: planning, holding, and signing up without an account."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from domains.outreach.open_days_made import GUEST, MOVED, PLAN, ROUND
from mingbai.outreach import actions
from mingbai.outreach.models import OpenDay
from mingbai.supervision import actions as supervision
from pages.press import ANY_WORKER, EVERYBODY, WORKERS, Made, Press, Typed
from support import NOW, TODAY

TYPED_PLAN = {name: str(value) for name, value in asdict(PLAN).items()}
TYPED_MOVE = {name: str(value) for name, value in MOVED.items()} | {"places": "9"}


def act(name: str, data: Typed, before: object = None) -> Press:
    return Press("work:open-day-act", WORKERS, {"day_id": 0, "act": name}, data, before=before, of=name)  # type: ignore[arg-type]


def came_today(made: Made) -> None:
    OpenDay.objects.filter(pk=made["day_id"]).update(held_on=TODAY, sign_up_until=TODAY)


def held(made: Made) -> None:
    came_today(made)
    actions.hold(day_id=made["day_id"], came=3, by=made["people"]["clerk"], at=NOW)


def registered(made: Made) -> None:
    told = {"organ_code": "baiyang", "kind": "open_days", "title": "第一次开放日", "held_on": datetime.date(NOW)}
    made["activity_id"] = supervision.register_activity(**told, by=made["people"]["clerk"], at=NOW)


def given(made: Made) -> Typed:
    return {"number": made["sign_up_receipt"].number, "code": made["sign_up_receipt"].code}


OF_OUTREACH: tuple[Press, ...] = (
    Press("work:open-day-new", ANY_WORKER, data=TYPED_PLAN),
    Press("work:open-day-act", WORKERS, {"day_id": "planned_day", "act": "change"}, TYPED_PLAN | {"theme": "看河"}, of="change"),
    act("move", TYPED_MOVE),
    act("call-off", {"why": "weather"}),
    act("hold", {"came": "31"}, came_today),
    act("question", {"asked": "公开栏多久换一次？", "answered": "每月换一次。"}, held),
    Press("work:open-day-draft", WORKERS, {"day_id": "planned_day", "which": "announcement"}),
    Press("work:open-day-draft", WORKERS, {"day_id": 0, "which": "account"}, before=held, of="account"),
    Press("work:open-day-list", WORKERS, {"day_id": 0, "ending": "xlsx"}),
    Press("work:open-day-cancel", WORKERS, {"day_id": 0, "sign_up_id": 0}),
    Press("work:open-day-take-in", WORKERS, lambda made: {"activity_id": made["activity_id"]}, before=registered),
    Press("work:round-new", ANY_WORKER, data={name: str(value) for name, value in ROUND.items()} | {"leaflets": "7"}),
    Press("work:round-remove", WORKERS, {"round_id": 0}, {"reason": "登记了两次"}),
    Press("portal:sign-up", EVERYBODY, {"day_id": 0}, {**asdict(GUEST), "name": "乙某"}),
    Press("portal:sign-up-cancel", EVERYBODY, data=given),
    Press("portal:sign-up-state", EVERYBODY, data={"number": "1-1", "code": "ABCDEFGH23"}, of="logs a wrong code"),
)
