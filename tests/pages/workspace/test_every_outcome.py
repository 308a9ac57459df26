"""An application for each row of table 3, closed through the pages in a year of its form; report and lists equal them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from django.test import Client

from domains.cases.applications_made import NAMES
from mingbai.annual_report import queries as reports
from mingbai.annual_report.actions import open_report
from mingbai.cases.actions import signing
from mingbai.cases.models import Application
from mingbai.cli.demo.applications import BAIYANG, MINZHENG, ZIRAN
from mingbai.cli.demo.case_steps import CaseStory
from mingbai.core.models import Site
from mingbai.statute.annual_report.counting import row_of
from mingbai.statute.annual_report.forms import form_for, result_rows
from mingbai.statute.cases.clearance import needs_clearance
from mingbai.statute.cases.outcomes import Outcome
from support import NOW, Team, sign_in

pytestmark = pytest.mark.django_db
#: How the demonstration answers for each outcome: the answers, what the letter says, what happens before.
WAYS: Mapping[str, CaseStory] = {told.outcome: told for _, _, told, _ in (*BAIYANG, *ZIRAN, *MINZHENG) if told.outcome}
BEFORE: Mapping[str, tuple[str, ...]] = {
    told.outcome: changed["before"] for _, _, told, changed in (*BAIYANG, *ZIRAN) if told.outcome and "before" in changed
}
APPLIED = {
    "channel": "window", "kind": "information", "applicant_kind": "natural", "name": "甲某", "document": "居民身份证",
    "document_number": "640425190001010006", "telephone": "13900000000", "form_wanted": "paper", "delivery": "post",
}  # fmt: skip
#: What happens on the day of receipt, and weeks later; `head` marks what the head of the section does.
AT_ONCE: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "correction": ("ask-correction", {"situations": "content", "what": "写明文件的名称或者文号。", "answer_within": "10"}),
    "correction_lapsed": ("ask-correction", {"situations": "content", "what": "写明文件的名称或者文号。", "answer_within": "10"}),
    "objected": ("consult", {"role": "third_party", "name": "某某公司", "what": "是否同意公开。"}),
    "fee_lapsed": ("notice-fee head", {"way": "pages", "pages": "80", "payment": "缴到县财政专户。"}),
    "reasons": ("ask-reasons", {"applications": "43", "period": "一个月", "what": "为什么申请这么多。"}),
}
LATER: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "correction": ("receive-correction", {"sought": "仍是全部文件。"}),
    "correction_lapsed": ("lapse-correction", {}),
    "objected": ("record-answer", {"party": "第三方1", "agrees": "no", "words": "不同意公开。"}),
    "fee_lapsed": ("lapse-fee", {}),
}
SEARCHED = {
    "systems": "公文系统", "keywords": "合同", "rooms": "档案室", "persons": "档案员", "found": "no", "result": "没有找到",
}  # fmt: skip


class Desk:
    """The pages as the clerk, the head and the leader of one organ press them on one day."""

    def __init__(self, team: Team) -> None:
        self.clients = {name: sign_in(Client(), who) for name, who in zip(("", "head", "reviewer", "leader"), team, strict=True)}
        self.on = ""

    def goes_to(self, day: date) -> None:
        Site.objects.update(demo_today=day)
        self.on = day.isoformat()

    def press(self, address: str, given: Mapping[str, object], who: str = "") -> None:
        answer = self.clients[who].post(f"/work/cases/{address}", {"on": self.on, **given})
        assert answer.status_code == 302, (address, answer.content.decode()[-3000:])

    def act(self, case: int, what: tuple[str, Mapping[str, str]]) -> None:
        slug, _, who = what[0].partition(" ")
        self.press(f"{case}/acts/{slug}/", what[1], who)


def received(desk: Desk, outcome: str) -> int:
    kind = "correction" if outcome == "record_correction" else "information"
    told = {"submitted_on": desk.on, "title": f"想要的{outcome}", "sought": "照抄的原文。", "kind": kind}
    desk.press("new/", {**APPLIED, **told})
    case = Application.objects.latest("id").pk
    for one in BEFORE.get(outcome, ()):
        if one in AT_ONCE:
            desk.act(case, AT_ONCE[one])
    return case


def closed(desk: Desk, case: int, outcome: str) -> None:
    told = WAYS[outcome]
    for one in BEFORE.get(outcome, ()):
        if one == "search":
            desk.press(f"{case}/search/", SEARCHED)
        elif one == "reasons":
            desk.press(f"{case}/reasons/", {"judged": "no", "reason": "没有说明合理的用途。"})
        elif one in LATER:
            desk.act(case, LATER[one])
    first = told.answers if told.answers in ((), ("still_unclear",)) else ("complete", *told.answers)
    for number, answer in (*enumerate(first, 1), *([(5, "fit")] if first else [])):
        desk.press(f"{case}/path/{number}/", {"answer": answer, "reason": "逐项核对过。"})
    desk.press(f"{case}/reply/", {**told.parts, "grounds": told.grounds})
    cleared = (("clear", "reviewer"),) if needs_clearance(Outcome(outcome)) else ()
    for step, who in (("submit", ""), ("check", "head"), *cleared, ("sign", "leader")):
        desk.press(f"{case}/reply/{step}/", {"opinion": "同意。"}, who)
    desk.press(f"{case}/reply/serve/", {"mode": "direct", "sent_on": desk.on, "signed_on": desk.on, "proof": "送达回证"})
    desk.press(f"{case}/acts/close/", {})


def outcomes_of(year: int) -> dict[str, str]:
    """Return one outcome for each row of the year's form; no fee may be asked before 2021."""
    form, outcomes = form_for(year).code, dict[str, str]()
    for outcome in Outcome:
        row = row_of(outcome, form)
        if row is not None and (year > 2020 or outcome is not Outcome.FEE_UNPAID):
            outcomes.setdefault(row, outcome.value)
    return outcomes


