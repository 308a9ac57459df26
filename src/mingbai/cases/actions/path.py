"""Answering the five questions; only answers that are lawful on the record are taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.cases.actions.common import lock_for_work, settle, write_answer
from mingbai.cases.models.register import CORRECTION_OF_RECORD
from mingbai.cases.queries.path import REASONABLE, REASONS, RECORD, UNREASONABLE, path_facts, path_of_case
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible, Refused, require
from mingbai.core.words import measured
from mingbai.statute.cases.excess import AfterReasons, after_reasons
from mingbai.statute.cases.path import PathEnd, may_answer, offered, questions
from mingbai.statute.cases.records import ARTICLE_41, RecordResult, may_request, possible_results
from mingbai.statute.cases.sources import MODEL_OF_2020
from mingbai.statute.cases.states import CaseState
from mingbai.statute.verdict import refused

NOT_LAWFUL = refused("这样回答现在不合法：办理记录里还没有它需要的事实。先办那一步。", MODEL_OF_2020, "case.path")
NO_SUCH_RESULT = refused("这种结果和上面的判断不符：有权更正的，属实才更正；无权的，转送或者告知。", ARTICLE_41, "record.result")
UNSAID = refused("先要求申请人说明理由。", MODEL_OF_2020, "case.reasons_unasked")


def answer_question(
    *, case_id: int, number: int, answer: str, reason: str, revision: int | None = None, by: Acting, at: datetime
) -> PathEnd:
    """Record the answer to one of the five questions with its reason, and return where the answers lead now."""
    said = measured(reason, "reason", "这样回答的理由", 2, 1000)
    if not 1 <= number <= len(questions()):
        raise Invalid("没有这一问。", "number")
    question = questions()[number - 1]
    if answer not in {one.key for one in question.answers}:
        raise Invalid("选一个答案。", "answer")
    with open_act(by=by, at=at) as done:
        organ, row = lock_for_work(done, case_id, revision)
        require(may_answer(CaseState(row.state)))
        facts = path_facts(row, done.today)
        if answer not in {one.key for one in offered(number, facts)}:
            raise Refused(NOT_LAWFUL, "answer")
        write_answer(done, row, question.key, answer, said)
        said_of = {"organ": organ.code, "number": row.number, "question": question.key, "answer": answer}
        done.note("case.path_answered", row.subject, said_of)
        return path_of_case(row, done.today, facts).end


@dataclass(frozen=True, slots=True)
class RecordJudged:
    """What the organ found out about a record, and what becomes of the request."""

    is_own: bool
    has_evidence: bool
    has_power: bool
    is_wrong: bool
    result: str
    reason: str


def judge_record(
    *,
    case_id: int,
    judged: RecordJudged,
    revision: int | None = None,
    by: Acting,
    at: datetime,
) -> None:
    """Record what becomes of a request to correct a record (条例第41条); it stands for the second of the five questions."""
    said, result = measured(judged.reason, "reason", "审核的事实和理由", 4, 1000), judged.result
    if result not in list(RecordResult):
        raise Invalid("选一种处理结果。", "result")
    with open_act(by=by, at=at) as done:
        organ, row = lock_for_work(done, case_id, revision)
        if row.kind != CORRECTION_OF_RECORD or row.state != CaseState.HANDLING:
            raise NotVisible(str(case_id))
        require(may_request(is_own=judged.is_own, has_evidence=judged.has_evidence))
        if RecordResult(result) not in possible_results(has_power=judged.has_power, is_wrong=judged.is_wrong):
            raise Refused(NO_SUCH_RESULT, "result")
        for question, answer in (("complete", "complete"), ("responsible", "record_correction"), (RECORD, result)):
            write_answer(done, row, question, answer, said)
        settle(done, row, CaseState(row.state))
        done.note("case.record_judged", row.subject, {"organ": organ.code, "number": row.number, "answer": result})


def judge_reasons(
    *,
    case_id: int,
    is_reasonable: bool,
    in_time: bool,
    reason: str,
    revision: int | None = None,
    by: Acting,
    at: datetime,
) -> AfterReasons:
    """Record whether the reasons for so many applications are reasonable, and return what follows (条例第35条)."""
    said = measured(reason, "reason", "申请人怎么说的、为什么合理或者不合理", 4, 1000)
    judged = REASONABLE if is_reasonable else UNREASONABLE
    with open_act(by=by, at=at) as done:
        organ, row = lock_for_work(done, case_id, revision)
        if row.state != CaseState.HANDLING:
            raise NotVisible(str(case_id))
        if not path_facts(row, done.today).reasons_asked:
            raise Refused(UNSAID)
        write_answer(done, row, REASONS, judged, said)
        settle(done, row, CaseState(row.state))
        done.note("case.reasons_judged", row.subject, {"organ": organ.code, "number": row.number, "answer": judged})
    return after_reasons(is_reasonable=is_reasonable, in_time=in_time)
