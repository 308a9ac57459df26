"""The presses on applications: registration, opening, acts, work that another organ was asked to do."""

from __future__ import annotations

from pages.press import ANY_WORKER, DAY, WHY, WORKERS, Press, only

HANDLERS = WORKERS | {"reviewer", "leader"}
CASE = {"case_id": "case_id"}
APPLIED = {
    "channel": "window",
    "submitted_on": DAY,
    "kind": "information",
    "applicant_kind": "natural",
    "name": "甲某",
    "sought": "某村公路的中标单位",
    "title": "公路的中标单位",
    "form_wanted": "paper",
    "delivery": "post",
}
ASKED = {"role": "other", "name": "县水务局", "what": "是否同意公开", "on": DAY}
OF_CASES: tuple[Press, ...] = (
    Press("work:case-new", ANY_WORKER, {}, APPLIED),
    Press("work:case-open", HANDLERS, CASE),
    Press("work:case-applicant", HANDLERS, CASE, {"reason": WHY}),
    Press("work:case-act", WORKERS, {**CASE, "act": "consult"}, ASKED),
    Press(
        "work:case-act", only("section_head"), {**CASE, "act": "extend"}, {"workdays": "5", "reason": WHY, "on": DAY}, of="extend"
    ),
    Press("work:case-task", only("stranger"), {"case_task_id": "case_task"}, {"press": "receive"}),
)
