"""Procedural letters (P1 to P10): sent by whoever signs them, or handed in, checked, signed and then sent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.cases import policies
from mingbai.cases.actions.common import check_unsealed, clock_of, lock, lock_for_work, sealed
from mingbai.cases.actions.consultations import letter_arrived
from mingbai.cases.actions.letters import add_line, free_letter_number, move_letter
from mingbai.cases.actions.nameless import name_nobody
from mingbai.cases.actions.service import Sending, served
from mingbai.cases.models import Application, Letter
from mingbai.cases.models.letters import LetterState
from mingbai.cases.queries.clock import practice
from mingbai.cases.queries.drafts import lacks, parts_of
from mingbai.cases.queries.letters import contents_of, drafters, earlier
from mingbai.cases.queries.notices import known_parts, notices_to_know, returned_draft, to_send
from mingbai.cases.queries.signing import signing
from mingbai.cases.queries.wording import wording
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible, Refused, require
from mingbai.core.sealing import new_code
from mingbai.core.words import measured
from mingbai.organs.queries import OrganRow
from mingbai.statute.cases.excess import may_wait_for_reasons
from mingbai.statute.cases.facts import ServiceMode
from mingbai.statute.cases.letters import PART_WORDS, Addressee, LetterLaw, letters, may_make, remedy_of
from mingbai.statute.cases.notice_order import NoticeAct, NoticeState, may_issue_alone
from mingbai.statute.cases.notices import REASONS_ASKED
from mingbai.statute.cases.remedies import clause, lacking_names
from mingbai.statute.cases.sources import MODEL_OF_2020
from mingbai.statute.cases.sources import SERVICE as SERVED_BY
from mingbai.statute.cases.states import CaseState
from mingbai.statute.dates import read_long_day
from mingbai.statute.disclosure.documents import may_decide
from mingbai.statute.moves import Move
from mingbai.statute.posts import PostKind
from mingbai.statute.verdict import refused

KNOWN = "know"
HEAD_KNOWS = refused("知悉由科室负责人来登记。", MODEL_OF_2020, "case.notices_known")
NOT_ON_SITE = refused(
    "这份文书不是送给申请人的，不能在网上送达：网上只有申请人能凭查询码取。选邮寄、直接送达或者委托送达。",
    SERVED_BY,
    "case.not_on_site",
)


def issue_notice(
    *, case_id: int, code: str, parts: Mapping[str, str], sending: Sending, revision: int | None = None, by: Acting, at: datetime
) -> str:
    """Issue a procedural letter (P1 to P10) with its number and its proof of service, and return the number."""
    law = _law(code, parts)
    _check_site(law, sending)
    with open_act(by=by, at=at) as done:
        organ, row = lock_for_work(done, case_id, revision)
        require(may_issue_alone(code, done.by.kind, practice()))
        letter = returned_draft(row, code) or _new(done, organ, row, code)
        _write(done, organ, row, letter, parts)
        _sign(done, organ, row, letter)
        _send(done, row, letter, sending)
        _note(done, "case.notice_issued", row, letter)
    return letter.number or ""


def hand_in_notice(
    *, case_id: int, code: str, parts: Mapping[str, str], revision: int | None = None, by: Acting, at: datetime
) -> int:
    """Hand a procedural letter in to whoever signs it, or again after it was returned, and return its key."""
    _law(code, parts)
    with open_act(by=by, at=at) as done:
        organ, row = lock_for_work(done, case_id, revision)
        letter = returned_draft(row, code) or _new(done, organ, row, code)
        _write(done, organ, row, letter, parts)
        move_letter(done, letter, LetterState.APPROVING, NoticeAct.HAND_IN.value)
        _note(done, "case.notice_handed_in", row, letter)
    return letter.pk


def check_notice(*, letter_id: int, opinion: str = "", by: Acting, at: datetime) -> None:
    """Pass a letter on to the leader's signature; not by anybody who wrote it."""
    with open_act(by=by, at=at) as done:
        _, row, letter, move = _begin(done, letter_id, NoticeAct.CHECK)
        require(may_decide(done.by.person_id, drafters(letter), earlier(letter)))
        move_letter(done, letter, LetterState(move.to), NoticeAct.CHECK.value, opinion)
        _note(done, move.event, row, letter)


