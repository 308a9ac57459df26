"""What the addresses name by key, in each state, for the tests that go through every address."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from domains.boards.boards_made import hung, new_board
from domains.cases.applications_made import received
from domains.cases.ledgers_made import held
from domains.cases.ledgers_made import row as ledger_row
from domains.outreach.open_days_made import GUEST, PLAN, announced, went_round
from domains.public_opinion.opinions_made import checked
from mingbai.accounts.models import Post
from mingbai.accounts.values import Acting, system
from mingbai.annual_report import actions as reports
from mingbai.boards.models import Posting
from mingbai.cases.actions import (
    box,
    closing,
    disputes,
    handling,
    letters,
    limits,
    notices,
    path,
    redaction,
    register_application,
    signing,
)
from mingbai.cases.actions.handling import NewPaper
from mingbai.cases.actions.service import Sending
from mingbai.cases.actions.signing import SigningNames
from mingbai.cases.models import Letter, Redaction
from mingbai.cases.values.disputes import Decided, NewDispute
from mingbai.catalogue import actions as catalogue
from mingbai.catalogue.queries import duties_of_chain
from mingbai.catalogue.values.lines import LineKey, Wording
from mingbai.channels import actions as channels
from mingbai.channels.models import Delivery
from mingbai.channels.values.accounts import AccountEntry
from mingbai.core import files
from mingbai.documents import actions as documents
from mingbai.documents.values import Slip
from mingbai.entries import actions as entries
from mingbai.entries.models import Word
from mingbai.entries.queries import public_entry
from mingbai.entries.queries.check import check
from mingbai.entries.values.content import EntryContent
from mingbai.gazettes.models import GazetteIssue
from mingbai.management import actions as management
from mingbai.management.actions import PlannedGathering, TakenStep
from mingbai.media import actions as media
from mingbai.media.values import MediaDetails
from mingbai.organs.models import Organ
from mingbai.organs.queries import organ_by_id
from mingbai.outreach import actions as outreach
from mingbai.outreach.models import SignUp
from mingbai.registers.actions import register_procurement
from mingbai.rota import actions as rota
from mingbai.rota.values import Member
from mingbai.scanning.withheld import RedactionBox
from mingbai.statute.disclosure.review import EntryAct
from mingbai.statute.management.accountability import AccountAct
from mingbai.supervision import actions as supervision
from mingbai.supervision.models import Reminder
from pages.inspections_made import new_inspections
from pages.mail_made import of_mail
from pages.states_of_channels import on_channels
from reading.builders import pdf, write
from support import NOW, TODAY, appointed, failed_task

REPLY_STATES = ("draft", "approving", "uncleared", "checked", "signed")
STATES = ("draft", "first", "secrecy", "final", "referred", "approved", "closed", "published", "withdrawn")
WORDING = Wording(("名单",), "村民自治章程", "", "", "白阳镇人民政府", ("政府网站",), "全社会", "主动")
ACCOUNT = MediaDetails("wechat", "白阳镇政务", "gh_baiyang", "白阳镇人民政府", "主任", TODAY.replace(day=1))
PASSWORD = "gelber-kranich-8"
CONTENT = EntryContent("财务公开", summary="各项收支。", body="<p>收入12万元。</p>", statutory_item="20.7", formed_on=TODAY)


def new_things(people: dict[str, Any]) -> dict[str, Any]:
    """Create what the addresses name by key, all of it Baiyang's."""
    clerk = people["clerk"]
    told = {"organ_code": "baiyang", "by": clerk, "at": NOW}
    chain = catalogue.open_chain(template="subsidy", title="耕地地力保护补贴", opened_on=TODAY, **told)
    made: dict[str, Any] = {"people": people, "person_id": clerk.person_id, "task_id": failed_task(), "chain_id": chain}
    made["duty_id"] = duties_of_chain(chain, TODAY)[0].id
    made["line_id"] = catalogue.add_line(key=LineKey("林业", "护林", "巡护"), wording=WORDING, in_force_on=TODAY, **told)
    made["entry_id"] = entry = entries.open_draft(content=EntryContent("耕地补贴名单"), **told)
    made["post_id"] = _pending_post(people)
    # Whoever heads the section and submits a slip needs another head to check it.
    appointed(Organ.objects.get(code="baiyang"), "section_head", "baiyang-head-3")
    made["file_id"] = entries.attach(entry_id=entry, name="说明.txt", data="补贴每亩一百元。".encode(), by=clerk, at=NOW)
    made |= _records(clerk)
    made["account_id"] = media.open_media(details=ACCOUNT, **told)
    reports.open_report(year=2020, **told)
    made |= _public(people)
    made |= _hung(clerk, made["of_chain"])
    made |= _issues(clerk, made["of_chain"])
    made |= _given_in_part(people)
    made |= _management(clerk)
    made |= _open_days(people) | {"event_id": checked(clerk), "round_id": went_round(clerk)}
    made |= _replies(people)
    made["member_id"] = rota.add_member(member=Member("甲某", "民政办主任"), **told)
    made |= new_inspections(people)
    made |= of_mail(people)
    return made | _documents(clerk) | _batches(clerk) | _in_every_state(people) | _settings(people["officer"])