@pytest.mark.parametrize(
    ("year", "arrived", "answered"), [(2020, date(2020, 3, 2), date(2020, 4, 9)), (2021, date(2021, 3, 1), date(2021, 4, 8))]
)
def test_each_row_of_table_3_counts_the_case_that_the_pages_closed_so(
    year: int, arrived: date, answered: date, team: Team
) -> None:
    clerk, section_head, _, _ = team
    signing.set_signing(organ_code="baiyang", names=NAMES, by=section_head, at=NOW)
    desk = Desk(team)
    outcomes = outcomes_of(year)
    assert set(outcomes) == set(result_rows(form_for(year)))
    if year == 2020:
        # The pages press the rows that both forms have in the same way.
        outcomes = {row: outcomes[row] for row in sorted(set(outcomes) - set(outcomes_of(2021)))}
    desk.goes_to(arrived)
    cases = {row: received(desk, outcome) for row, outcome in outcomes.items()}
    desk.goes_to(answered)
    for row, case in cases.items():
        closed(desk, case, outcomes[row])
    assert set(Application.objects.values_list("state", "closed_on")) == {("closed", answered)}
    at = NOW.replace(year=year + 1)
    open_report(organ_code="baiyang", year=year, by=clerk, at=at)
    desk.goes_to(at.date())
    cells = reports.workbench(by=clerk, organ_code="baiyang", year=year, today=at.date()).cells
    table = {path: view.value for path, view in cells.items() if path.startswith("3.") and path.endswith(".natural")}
    ends = {"3.new.natural": len(cases), "3.carried_in.natural": 0, "3.total.natural": len(cases), "3.carried_out.natural": 0}
    nothing = {f"3.{row}.natural": 0 for row in result_rows(form_for(year))}
    assert table == {**nothing, **{f"3.{row}.natural": 1 for row in cases}, **ends}
    for row, case in cases.items():
        page = desk.clients[""].get(f"/work/reports/baiyang/{year}/cells/3.{row}.natural/").content.decode()
        assert Application.objects.get(pk=case).number in page, row
