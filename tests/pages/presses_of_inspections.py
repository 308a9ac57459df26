"""The presses of village inspections."""

from __future__ import annotations

from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile

from mingbai.village_inspections import actions
from mingbai.village_inspections.models import VillageVisit
from pages.inspections_made import QUARTER
from pages.press import DAY, WHY, WORKERS, Made, Press, only
from reading.builders import picture
from support import NOW, TODAY

PICTURE = picture(text="村务公开栏")
LATER = "2021-02-03"
ROUND = {"code": "baiyang", "year": QUARTER.year, "number": QUARTER.number}
HEADS = frozenset({"section_head", "leader"})


def with_photo(made: Made) -> dict[str, object]:
    return {"photo": SimpleUploadedFile("照片.png", PICTURE)}


def in_state(state: str, **fields: object) -> Callable[[Made], object]:
    def bring(made: Made) -> None:
        told = {"notice_text": WHY, "notified_on": TODAY, "due_on": LATER} if state in ("notified", "answered") else {}
        VillageVisit.objects.filter(pk=made["found_visit"]).update(state=state, **told, **fields)

    return bring


def left_out(made: Made) -> None:
    actions.leave_out(visit_id=made["visit_id"], reason=WHY, by=made["people"]["clerk"], at=NOW)


def objected(made: Made) -> None:
    clerk = made["people"]["clerk"]
    actions.raise_objection(visit_id=made["found_visit"], points=["funds"], reason=WHY, by=clerk, at=NOW)


def on_visit(
    act: str,
    may: frozenset[str],
    visit: str = "found_visit",
    before: Callable[[Made], object] | None = None,
    **data: object,
) -> Press:
    return Press("work:visit-act", may, {"visit_id": visit, "act": act}, data, before, of=act)


MARKS = {"base": "0", "sending": "a1", "mark-funds": "yes", "note-funds": ""}
ANSWER = {"answer": WHY, "answered_at": NOW}
OF_INSPECTIONS: tuple[Press, ...] = (
    Press("work:inspection-quarter", WORKERS, ROUND, {"who-baiyang-1": "党政办", "on-baiyang-1": DAY}),
    Press("work:inspection-points", only("officer"), data={"words": "栏上有日期", "source": WHY, "weight": "2"}),
    Press("work:inspection-point-end", only("officer"), {"point_id": 0}),
    Press("work:visit-marks", WORKERS, {"visit_id": 0}, MARKS),
    Press("work:visit-photo-add", WORKERS, {"visit_id": 0}, with_photo),
    on_visit("leave_out", WORKERS, "visit_id", reason=WHY),
    on_visit("resume", WORKERS, "visit_id", left_out),
    on_visit("reopen", WORKERS, reason=WHY),
    on_visit("notify", WORKERS | {"leader"}, text=WHY, due_on=LATER),
    on_visit("answer", WORKERS, before=in_state("notified"), text=WHY),
    on_visit("send_back", WORKERS, before=in_state("answered", **ANSWER), note=WHY, due_on=LATER),
    on_visit("close", WORKERS, before=in_state("answered", **ANSWER), note=WHY),
    on_visit("object", WORKERS, points="funds", reason=WHY),
    on_visit("decide", HEADS, before=objected, decision=WHY, **{"mark-funds": "yes"}),
)
