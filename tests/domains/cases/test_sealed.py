"""A sealed case: no act changes it without a record that opens its box, and the trail names what was edited behind its back."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.db.models import QuerySet

from digests import digests
from domains.behind import edit, found
from domains.cases.applications_made import at
from domains.cases.boxes_made import LACKING, closed, drawn_here, sealed
from mingbai.accounts.values import Acting, system
from mingbai.cases import actions
from mingbai.cases.actions import (
    box,
    closing,
    consultations,
    disputes,
    erase,
    fees,
    fetched,
    finals,
    handling,
    joint,
    letters,
    limits,
    notices,
    online,
    path,
    proposal,
    receive,
    received,
    redaction,
    register,
    service,
)
from mingbai.cases.actions.handling import NewPaper
from mingbai.cases.models import CaseTask, KeptPaper, Letter
from mingbai.cases.queries import box as queries
from mingbai.core.errors import Invalid, Refused
from mingbai.organs.queries import organ_by_id

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn_here")]
__all__ = ["drawn_here"]
Act = Callable[..., object]
DAY = date(2021, 1, 15)
NOTICE = {"code": "P2", "parts": {}, "sending": service.Sending("web", DAY, "网站记录")}
JUDGED = path.RecordJudged(True, True, True, True, "corrected", "经核对户籍底册。")
#: Acts that move a case nowhere, each with what is typed; a box lets those of `CHANGING` through again once it is opened.
CHANGING: Mapping[Act, dict[str, Any]] = {
    handling.add_paper: {"paper": NewPaper("receipt", "回执.jpg", "image/jpeg", b"receipt")},
    handling.delete_paper: {"reason": "已经办结"},
    handling.record_search: {"said": dict.fromkeys(handling.SEARCH_PARTS, "台账"), "is_found": False},
    handling.send_task: {"to_whom": "财政所", "what": "查2020年的账", "due_on": date(2031, 1, 1)},
    handling.receive_task: {},
    handling.end_task: {"answer": "查过了。"},
    receive.rename: {"title": "别的事由"},
    receive.renew_code: {"how": "当面看了身份证"},
}
WORKING: Mapping[Act, dict[str, Any]] = {
    **CHANGING,
    box.reseal_box: {"pages": {}, "remark": LACKING},
    fees.refund_fee: {"yuan": 1, "reason": "多收了"},
    joint.set_joint: {"others": []},
    letters.draft_letter: {"outcome": "granted", "parts": {}},
    path.answer_question: {"number": 1, "answer": "complete", "reason": "已经核对"},
    path.judge_record: {"judged": JUDGED},
    path.judge_reasons: {"is_reasonable": True, "in_time": True, "reason": "每次要的都不同。"},
    received.correct_received: {"on": DAY, "reason": "邮戳看错了"},
    receive.split: {"matters": (receive.SplitPart("一", "要一"), receive.SplitPart("二", "要二"))},
    redaction.draw_boxes: {"boxes": [], "revision": 0},
    notices.hand_in_notice: {"code": "P2", "parts": {}},
    notices.issue_notice: NOTICE,
    notices.know_notices: {},
    service.record_signature: {"how": "signed", "on": DAY},
}
#: Acts of the table of moves.
MOVES: Mapping[Act, dict[str, Any]] = {
    box.seal_box: {"pages": {}, "remark": LACKING},
    closing.close: {},
    closing.withdraw: {"how": "书面"},
    consultations.record_receipt: {"party": "第三方1", "how": "邮件查询单"},
    fees.lapse_fee: {},
    fees.notice_fee: {"way": "pages", "pages": 250, "payment": "到党政办缴纳"},
    fees.receive_fee: {},
    letters.check: {},
    letters.clear: {"opinion": "不涉密，可以提供。"},
    letters.send_back: {"opinion": "写明页数"},
    letters.sign: {},
    letters.submit: {},
    letters.take_back: {},
    limits.ask_correction: {"situations": ("content",), "what": "写明年份", "answer_within": 10},
    limits.ask_reasons: {"applications": 30, "period": "一个月", "what": "说明理由"},
    limits.consult: {"asked": limits.AskedParty("third_party", "甲公司", contact="某路1号", what="合同里的单价")},
    limits.delay: {"until": date(2021, 3, 1), "reason": "大雪封路，查不了档案"},
    limits.extend: {"workdays": 10, "reason": "需要汇总三个村的资料"},
    limits.lapse_correction: {},
    limits.receive_correction: {"sought": "2020年的"},
    limits.record_answer: {"party": "第三方1", "agrees": True, "words": "同意"},
    receive.confirm: {"how": "电话"},
    service.serve: {"sending": service.Sending("web", DAY, "网站记录")},
}
#: What a box does not hold up, and what has a test of its own: the box itself, disputes, reading, the applicant, the end.
APART = frozenset(
    {
        box.open_box, box.log_export, closing.delete_papers, closing.reopen, disputes.register_over_case, erase.erase,
        fetched.fetch_enclosed, fetched.fetch_letter, finals.keep_files, handling.log_reading, handling.unmask,
        notices.check_notice, notices.return_notice, notices.send_notice, notices.sign_notice,
        online.hand_in_correction, proposal.decide,
        redaction.propose_boxes, redaction.make_copy, redaction.confirm_copy, redaction.return_copy,
    }
)  # fmt: skip


def given(act: Act, case_id: int) -> dict[str, int]:
    """What the act is on: the case, or the paper, task or letter of it."""
    models = {"paper_id": KeptPaper, "task_id": CaseTask, "letter_id": Letter}
    names = models.keys() & inspect.signature(act).parameters.keys()
    return {name: models[name].objects.earliest("id").pk for name in names} or {"case_id": case_id}


def test_every_act_on_a_case_is_tried() -> None:
    on_a_case = {"case_id", "paper_id", "task_id", "letter_id", "redaction_id"}
    modules = [importlib.import_module(f"{actions.__name__}.{one.name}") for one in pkgutil.iter_modules(actions.__path__)]
    functions = {one for module in modules for _, one in inspect.getmembers(module, inspect.isfunction) if one.__name__[0] != "_"}
    taking = {one: inspect.signature(one).parameters.keys() for one in functions}
    acts = {one for one, names in taking.items() if on_a_case & names and {"by", "at"} <= names}
    assert acts == {*WORKING, *MOVES, *APART}


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is locked, but for organs and the trail, which have an order of their own."""
    names: list[str] = []
    for_update = QuerySet.select_for_update

    def watched(self: Any, *given: Any, **more: Any) -> Any:
        if not self.model.__name__.startswith(("Organ", "Audit", "Chain")):
            names.append(self.model.__name__)
        return for_update(self, *given, **more)

    monkeypatch.setattr(QuerySet, "select_for_update", watched)
    return names


