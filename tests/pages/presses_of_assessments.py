"""The presses of the year's assessment."""

from __future__ import annotations

from collections.abc import Callable

from mingbai.assessments.models import YearAssessment
from mingbai.organs.models import Organ
from pages.press import WHY, WORKERS, Made, Press
from support import NOW

NOBODY_HERE = 999
DECIDERS = frozenset({"section_head", "leader"})
CHECKED = {"mark": 90, "checker_id": NOBODY_HERE, "figures": {"overdue": ["0", "30.0"], "inspection": ["0", "60.0"]}}


def another_village(made: Made) -> None:
    baiyang = Organ.objects.get(code="baiyang")
    Organ.objects.create(code="baiyang-9", name="石沟村民委员会", short_name="石沟村", level="village", parent=baiyang, order=9)


def in_state(state: str, **more: object) -> Callable[[Made], object]:
    return lambda made: YearAssessment.objects.update(state=state, **CHECKED, **more)


def on_unit(act: str, may: frozenset[str], before: Callable[[Made], object] | None = None, **data: object) -> Press:
    return Press("work:assessment-act", may, {"assessment_id": 0, "act": act}, data, before, of=act)


RULE = {"weight-inspection": "70", "weight-overdue": "30", "each-overdue": "2", "source": WHY, "good": "0", "excellent": "0"}
OF_ASSESSMENTS: tuple[Press, ...] = (
    Press("work:assessment-rule", WORKERS, {"code": "baiyang", "year": 2022}, RULE),
    Press("work:assessment-open", WORKERS, {"rule_id": 0}, before=another_village),
    Press("work:assessment-result", WORKERS, {"rule_id": 0}, before=in_state("decided", decision=WHY, decided_at=NOW)),
    on_unit("report", WORKERS, text=WHY),
    on_unit("check", WORKERS, note=WHY),
    on_unit("object", WORKERS, in_state("checked"), reason=WHY),
    on_unit("decide", DECIDERS, in_state("checked"), decision=WHY),
)