def _public(people: dict[str, Any]) -> dict[str, int]:
    """A published entry of a chain with its file, and a published report of Wangwa's."""
    clerk, of_wangwa = people["clerk"], people["stranger"]
    told = {"organ_code": "baiyang", "by": clerk, "at": NOW}
    chain = catalogue.open_chain(template="subsidy", title="禁牧补贴", opened_on=TODAY, **told)
    content = replace(CONTENT, title="禁牧补贴发放结果")
    entry = entries.open_draft(content=content, chain_id=chain, chain_step="result", **told)
    entries.attach(entry_id=entry, name="说明.txt", data="补贴每亩八元。".encode(), by=clerk, at=NOW)
    _bring(people, entry, "published")
    which = {"organ_code": "wangwa", "year": 2020, "at": NOW}
    reports.open_report(by=of_wangwa, **which)
    reports.submit(by=of_wangwa, **which)
    reports.accept(by=people["officer"], **which)
    reports.publish(by=of_wangwa, **which)
    return {"public_chain": chain, "of_chain": entry, "public_file": public_entry("baiyang", entry).files[0].id}


def _hung(clerk: Acting, entry: int) -> dict[str, int]:
    """A board with a published entry on it, and a photograph of that."""
    board = new_board(clerk)
    posting = hung(board, entry, clerk, 1)
    Posting.objects.update(photo=files.store(b"a photograph", "image/jpeg"))
    return {"board_id": board, "posting_id": posting}


def _issues(clerk: Acting, entry: int) -> dict[str, int]:
    """An issue of the gazette that was begun, and one that was frozen."""
    told = {"organ_id": clerk.organ_id, "year": 2021, "first_on": TODAY, "last_on": TODAY, "dated_on": TODAY}
    frozen = {"pdf": files.store(b"%PDF-1.7", "application/pdf"), "entry_id": entry, "frozen_at": NOW, "frozen_by": "经办"}
    begun = GazetteIssue.objects.create(number=1, **told)
    return {"issue_id": begun.pk, "frozen_issue": GazetteIssue.objects.create(number=2, **told, **frozen).pk}


def _given_in_part(people: dict[str, Any]) -> dict[str, int]:
    """An application that everybody concerned opened today, with a paper that is given in part and its copy."""
    case = received(people["clerk"])
    told = {"case_id": case.case_id, "at": NOW}
    for role in ("clerk", "section_head", "reviewer", "leader"):
        handling.log_reading(by=people[role], **told)
    data = pdf(write("Contract price 54369"))
    papers = [
        handling.add_paper(paper=NewPaper("original", "合同.pdf", "application/pdf", data), by=people["clerk"], **told)
        for _ in range(2)
    ]
    box = RedactionBox(1, 0.05, 0.14, 0.6, 0.19, "15.1")
    told = {"paper_id": papers[1], "by": people["clerk"], "at": NOW}
    redaction.make_copy(revision=redaction.draw_boxes(boxes=[box], revision=0, **told), **told)
    return {"paper_case": case.case_id, "paper_id": papers[0], "redaction_id": Redaction.objects.get().pk}


def _open_days(people: dict[str, Any]) -> dict[str, Any]:
    """An open day that is announced, with a sign-up, and one that is only planned."""
    clerk, team = people["clerk"], tuple(people[role] for role in ("clerk", "section_head", "reviewer", "leader"))
    day = announced(team)
    by = system(organ_by_id(clerk.organ_id))
    receipt = outreach.sign_up(day_id=day, guest=GUEST, address="198.51.100.7", by=by, at=NOW)
    planned = outreach.plan_day(organ_code="baiyang", plan=PLAN, by=clerk, at=NOW)
    sign_up = SignUp.objects.get(number=receipt.number)
    return {"day_id": day, "planned_day": planned, "sign_up_id": sign_up.pk, "sign_up_receipt": receipt}


