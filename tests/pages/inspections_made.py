"""For the tests of every address: a round with a village to visit and one with a finding, and a year's assessment."""

from __future__ import annotations

from datetime import date
from typing import Any

from mingbai.accounts.values import Acting
from mingbai.assessments import actions as assessments
from mingbai.assessments.models import YearAssessment, YearRule
from mingbai.core import files
from mingbai.organs.models import Organ
from mingbai.statute.supervision.quarters import quarter_of
from mingbai.village_inspections import actions, queries
from mingbai.village_inspections.models import VisitPhoto
from support import NOW, TODAY

QUARTER = quarter_of(TODAY)


def new_inspections(people: dict[str, Any]) -> dict[str, int]:
    """The keys of both visits, of the picture, and of a point of the county's."""
    clerk, baiyang = people["clerk"], Organ.objects.get(code="baiyang")
    for order, name in enumerate(("阳坪村", "柳湾村"), 1):
        village = {
            "code": f"baiyang-{order}",
            "name": f"{name}村民委员会",
            "short_name": name,
            "level": "village",
            "order": order,
        }
        Organ.objects.create(parent=baiyang, **village)
    point = actions.add_point(words="有监督电话", source="彭政办发〔2021〕1号", weight=1, by=people["officer"], at=NOW)
    actions.open_round(organ_code="baiyang", quarter=QUARTER, by=clerk, at=NOW)
    found = queries.round_of(clerk.organ_id, QUARTER)
    assert found is not None
    planned, second = (one.id for one in found.visits)
    sent = {one.key: ("no" if one.key == "funds" else "yes", "") for one in queries.sheet(second).points}
    actions.save_marks(visit_id=second, sent=sent, base=0, sending="1", by=clerk, at=NOW)
    actions.finish(visit_id=second, inspected_on=TODAY, by=clerk, at=NOW)
    file = files.store(b"picture", "image/jpeg")
    photo = VisitPhoto.objects.create(visit_id=second, file=file, added_by="", added_at=NOW).pk
    return new_assessments(clerk, baiyang) | {"visit_id": planned, "found_visit": second, "photo_id": photo, "point_id": point}


def new_assessments(clerk: Acting, baiyang: Organ) -> dict[str, int]:
    """The keys of the rule of the year that is over, and of a village's assessment by it."""
    measures = {"inspection": [70, 0], "overdue": [30, 2]}
    rule = YearRule.objects.create(
        organ=baiyang, year=2020, measures=measures, source="白政发〔2019〕9号", set_on=date(2019, 12, 9)
    )
    assessments.open_year(rule_id=rule.pk, by=clerk, at=NOW)
    return {"rule_id": rule.pk, "assessment_id": YearAssessment.objects.order_by("id")[0].pk}
