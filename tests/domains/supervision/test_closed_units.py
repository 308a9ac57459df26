"""A closed unit's unfinished report stays on the county's list; the unit can be reopened, by an act with a reason."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.test import Client

from mingbai.accounts.values import Acting
from mingbai.annual_report import actions as reports
from mingbai.annual_report.models import Report
from mingbai.annual_report.queries import left_behind, report_rows
from mingbai.core.errors import Invalid, Refused
from mingbai.core.models import AuditEntry
from mingbai.organs.models import Organ
from mingbai.organs.queries import organ
from mingbai.supervision import actions
from support import NOW, TODAY, sign_in

pytestmark = pytest.mark.django_db
MOVED = "职责并入王洼镇，彭编发〔2021〕3号。"


@pytest.fixture
def closed(clerk: Acting, officer: Acting, wangwa: Organ) -> str:
    reports.open_report(organ_code="baiyang", year=2020, by=clerk, at=NOW)
    actions.close_unit(organ_code="baiyang", note="并入王洼镇，查询请到王洼镇。", by=officer, at=NOW)
    return "baiyang"


def _listed(officer: Acting, on: date) -> set[int]:
    return {row.year for row in report_rows(by=officer, today=on) if row.organ.code == "baiyang"}


def test_the_report_of_a_closed_unit_stays_until_it_is_handed_over(closed: str, officer: Acting, county: Organ) -> None:
    assert _listed(officer, TODAY) == {2020}
    # The year of its end is the successor's to report, once it is over.
    assert _listed(officer, date(2022, 1, 10)) == {2020, 2021}
    told = {"organ_code": closed, "year": 2020, "reason": MOVED, "by": officer, "at": NOW}
    with pytest.raises(Invalid, match="还在办公"):
        reports.hand_over(successor_code="baiyang", **told)
    for _ in range(2):
        reports.hand_over(successor_code="wangwa", **told)
    assert _listed(officer, TODAY) == set()
    (row,) = AuditEntry.objects.filter(event="report.handed_over")
    assert json.loads(row.data) == {"year": 2020, "to": "wangwa", "reason": MOVED}
    with pytest.raises(Invalid, match="不用移交"):
        reports.hand_over(successor_code="pengyang", **told)


def test_a_published_report_is_not_waited_for(closed: str, officer: Acting) -> None:
    Report.objects.update(state="published", submitted_at=NOW, submitted_by=9, accepted_at=NOW, published_at=NOW)
    assert left_behind(organ(closed), TODAY) == ()


def test_only_the_county_office_hands_over_and_reopens(closed: str, stranger: Acting, auditor: Acting) -> None:
    with pytest.raises(Refused):
        reports.hand_over(organ_code=closed, year=2020, successor_code="wangwa", reason=MOVED, by=auditor, at=NOW)
    with pytest.raises(Refused):
        actions.reopen_unit(organ_code=closed, reason=MOVED, by=auditor, at=NOW)
    assert not organ(closed).is_open


def test_a_unit_is_reopened_with_a_reason(closed: str, officer: Acting, client: Client) -> None:
    page = sign_in(client, officer).get("/work/units/baiyang/").content.decode()
    assert "2020年度的报告还没有公布" in page
    assert "恢复这个单位" in page
    with pytest.raises(Invalid):
        actions.reopen_unit(organ_code=closed, reason="", by=officer, at=NOW)
    later = NOW + timedelta(days=1)
    for _ in range(2):
        actions.reopen_unit(organ_code=closed, reason="机构恢复，彭编发〔2021〕5号。", by=officer, at=later)
    assert organ(closed).is_open
    (row,) = AuditEntry.objects.filter(event="organ.reopened")
    said = json.loads(row.data)
    assert (said["reason"], said["closed_on"]) == ("机构恢复，彭编发〔2021〕5号。", "2021-01-19")
    assert _listed(officer, TODAY) == {2020}
    assert "恢复这个单位" not in client.get("/work/units/baiyang/").content.decode()