def _documents(clerk: Acting) -> dict[str, int]:
    """A slip with a file, a slip that was handed in, and a normative document."""
    told = {"organ_code": "baiyang", "by": clerk, "at": NOW}
    slip = Slip("关于造林的通知", attribute="open", body="全镇造林三千亩。", statutory_item="20.3")
    document = documents.open_slip(slip=slip, **told)
    paper = documents.attach(document_id=document, name="表.txt", data="任务表".encode(), is_main=False, by=clerk, at=NOW)
    handed_in = documents.open_slip(slip=replace(slip, title="关于防火的通知"), **told)
    documents.submit(document_id=handed_in, by=clerk, at=NOW)
    days = {"document_number": "白政发〔2020〕9号", "made_on": TODAY}
    normative = documents.register_normative(kind="normative", title="办法", **days, **told)
    return {"document_id": document, "document_file_id": paper, "handed_in": handed_in, "record_id": normative}


def _records(clerk: Acting) -> dict[str, int]:
    """An open application and a procurement of the year that is reported."""
    told = {"organ_code": "baiyang", "by": clerk, "at": NOW}
    on = date(2020, 11, 2)
    application = register_application(number="依申请〔2020〕1号", applicant_kind="natural", received_on=on, **told)
    procurement = register_procurement(title="打印机", concluded_on=on, amount_yuan=Decimal(5000), **told)
    ledger = held(clerk, ledger_row()).ledger_id or 0
    return {"asked_for": application, "bought": procurement, "ledger_id": ledger} | _cases(clerk)


def _cases(clerk: Acting) -> dict[str, int]:
    """An application in handling, for which Wangwa and an own section are to search; one closed, and one sealed in its box."""
    case = received(clerk, NOW - timedelta(days=5)).case_id
    asked = {"to_whom": "王洼镇党政办", "to_organ": "wangwa", "what": "查一查台账", "due_on": TODAY}
    record = received(clerk, NOW - timedelta(days=5), kind="correction").case_id
    closed, sealed = (_withdrawn(clerk) for _ in range(2))
    box.seal_box(case_id=sealed, pages={}, remark="申请书退回本人。", by=clerk, at=NOW)
    new = NewDispute("review", "彭政复〔2021〕1号", "彭阳县人民政府", TODAY, TODAY)
    dispute = disputes.register_over_case(case_id=sealed, new=new, by=clerk, at=NOW)
    new = NewDispute("review", "彭政复〔2021〕2号", "彭阳县人民政府", TODAY, TODAY)
    decided = disputes.register_over_case(case_id=closed, new=new, by=clerk, at=NOW)
    disputes.decide(dispute_id=decided, decided=Decided("upheld", TODAY, TODAY), by=clerk, at=NOW)
    lesson = disputes.keep_lesson(dispute_id=decided, step="held", words="没有查档案室。", by=clerk, at=NOW)
    limits.ask_reasons(case_id=case, applications=42, period="2021年1月", what="为什么要这些", by=clerk, at=NOW)
    task = handling.send_task(case_id=case, by=clerk, at=NOW, **asked)
    own = handling.send_task(case_id=case, by=clerk, at=NOW, **{**asked, "to_whom": "财政所", "to_organ": ""})
    return {
        "case_id": case,
        "case_task": task,
        "own_task": own,
        "closed_case": closed,
        "sealed_case": sealed,
        "dispute_id": dispute,
        "record_case": record,
        "lesson_id": lesson,
        "decided": decided,
    }