def test_nothing_changes_a_sealed_case_and_every_act_locks_the_case_before_its_rows(clerk: Acting, locked: list[str]) -> None:
    case = sealed(clerk)
    before = digests()
    for acts, why in ((WORKING, "这件申请已经归档"), (MOVES, "这件申请现在是“已归档”，不能")):
        for act, typed in acts.items():
            locked.clear()
            with pytest.raises(Refused, match=why):
                act(**given(act, case.pk), **typed, by=clerk, at=at(1, 16))
            assert locked[0] == "Application", act
    with pytest.raises(Invalid, match="已经在办"):
        register.remove_application(record_id=case.pk, reason="登记错了，撤下。", by=clerk, at=at(1, 16))
    assert digests() == before
    assert found() == []


def test_papers_that_expire_wait_for_the_case_too(clerk: Acting, locked: list[str]) -> None:
    case = closed(clerk)
    locked.clear()
    assert closing.delete_papers(case_id=case.pk, by=system(organ_by_id(case.organ_id)), at=at(1, 1, 2022)) == 1
    assert locked[0] == "Application"


def test_an_opening_record_lets_papers_change_until_the_next_list(clerk: Acting, section_head: Acting) -> None:
    case = sealed(clerk)
    asked = {"case_id": case.pk, "why": "收到邮局退回的回执", "what": "补一份送达回执", "at": at(1, 16)}
    with pytest.raises(Refused):
        box.open_box(**asked, by=clerk)
    box.open_box(**asked, by=section_head)
    with pytest.raises(Invalid):
        box.open_box(**asked, by=section_head)
    items = {handling.add_paper: 4, handling.delete_paper: 2, handling.record_search: 4}
    for act, typed in CHANGING.items():
        with transaction.atomic():
            act(**given(act, case.pk), **typed, by=clerk, at=at(1, 17))
            assert found() == []
            assert box.reseal_box(case_id=case.pk, pages={}, remark=LACKING, by=clerk, at=at(1, 18)) == 2
            new, old = queries.boxes_of(case)
            assert (old.opening is not None, new.opening, old.items) == (True, None, 3)
            assert new.items == items.get(act, 3), act
            assert found() == []
            with pytest.raises(Refused, match="已经归档"):
                act(**given(act, case.pk), **typed, by=clerk, at=at(1, 19))
            transaction.set_rollback(True)


STEP = (
    'INSERT INTO cases_casestep (application_id, round, kind, "on", party, role, workdays, service, details, person_id,'
    " recorded_by, recorded_at) SELECT id, 1, 'third_party_answered', received_on, '', '', 0, '', '', 1, 'x', created_at"
    " FROM cases_application"
)
OPENED = (
    "INSERT INTO cases_boxopening (box_id, why, what, person_id, opened_by, opened_at)"
    " SELECT id, 'x', 'x', 1, 'x', sealed_at FROM cases_archivebox"
)
EDITS = (
    "UPDATE cases_application SET closed_on = '2021-01-13'",
    "UPDATE cases_application SET title = '别的'",
    "UPDATE cases_application SET state = 'closed'",
    "UPDATE cases_letter SET drafter = '别人'",
    "UPDATE cases_keptpaper SET purpose = 'other' WHERE purpose = 'identity'",
    "DELETE FROM cases_keptpaper WHERE purpose = 'identity'",
    "UPDATE cases_casetask SET to_whom = '别人'",
    "UPDATE cases_archivebox SET pages = 9",
    "UPDATE cases_archivebox SET keep_until = '2022-12-31'",
    STEP,
    OPENED,
)


def test_the_check_of_the_trail_names_a_sealed_case_edited_behind_its_back(clerk: Acting) -> None:
    case = sealed(clerk)
    assert found() == []
    said = f"申请 {case.number} 的档案（第1次归档），现在的内容和这里记下的不同"
    for sql in EDITS:
        with transaction.atomic():
            edit(sql)
            assert len([one for one in found() if said in one]) == 1, sql
            transaction.set_rollback(True)
