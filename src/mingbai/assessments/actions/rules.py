"""The rule of a year, set before it begins."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.assessments import policies
from mingbai.assessments.models import YearRule
from mingbai.assessments.values import NewRule
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, require
from mingbai.core.words import one_line
from mingbai.statute.supervision.assessments import WHOLE, adds_up, may_set_rule, measures_of


def set_rule(*, organ_code: str, year: int, new: NewRule, by: Acting, at: datetime) -> int:
    """Set the rule of a coming year, or set it anew while the year has not begun; return its key."""
    organ = policies.assessor(by, organ_code)
    require(may_set_rule(year, at.date()))
    require(adds_up(new.weighed, measures_of("village" if organ.level == "township" else "township")))
    if not 0 <= new.good <= WHOLE or not 0 <= new.excellent <= WHOLE or (new.excellent and new.excellent < new.good):
        raise Invalid("“优”的分数不能比“良”低，都在0到100之间；不用就写0。", "excellent")
    source = one_line(new.source, "办法的出处：哪份文件、哪天定的", "source", 200)
    measures = {one.measure.value: [one.weight, one.each] for one in new.weighed}
    with open_act(by=by, at=at) as done:
        row, _ = YearRule.objects.update_or_create(
            organ_id=organ.id,
            year=year,
            defaults={
                "measures": measures,
                "excellent": new.excellent,
                "good": new.good,
                "source": source,
                "set_on": done.today,
                "set_by": done.signature,
            },
        )
        done.note("assessment.rule_set", row.subject, {"organ": organ.code, "year": year, "measures": measures, "source": source})
    return row.pk