def _management(clerk: Acting) -> dict[str, int]:
    """A group with its head, a meeting planned and one held with a decision and a file, a training with a question, a rule."""
    told, of = {"by": clerk, "at": NOW}, {"organ_code": "baiyang"}
    group = management.set_up_group(**of, name="领导小组", document_title="通知", set_up_on=TODAY, **told)
    member = {"role": "head", "name": "陈伯洲", "post": "镇长", "since_on": TODAY}
    made = {"group_id": group, "member_id": management.add_member(group_id=group, **member, **told)}
    for name, kind in (
        ("planned_meeting", "work_meetings"),
        ("gathering_id", "work_meetings"),
        ("planned_training", "trainings"),
    ):
        made[name] = management.plan(**of, kind=kind, planned=PlannedGathering(name, TODAY), **told)
    management.hold(gathering_id=made["gathering_id"], held_on=TODAY, **told)
    management.keep_file(gathering_id=made["gathering_id"], name="纪要.txt", data="定了一件事。".encode(), **told)
    decided = {"text": "补齐名单", "person": "经办", "due_on": TODAY}
    made["decision_id"] = management.decide(gathering_id=made["gathering_id"], **decided, **told)
    made["question_id"] = management.ask(
        gathering_id=made["planned_training"], question="几天答复？", answer="20个工作日。", **told
    )
    rule = {"subject_matter": "保密审查", "name": "保密审查制度", "in_force_on": TODAY, "until_on": TODAY}
    return made | {"rule_id": management.add_rule(**of, **rule, **told)}


def _replies(people: dict[str, Any]) -> dict[str, int]:
    """A case for each state of its reply, by the name `reply_` and the state; and the letter of the one that is a draft."""
    clerk = people["clerk"]
    names = SigningNames("township", own_government="彭阳县人民政府", basic_court="彭阳县人民法院", contact="党政办")
    signing.set_signing(organ_code="baiyang", names=names, by=clerk, at=NOW)
    made = {f"reply_{state}": _reply(people, state) for state in REPLY_STATES}
    notice = _notice(clerk, made["reply_draft"])
    return (
        made
        | {
            "case_letter": Letter.objects.get(application_id=made["reply_draft"], is_reply=True).pk,
            "notice_letter": notice,
        }
        | _waiting(people)
    )


def _notice(clerk: Acting, case: int) -> int:
    """A notice that was posted, and for which nobody has signed yet."""
    sending = Sending("post", TODAY, "存根", carrier="邮政企业", mail_number="XA1")
    notices.issue_notice(case_id=case, code="P1", parts={}, sending=sending, by=clerk, at=NOW)
    return Letter.objects.get(application_id=case, kind="P1").pk


def _waiting(people: dict[str, Any]) -> dict[str, int]:
    """An application whose notice of an extension waits for the signature of the head."""
    clerk, case = people["clerk"], received(people["clerk"], NOW - timedelta(days=5)).case_id
    limits.extend(case_id=case, workdays=5, reason="要核对台账", by=people["section_head"], at=NOW)
    key = notices.hand_in_notice(case_id=case, code="P3", parts={"reason": "要核对台账"}, by=clerk, at=NOW)
    return {"waiting_case": case, "waiting_notice": key}


def _reply(people: dict[str, Any], state: str) -> int:
    clerk = people["clerk"]
    case = received(clerk, NOW - timedelta(days=5)).case_id
    told = {"case_id": case, "at": NOW}
    for number, answer in enumerate(("complete", "responsible", "held", "open", "fit"), 1):
        path.answer_question(number=number, answer=answer, reason="已核对", by=clerk, **told)
    letters.draft_letter(outcome="granted", parts={"enclosed": "方案1份"}, by=clerk, **told)
    cleared = partial(letters.clear, opinion="逐项看过，可以提供。")
    steps = ((letters.submit, "clerk"), (letters.check, "section_head"), (cleared, "reviewer"), (letters.sign, "leader"))
    for act, role in steps[: REPLY_STATES.index(state)]:
        act(by=people[role], **told)
    return case


def _withdrawn(clerk: Acting) -> int:
    told = {"case_id": received(clerk, NOW - timedelta(days=5)).case_id, "by": clerk, "at": NOW}
    closing.withdraw(how="书面撤回", **told)
    closing.close(**told)
    return int(told["case_id"])


def _batches(clerk: Acting) -> dict[str, int]:
    """A table that was uploaded, and one that waits for the secrecy reviewer."""
    told = {"organ_code": "baiyang", "by": clerk, "at": NOW}
    batch = channels.upload(name="一年.csv", data=table("财务公开"), **told)
    waiting = channels.upload(name="又一年.csv", data=table("预算公开"), **told)
    channels.check_some(batch_id=waiting, **told)
    channels.submit_batch(batch_id=waiting, **told)
    return {"batch_id": batch, "waiting": waiting}


def table(title: str) -> bytes:
    return f"标题,条例条项,形成日期,公开时间,渠道\n{title},20.7,2021-01-05,2021-01-06,website\n".encode()


