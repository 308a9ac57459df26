"""The presses on applications: registration, opening, acts, work that another organ was asked to do."""

from __future__ import annotations

from domains.cases.applications_made import received, row_of
from domains.cases.boxes_made import answered
from domains.cases.ledgers_made import listing
from domains.cases.ledgers_made import row as ledger_row
from mingbai.cases.actions import box, fees, limits
from mingbai.statute.cases.practice import CaseSettings
from mingbai.workspace.cases.practice.form import LABELS, PracticeForm
from pages.press import ANY_WORKER, DAY, WHY, WORKERS, Made, Press, only, upload
from support import NOW

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
RECEIPT = {"party": "县水务局", "on": DAY, "how": WHY}
# Wangwa's report of 2020 is published.
OF_2021 = ledger_row(编号="2021-2", 收到日期="2021-01-04", 答复日期="2021-01-06")
LEDGER = {"ledger_id": "ledger_id"}
SEALED = {"case_id": "sealed_case"}


def reopened(made: Made) -> None:
    told = {"by": made["people"]["section_head"], "at": NOW}
    box.open_box(case_id=made["sealed_case"], why="回执后来才到", what="补回执", **told)


def granted(made: Made) -> None:
    """A case that gave what was asked for."""
    clerk = made["people"]["clerk"]
    made["given_case"] = answered(row_of(received(clerk)), clerk, "公开〔2021〕98号").application_id


def consulted(made: Made) -> None:
    asked = limits.AskedParty(ASKED["role"], ASKED["name"], what=ASKED["what"])
    limits.consult(case_id=made["case_id"], asked=asked, by=made["people"]["clerk"], at=NOW)


def paid(made: Made) -> None:
    told = {"case_id": made["case_id"], "by": made["people"]["section_head"], "at": NOW}
    fees.notice_fee(way="pages", pages=250, payment="到党政办缴纳", **told)
    fees.receive_fee(**told)


SEARCH = {
    "systems": "公文系统",
    "keywords": "高标准农田",
    "rooms": "镇档案室",
    "persons": "档案员",
    "on": DAY,
    "found": "no",
    "result": "没有找到",
}
FILED = {"number": "（2021）宁0425行初1号", "body": "彭阳县人民法院", "filed_on": DAY, "received_on": DAY}
DECIDED = {"decision": "upheld", "is_ruling": "judgment", "decided_on": DAY, "served_on": DAY}
SPLIT = {"title_1": "实施方案", "sought_1": "要方案", "title_2": "发放名册", "sought_2": "要名册"}
JUDGED = {"is_own": "yes", "has_evidence": "yes", "has_power": "yes", "is_wrong": "yes"}
RECORD = {**JUDGED, "result": "corrected", "reason": WHY}
LESSON = {"step": "held", "words": "没有查电子档案。"}
ARRIVED = {"case_id": "reply_draft", "letter_id": "notice_letter"}
WAITING = {"case_id": "waiting_case", "letter_id": "waiting_notice"}
SERVED = {"mode": "direct", "sent_on": DAY, "signed_on": DAY, "proof": "送达回证"}


def _step(step: str, may: frozenset[str], state: str, **given: str) -> Press:
    return Press("work:case-reply-step", may, {"case_id": f"reply_{state}", "step": step}, given, of=f"{step} {state}")


PRACTICE = {name: str(PracticeForm(now=CaseSettings()).initial[name]) for name in LABELS} | {"draft_workday": "10"}


