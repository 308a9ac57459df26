"""Applications of the small county for tests; nobody in them is real."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from mingbai.accounts.values import Acting
from mingbai.cases.actions import letters, limits, path, service, signing
from mingbai.cases.actions.limits import AskedParty
from mingbai.cases.actions.receive import Received, receive
from mingbai.cases.actions.service import Sending
from mingbai.cases.actions.signing import SigningNames
from mingbai.cases.models import Application
from mingbai.cases.queries import work
from mingbai.cases.values.intake import Applicant, Intake
from mingbai.cases.values.rows import CaseStatus
from mingbai.core.words import CHINA
from mingbai.statute.cases.clearance import needs_clearance
from mingbai.statute.cases.outcomes import Outcome
from support import Team

NUMBER, PHONE = "640425199001011238", "13900000001"
APPLICANT = Applicant(
    name="甲某", document="居民身份证", document_number=NUMBER, telephone=PHONE, address="白阳镇某村某组", email="jia@example.cn"
)
SOUGHT = "想要2020年度某村高标准农田建设项目的实施方案和补偿发放名册。"
INTAKE = Intake(
    channel="window",
    submitted_on=date(2021, 1, 4),
    applicant=APPLICANT,
    applicant_kind="natural",
    sought=SOUGHT,
    title="高标准农田项目实施方案",
    form_wanted="paper",
    delivery="post",
)


def at(month: int, day: int, year: int = 2021) -> datetime:
    return datetime(year, month, day, 9, 30, tzinfo=CHINA)


def intake(**changed: Any) -> Intake:
    values = {name: getattr(INTAKE, name) for name in Intake.__dataclass_fields__}
    return Intake(**{**values, **changed})


def received(by: Acting, on: datetime = at(1, 4), **changed: Any) -> Received:
    return receive(organ_code=by.organ_code, intake=intake(**{"submitted_on": on.date(), **changed}), by=by, at=on)


def row_of(case: Received) -> Application:
    return Application.objects.get(pk=case.case_id)


NAMES = SigningNames("township", own_government="彭阳县人民政府", basic_court="彭阳县人民法院", contact="党政办，0954-7000000")


def overruled(case: Received, by: Acting, on: datetime, answer: str = "public_interest") -> None:
    """A third party objects, and the four questions lead to the information all the same."""
    told: dict[str, Any] = {"case_id": case.case_id, "by": by, "at": on}
    limits.consult(asked=AskedParty("third_party", "某建设公司", what="合同总价"), **told)
    limits.record_answer(party="第三方1", agrees=False, words="不同意公开", **told)
    for number, one in enumerate(("complete", "responsible", "held", answer), 1):
        path.answer_question(number=number, answer=one, reason="合同总价关系饮水安全。", **told)


GIVEN = (("complete", "responsible", "held", "open", "fit"), "granted", {"enclosed": "实施方案1份12页"})


def replied(team: Team, on: datetime, until: datetime, given: Any = GIVEN, **changed: Any) -> Received:
    """An application of one day whose reply was served by hand on another; `given`: the answers, the outcome, the parts."""
    clerk, head, reviewer, leader = team
    signing.set_signing(organ_code=clerk.organ_code, names=NAMES, by=clerk, at=on)
    case = received(clerk, on, **changed)
    told: dict[str, Any] = {"case_id": case.case_id, "at": until}
    answers, outcome, parts = given
    for number, answer in enumerate(answers, 1):
        path.answer_question(number=number, answer=answer, reason="已核对", by=clerk, **told)
    letters.draft_letter(outcome=outcome, parts=parts, by=clerk, **told)
    letters.submit(by=clerk, **told)
    letters.check(by=head, **told)
    if needs_clearance(Outcome(outcome)):
        letters.clear(opinion="逐项看过，可以提供。", by=reviewer, **told)
    letters.sign(by=leader, **told)
    sending = Sending("direct", until.date(), "送达回证", signed_on=until.date())
    service.serve(sending=sending, by=clerk, **told)
    return case


def opened(number: str, code: str, on: date = date(2021, 1, 4)) -> CaseStatus | None:
    """What the applicant sees with number and code; None when they open nothing."""
    row = work.row_opened(number, code)
    return work.status_of(row, on) if row else None