def sign_notice(*, letter_id: int, opinion: str = "", by: Acting, at: datetime) -> str:
    """Sign a letter with the dates and figures that its step has today, and return its number."""
    with open_act(by=by, at=at) as done:
        organ, row, letter, move = _begin(done, letter_id, NoticeAct.SIGN)
        require(may_decide(done.by.person_id, drafters(letter), earlier(letter)))
        fixed = letters()[letter.kind].fixed
        _write(done, organ, row, letter, {key: said for key, said in contents_of(letter).items() if key not in fixed})
        _sign(done, organ, row, letter)
        move_letter(done, letter, LetterState(move.to), NoticeAct.SIGN.value, opinion)
        done.bind("letter", letter.pk)
        _note(done, move.event, row, letter)
    return letter.number or ""


def return_notice(*, letter_id: int, opinion: str, by: Acting, at: datetime) -> None:
    """Return a letter to its writer with what has to change."""
    why = measured(opinion, "opinion", "哪里要改、怎么改")
    with open_act(by=by, at=at) as done:
        _, row, letter, move = _begin(done, letter_id, NoticeAct.RETURN)
        move_letter(done, letter, LetterState(move.to), NoticeAct.RETURN.value, why)
        _note(done, move.event, row, letter)


def send_notice(*, letter_id: int, sending: Sending, by: Acting, at: datetime) -> None:
    """Record how a signed letter went out."""
    with open_act(by=by, at=at) as done:
        _, row, letter, move = _begin(done, letter_id, NoticeAct.SEND)
        _check_site(letters()[letter.kind], sending)
        _send(done, row, letter, sending)
        _note(done, move.event, row, letter)


def know_notices(*, case_id: int, by: Acting, at: datetime) -> None:
    """Record that the head of the section took note of the letters of a case that somebody else signed and sent alone."""
    with open_act(by=by, at=at) as done:
        organ, row = lock_for_work(done, case_id)
        if done.by.kind != PostKind.SECTION_HEAD:
            raise Refused(HEAD_KNOWS)
        known = [one for one in notices_to_know(by=done.by) if one.case_id == case_id]
        for letter in Letter.objects.filter(pk__in=[one.letter_id for one in known]).order_by("id"):
            add_line(done, letter, KNOWN)
        if known:
            done.note("case.notices_known", row.subject, {"organ": organ.code, "number": row.number, "letters": len(known)})


def _law(code: str, parts: Mapping[str, str]) -> LetterLaw:
    law = letters().get(code)
    if law is None or law.outcome is not None:
        raise Invalid("选一种告知书。", "code")
    if unknown := [name for name in parts if name not in PART_WORDS]:
        raise Invalid("文书里没有这一项。", unknown[0])
    return law


def _check_site(law: LetterLaw, sending: Sending) -> None:
    if law.to is not Addressee.APPLICANT and sending.mode == ServiceMode.WEB:
        raise Refused(NOT_ON_SITE, "mode")


def _begin(done: Doing, letter_id: int, act: NoticeAct) -> tuple[OrganRow, Application, Letter, Move[NoticeState, NoticeAct]]:
    """Lock a procedural letter with its case for one of its steps; raise Refused when state or post do not allow it."""
    letter = Letter.objects.filter(pk=letter_id, is_reply=False).exclude(state=LetterState.CANCELLED.value).first()
    if letter is None:
        raise NotVisible(str(letter_id))
    organ, row = lock(done, letter.application_id)
    check_unsealed(row)
    letter = done.lock(Letter, pk=letter_id)
    return organ, row, letter, policies.notice_step(done.by, organ, letter.kind, at=letter.state, act=act, practice=practice())