OF_CASES: tuple[Press, ...] = (
    Press("work:cases-wording", ANY_WORKER, {"code": "R4"}, {"words": "有专人协助。"}),
    Press("work:cases-practice", only("officer"), {}, PRACTICE, is_county_wide=True),
    Press("work:case-new", ANY_WORKER, {}, APPLIED),
    Press("work:case-ledgers", ANY_WORKER, data=upload("台账.csv", listing(OF_2021))),
    Press("work:case-ledger-enter", WORKERS, LEDGER),
    Press("work:case-ledger-take-back", WORKERS, LEDGER, {"reason": WHY}),
    Press("work:case-open", HANDLERS, CASE),
    Press("work:case-title", WORKERS, CASE, {"title": "某村公路的中标单位"}),
    Press("work:case-received", WORKERS, CASE, {"on": "2021-01-05", "reason": WHY}),
    Press("work:case-split", WORKERS, {"case_id": "reply_draft"}, SPLIT),
    Press("work:case-code", WORKERS, CASE, {"how": "当面看了居民身份证"}),
    Press("work:case-applicant", HANDLERS, CASE, {"reason": WHY}),
    Press("work:case-act", WORKERS, {**CASE, "act": "consult"}, ASKED),
    Press("work:case-act", WORKERS, {**CASE, "act": "record-receipt"}, RECEIPT, consulted, of="receipt"),
    Press(
        "work:case-act", only("section_head"), {**CASE, "act": "extend"}, {"workdays": "5", "reason": WHY, "on": DAY}, of="extend"
    ),
    Press(
        "work:case-proposal",
        WORKERS,
        lambda made: {"case_id": made["given_case"]},
        {"suggested": "yes", "decision": "no", "title": "", "reason": WHY},
        before=granted,
    ),
    Press("work:case-box", WORKERS, {"case_id": "closed_case"}, {"press": "seal", "remark": WHY}, of="seal"),
    Press("work:case-box", only("section_head"), SEALED, {"press": "open", "why": WHY, "what": WHY}, of="open"),
    Press("work:case-box", WORKERS, SEALED, {"press": "seal", "remark": WHY}, reopened, of="reseal"),
    Press("work:case-box-zip", HANDLERS, SEALED),
    Press("work:case-path", WORKERS, {**CASE, "number": 1}, {"answer": "complete", "reason": WHY}),
    Press("work:case-record", WORKERS, {"case_id": "record_case"}, RECORD),
    Press("work:case-joint", WORKERS, CASE, lambda made: {"others": [made["reply_draft"]]}),
    Press("work:case-fees", WORKERS, CASE, {"yuan": "100", "reason": WHY, "on": DAY}, paid),
    Press("work:dispute-act", WORKERS, {"dispute_id": "decided", "act": "lesson"}, LESSON, of="lesson"),
    Press("work:lesson-drop", WORKERS, {"dispute_id": "decided", "lesson_id": "lesson_id"}),
    Press("work:case-reasons", WORKERS, CASE, {"judged": "no", "reason": WHY}),
    Press("work:case-letter-arrival", WORKERS, ARRIVED, {"how": "refused", "on": DAY, "said": WHY}),
    Press("work:dispute-new", WORKERS, CASE, {**FILED, "procedure": "suit", "is_after_review": "no"}),
    Press("work:dispute-act", WORKERS, {"dispute_id": "dispute_id", "act": "answer"}, {"on": DAY}, of="answer"),
    Press("work:dispute-act", WORKERS, {"dispute_id": "dispute_id", "act": "decide"}, DECIDED, of="decide"),
    Press("work:case-search", WORKERS, CASE, SEARCH),
    Press("work:case-assign", WORKERS, CASE, {"to_whom": "农业综合服务中心", "what": "查一查台账", "due_on": DAY}),
    Press("work:case-notice", WORKERS, {**CASE, "code": "P1"}, SERVED),
    Press("work:case-notice-letter", only("section_head"), WAITING, {"press": "sign"}, of="sign"),
    Press("work:case-notice-letter", only("section_head"), WAITING, {"press": "return", "opinion": WHY}, of="return"),
    Press("work:case-notices-known", only("section_head"), {"case_id": "reply_draft"}),
    Press("work:case-signing", ANY_WORKER, {}, {"kind": "township", "signed_by": "organ", "basic_court": "彭阳县人民法院"}),
    Press("work:case-reply", WORKERS, {"case_id": "reply_draft"}, {"enclosed": "方案1份12页"}),
    _step("submit", WORKERS, "draft"),
    _step("take-back", WORKERS, "approving"),
    _step("check", only("section_head"), "approving"),
    _step("return", only("section_head"), "approving", opinion=WHY),
    _step("clear", only("reviewer"), "uncleared", opinion=WHY),
    _step("return", only("reviewer", "leader"), "uncleared", opinion=WHY),
    _step("sign", only("leader"), "checked"),
    _step("serve", WORKERS, "signed", **SERVED),
    Press("work:case-task", only("stranger"), {"case_task_id": "case_task"}, {"press": "receive"}),
    Press("work:case-task", HANDLERS, {"case_task_id": "own_task"}, {"press": "receive"}, of="own"),
)
