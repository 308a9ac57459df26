"""What happens to one application of the demonstration, act by act, each at its own moment."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from mingbai.accounts.values import Acting
from mingbai.cases.actions import closing, fees, handling, letters, limits, path
from mingbai.cases.actions.box import seal_box
from mingbai.cases.actions.limits import AskedParty
from mingbai.cases.actions.receive import confirm, receive
from mingbai.cases.actions.service import Sending, serve
from mingbai.cases.values.intake import Applicant, Intake
from mingbai.cli.demo.case_people import CONTACT, THIRD_PARTY
from mingbai.core.words import CHINA
from mingbai.statute.cases.clearance import needs_clearance
from mingbai.statute.cases.outcomes import Outcome

Play = Generator[datetime, None, None]
"""A story: it yields the moment of its next act and does it once it is resumed."""
WHY = "逐项核对过，依据和理由写在呈批单上（演示）。"
SEARCH = {
    "systems": "公文系统、档案目录",
    "keywords": "申请书写的名称",
    "rooms": "档案室",
    "persons": "档案员",
    "result": "没有找到（演示）",
}
# How far a story goes, in order.
STOPS = ("handling", "approving", "checked", "signed", "replied", "closed", "sealed")


@dataclass(frozen=True, slots=True)
class Team:
    """Who handles the applications of an organ."""

    organ_code: str
    clerk: Acting
    head: Acting
    reviewer: Acting
    leader: Acting


@dataclass(frozen=True, slots=True)
class CaseStory:
    """One application: what came, how the five questions went (2 to 4), what the reply says, how far it got and when.

    `before` is what happens between receipt and reply: correction, third_party, fee, search, reasons, record and so on.
    """

    title: str
    received_on: date
    outcome: str = ""
    answers: tuple[str, ...] = ()
    parts: Mapping[str, str] = field(default_factory=dict)
    grounds: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    stop: str = "closed"
    after_days: int = 14
    channel: str = "window"
    kind: str = "natural"
    who: Applicant | None = None
    is_record: bool = False


def play(stories: Iterable[Play]) -> None:
    """Let all stories happen in the order of their moments, so that numbers follow the days."""
    waiting = [(next(one), n, one) for n, one in enumerate(stories)]
    heapq.heapify(waiting)
    while waiting:
        _, n, one = heapq.heappop(waiting)
        at = next(one, None)
        if at is not None:
            heapq.heappush(waiting, (at, n, one))


def story(team: Team, told: CaseStory, applicant: Applicant) -> Play:
    """Tell one application from the counter to where it stops."""
    at = _moment(told.received_on)
    yield at
    intake = Intake(
        channel=told.channel,
        submitted_on=told.received_on,
        applicant=applicant,
        applicant_kind=told.kind,
        sought=f"{told.title}（演示：申请人写的原文）。",
        title=told.title,
        kind="correction" if told.is_record else "information",
        form_wanted="paper",
        delivery="post",
    )
    case = receive(organ_code=team.organ_code, intake=intake, by=team.clerk, at=at).case_id
    if told.stop == "entered":
        return
    if told.channel in ("web", "fax", "ordinary_post"):
        at = yield from _at(at, hours=3)
        confirm(case_id=case, how="电话", by=team.clerk, at=at)
    for one in told.before:
        at = yield from BEFORE[one](team, case, at)
    if told.outcome:
        yield from replied(team, told, case, _moment(told.received_on + timedelta(days=told.after_days), 9))


def replied(team: Team, told: CaseStory, case: int, at: datetime) -> Play:
    """Answer the five questions, draft, check, sign, serve, close, as far as the story goes."""
    stop = STOPS.index(told.stop)
    yield at
    for number, answer in _answers(told):
        path.answer_question(case_id=case, number=number, answer=answer, reason=WHY, by=team.clerk, at=at)
    letters.draft_letter(case_id=case, outcome=told.outcome, parts=told.parts, grounds=told.grounds, by=team.clerk, at=at)
    steps: tuple[Callable[[datetime], object], ...] = (
        lambda at: letters.submit(case_id=case, by=team.clerk, at=at),
        lambda at: letters.check(case_id=case, opinion="同意。", by=team.head, at=at),
        lambda at: _sign(team, told, case, at),
        lambda at: serve(case_id=case, sending=_sending(at.date()), by=team.clerk, at=at),
        lambda at: closing.close(case_id=case, by=team.clerk, at=at),
        lambda at: seal_box(case_id=case, pages={}, remark="申请书原件随卷（演示）。", by=team.clerk, at=at),
    )
    for step in steps[:stop]:
        at = yield from _at(at, hours=1)
        step(at)


def _sign(team: Team, told: CaseStory, case: int, at: datetime) -> None:
    if needs_clearance(Outcome(told.outcome)):
        letters.clear(case_id=case, opinion="逐项看过，可以提供。", by=team.reviewer, at=at)
    letters.sign(case_id=case, opinion="同意。", by=team.leader, at=at)


def _answers(told: CaseStory) -> tuple[tuple[int, str], ...]:
    """Return the answers by the number of their question; nobody walks the path for what was not corrected or paid."""
    if not told.answers:
        return ()
    first = told.answers if told.answers == ("still_unclear",) else ("complete", *told.answers)
    return (*enumerate(first, 1), (5, "fit"))


def _sending(on: date) -> Sending:
    return Sending(mode="direct", sent_on=on, signed_on=on, proof="送达回证")


def _correction(team: Team, case: int, at: datetime) -> Generator[datetime, None, datetime]:
    at = yield from _correction_asked(team, case, at)
    at = yield from _at(at, days=3)
    limits.receive_correction(case_id=case, sought="补正以后仍是全部文件（演示）。", by=team.clerk, at=at)
    return at


def _correction_asked(team: Team, case: int, at: datetime) -> Generator[datetime, None, datetime]:
    at = yield from _at(at, days=1)
    what = "写明文件的名称、文号或者其他特征。"
    limits.ask_correction(case_id=case, situations=("content",), what=what, answer_within=10, by=team.clerk, at=at)
    return at


def _correction_lapsed(team: Team, case: int, at: datetime) -> Generator[datetime, None, datetime]:
    at = yield from _correction_asked(team, case, at)
    at = yield from _at(at, days=21)
    limits.lapse_correction(case_id=case, by=team.clerk, at=at)
    return at


def _consulted(team: Team, case: int, at: datetime) -> Generator[datetime, None, datetime]:
    at = yield from _at(at, days=1)
    asked = AskedParty("third_party", THIRD_PARTY, CONTACT, "是否同意公开，理由是什么。")
    limits.consult(case_id=case, asked=asked, by=team.clerk, at=at)
    return at


def _objected(team: Team, case: int, at: datetime) -> Generator[datetime, None, datetime]:
    at = yield from _consulted(team, case, at)
    at = yield from _at(at, days=6)
    limits.record_answer(case_id=case, party="第三方1", agrees=False, words="不同意公开（演示）。", by=team.clerk, at=at)
    return at


def _fee(team: Team, case: int, at: datetime) -> Generator[datetime, None, datetime]:
    at = yield from _at(at, days=2)
    fees.notice_fee(case_id=case, way="pages", pages=80, payment="缴到县财政专户（演示）。", by=team.head, at=at)
    return at


def _fee_lapsed(team: Team, case: int, at: datetime) -> Generator[datetime, None, datetime]:
    at = yield from _fee(team, case, at)
    at = yield from _at(at, days=42)
    fees.lapse_fee(case_id=case, by=team.clerk, at=at)
    return at


def _searched(team: Team, case: int, at: datetime) -> Generator[datetime, None, datetime]:
    at = yield from _at(at, days=2)
    handling.record_search(case_id=case, said=SEARCH, is_found=False, by=team.clerk, at=at)
    return at


def _reasons(team: Team, case: int, at: datetime) -> Generator[datetime, None, datetime]:
    at = yield from _at(at, days=1)
    what = "一个月里申请了四十多件，请说明理由。"
    limits.ask_reasons(case_id=case, applications=43, period="2025年9月", what=what, by=team.clerk, at=at)
    at = yield from _at(at, days=5)
    path.judge_reasons(
        case_id=case, is_reasonable=False, in_time=False, reason="没有说明合理的用途（演示）。", by=team.clerk, at=at
    )
    return at


def _record(team: Team, case: int, at: datetime) -> Generator[datetime, None, datetime]:
    at = yield from _at(at, days=3)
    why = "户口簿上的出生年份不同，审核属实（演示）。"
    judged = path.RecordJudged(True, True, True, True, "corrected", why)
    path.judge_record(case_id=case, judged=judged, by=team.clerk, at=at)
    path.answer_question(case_id=case, number=5, answer="fit", reason=WHY, by=team.clerk, at=at)
    return at


def _extended(team: Team, case: int, at: datetime) -> Generator[datetime, None, datetime]:
    at = yield from _at(at, days=7)
    limits.extend(case_id=case, workdays=20, reason="要查几个村多年的台账（演示）。", by=team.head, at=at)
    return at


def _task(team: Team, case: int, at: datetime) -> Generator[datetime, None, datetime]:
    at = yield from _at(at, days=1)
    due, what = at.date() + timedelta(days=7), "查一查台账里有没有。"
    handling.send_task(case_id=case, to_whom="农业农村中心", what=what, due_on=due, by=team.clerk, at=at)
    return at


def _withdrawn(team: Team, case: int, at: datetime) -> Generator[datetime, None, datetime]:
    at = yield from _at(at, days=3)
    closing.withdraw(case_id=case, how="书面", by=team.clerk, at=at)
    return at


def _sealed(team: Team, case: int, at: datetime) -> Generator[datetime, None, datetime]:
    at = yield from _withdrawn(team, case, at)
    at = yield from _at(at, hours=1)
    closing.close(case_id=case, by=team.clerk, at=at)
    seal_box(case_id=case, pages={}, remark="申请书原件随卷（演示）。", by=team.clerk, at=at)
    return at


BEFORE: Mapping[str, Callable[[Team, int, datetime], Generator[datetime, None, datetime]]] = {
    "correction": _correction,
    "correction_asked": _correction_asked,
    "correction_lapsed": _correction_lapsed,
    "consulted": _consulted,
    "objected": _objected,
    "fee": _fee,
    "fee_lapsed": _fee_lapsed,
    "search": _searched,
    "reasons": _reasons,
    "record": _record,
    "extended": _extended,
    "task": _task,
    "withdrawn": _withdrawn,
    "sealed": _sealed,
}


def _moment(on: date, hour: int = 10) -> datetime:
    return datetime.combine(on, time(hour), CHINA)


def _at(before: datetime, *, days: int = 0, hours: int = 0) -> Generator[datetime, None, datetime]:
    """Yield the moment so long after the last one, and return it."""
    at = before + timedelta(days=days, hours=hours)
    yield at
    return at