def _new(done: Doing, organ: OrganRow, row: Application, code: str) -> Letter:
    letter = Letter(organ_id=organ.id, application=row, round=row.round, is_reply=False, kind=code)
    letter.drafted_by, letter.drafter = done.by.person_id, done.signature
    return letter


def _write(done: Doing, organ: OrganRow, row: Application, letter: Letter, parts: Mapping[str, str]) -> None:
    """Write what a letter says, with what its step fixes; raise Refused where no step calls for it, and for what it lacks."""
    law = letters()[letter.kind]
    require(to_send(row, law.code, letter.pk)[0])
    require(may_make(law.code, CaseState(row.state)))
    if law.to is not Addressee.APPLICANT:
        for name, words in parts.items():
            name_nobody(row, words, PART_WORDS[name], name)
    letter.changed_at = done.at
    letter.contents = sealed(_with_fixed(row, law, parts, done.today, letter.pk))
    if found := lacks(organ, row, letter):
        said = "、".join(dict.fromkeys(part.words for part in found))
        raise Refused(refused(f"《{law.title}》还缺：{said}。", MODEL_OF_2020, "case.letter_lacks"), found[0].keys[0])


def _sign(done: Doing, organ: OrganRow, row: Application, letter: Letter) -> None:
    """Give a complete letter its number, its day and its signature; from now on what it says stands."""
    letter.number, letter.signed_on = free_letter_number(organ, done.today.year), done.today
    letter.check_code = new_code()
    letter.signed_by, letter.signer, letter.state = done.by.person_id, done.signature, LetterState.SIGNED.value
    letter.signs_as = signing(organ).signatory.signed_by.value
    added = {"remedy": _remedy(organ, letter.kind, done.today), "closing": wording(organ.id, letter.kind)}
    letter.contents = sealed({**parts_of(organ, row, letter), **added})
    letter.save()


def _send(done: Doing, row: Application, letter: Letter, sending: Sending) -> None:
    served(done, letter, sending)
    letter_arrived(done, row, letter)


def _note(done: Doing, event: str, row: Application, letter: Letter) -> None:
    said = {"organ": row.organ.code, "number": row.number, "letter": letter.kind}
    done.note(event, row.subject, said | ({"document_number": letter.number} if letter.number else {}))


def _with_fixed(row: Application, law: LetterLaw, parts: Mapping[str, str], today: date, key: int | None) -> Mapping[str, str]:
    """Return what a letter says with the parts that its step fixes; raise Refused for one that says anything else."""
    known = known_parts(row, law.code, today, key)
    for name in law.fixed:
        said, fixed = parts.get(name, "").strip(), known.get(name, "")
        if not fixed:
            words = f"《{law.title}》的{PART_WORDS[name]}现在还算不出来，等征求意见的机关回复以后再发。"
            raise Refused(refused(words, law.citations[0], "letter.not_counted"), name)
        if said and said != fixed:
            words = f"{PART_WORDS[name]}照登记的步骤写：{fixed}。空着由程序填，不能另写。"
            raise Refused(refused(words, law.citations[0], "letter.fixed"), name)
    if law.code == REASONS_ASKED:
        until = read_long_day(parts.get("reasons_by", ""))
        if not (may := may_wait_for_reasons(until, on=today, reply_due_on=clock_of(row, today).reply_due_on)):
            raise Refused(may, "reasons_by")
    return {**parts, **{name: known[name] for name in law.fixed}}


def _remedy(organ: OrganRow, code: str, on: date) -> str:
    """Return the clause on review and suit of a procedural letter, empty where it has none; raise Refused for a name it lacks."""
    kind, rule = remedy_of(code, on, (), practice()), signing(organ)
    if names := lacking_names(rule.signatory, kind, on):
        said = f"《{letters()[code].title}》的救济告知还缺：{'、'.join(names)}。"
        raise Refused(refused(said, MODEL_OF_2020, "case.letter_lacks"), "remedy")
    return clause(kind, rule.signatory, on, letter=letters()[code].word, online_channel=rule.online_channel).text