def _in_every_state(people: dict[str, Any]) -> dict[str, Any]:
    """An entry in each state, one with a finding, a penalty decision, and a delivery that waits for its removal."""
    made: dict[str, Any] = {state: _entry(people, state, CONTENT) for state in STATES}
    made["penalty"] = _entry(people, "published", replace(CONTENT, title="处罚决定", statutory_item="20.6"))
    made["found"] = _entry(people, "draft", replace(CONTENT, body="<p>便民电话13800138000。</p>"))
    made["finding"] = next(one.key for one in check(made["found"], TODAY) if one.may_release)
    delivery = Delivery.objects.get(entry_id=made["withdrawn"])
    Delivery.objects.filter(pk=delivery.pk).update(state="to_remove")
    return made | {"delivery_id": delivery.pk} | on_channels(made["published"], made["withdrawn"])


def _entry(people: dict[str, Any], state: str, content: EntryContent) -> int:
    content = replace(content, title=f"{content.title} {state}")
    entry = entries.open_draft(organ_code="baiyang", content=content, by=people["clerk"], at=NOW)
    _bring(people, entry, state)
    return entry


def _bring(people: dict[str, Any], entry: int, state: str) -> None:
    """Bring a draft into the state by the acts of those concerned."""
    clerk = people["clerk"]
    if state == "draft":
        return
    entries.submit(entry_id=entry, by=clerk, at=NOW)
    steps = {"first": 0, "secrecy": 1, "final": 2, "referred": 1, "closed": 1}
    for role in ("section_head", "reviewer", "leader")[: steps.get(state, 3)]:
        entries.decide(entry_id=entry, act=EntryAct.APPROVE, by=people[role], at=NOW)
    if state == "referred":
        told = {"opinion": "拿不准，报上级确定。", "authority": "secrecy"}
        entries.decide(entry_id=entry, act=EntryAct.REFER, by=people["reviewer"], at=NOW, **told)
    if state == "closed":
        told = {"opinion": "涉及国家秘密。", "ground": "14.1"}
        entries.decide(entry_id=entry, act=EntryAct.REFUSE, by=people["reviewer"], at=NOW, **told)
    if state in {"published", "withdrawn"}:
        channels.publish(entry_id=entry, by=clerk, at=NOW)
    if state == "withdrawn":
        channels.withdraw(entry_id=entry, reason="核对以后要改。", by=clerk, at=NOW)


def _settings(officer: Acting) -> dict[str, int]:
    """A reminder that Baiyang has still to answer, and a word of the county's."""
    supervision.remind(messages=[("baiyang", "请抓紧办，并答复。")], by=officer, at=NOW)
    entries.add_word(kind="sensitive", word="白石沟", right="", by=officer, at=NOW)
    account = AccountEntry(base="http://127.0.0.1:9", secrets={"token": "s3cret"})
    channels.set_account(organ_code="baiyang", kind="province", entry=account, by=officer, at=NOW)
    reminder = Reminder.objects.get().pk
    return {"reminder_id": reminder, "word_id": Word.objects.get().pk} | _accounts(officer, reminder)


def _accounts(officer: Acting, reminder: int) -> dict[str, int]:
    """A matter that began with the reminder, talked about a month ago, with somebody asked to speak; and a burden."""
    told, earlier = {"by": officer, "at": NOW}, NOW - timedelta(days=30)
    Reminder.objects.update(sent_at=NOW - timedelta(days=60))
    matter = management.open_matter(reminder_id=reminder, ground="52", facts="没有制度，催办没有答复。", **told)
    talk = TakenStep("谈了制度。", "白阳镇人民政府", TODAY - timedelta(days=1))
    management.take_step(matter_id=matter, act=AccountAct.TALK, taken=talk, by=officer, at=earlier)
    hearing = management.invite(matter_id=matter, whom="白阳镇人民政府", speak_by=TODAY, **told)
    burden = management.report_burden(page="/work/", kind="twice", text="会议登记了两遍。", **told)
    return {"matter_id": matter, "hearing_id": hearing, "burden_id": burden}


def _pending_post(people: dict[str, Any]) -> int:
    """A section head of Baiyang's whom somebody outside the matrix appointed, and whom nobody has confirmed."""
    made = appointed(Organ.objects.get(code="baiyang"), "section_head", "baiyang-head-2")
    Post.objects.filter(pk=made.post_id).update(appointed_by=people["clerk"].person_id, is_pending=True)
    return made.post_id
