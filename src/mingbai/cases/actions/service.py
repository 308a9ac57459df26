"""Service with proof: of the reply, which answers the application, and of every notice sent on the way there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.cases.actions.common import add_step, begin, lock_for_work, settle
from mingbai.cases.actions.consultations import letter_arrived
from mingbai.cases.actions.handling import NewPaper, check_paper, write_paper
from mingbai.cases.actions.joint import answer_joined
from mingbai.cases.actions.limits import ended
from mingbai.cases.models import Letter
from mingbai.cases.models.letters import SIGNED_STATES, LetterState
from mingbai.cases.queries.joint import joined_to
from mingbai.cases.queries.letters import NO_DRAFT, outcome_of, reply_of
from mingbai.cases.queries.overruled import third_parties_told
from mingbai.cases.queries.signing import signing
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible, Refused, require
from mingbai.core.sealing import open_sealed, seal
from mingbai.core.words import one_line
from mingbai.organs import queries as organs
from mingbai.registers.checks import day as checked_day
from mingbai.statute.cases.facts import EventKind, ServiceMode
from mingbai.statute.cases.service import Service, may_serve, replied_on
from mingbai.statute.cases.sources import SERVICE as SERVED_BY
from mingbai.statute.cases.states import CaseAct
from mingbai.statute.verdict import refused

ARRIVED = refused(
    "这份文书哪一天送到已经登记了，复议、起诉的期限从那一天算，不能再改。登记错了的，把签收的凭证存进这件申请的材料，归档时写进本卷情况说明。",
    SERVED_BY,
    "case.arrived",
)
NOT_SIGNED_FOR = refused("直接送达、委托送达的，写上申请人签收的日期。", SERVED_BY, "case.not_signed_for")

SIGNED_FOR, REFUSED, RETURNED = "signed", "refused", "returned"
ARRIVALS = {SIGNED_FOR: "签收", REFUSED: "拒绝签收", RETURNED: "没有送到，退回"}
"""What becomes of a letter on its way; a refusal starts the time for review like a signature (行政复议法实施条例第23条)."""


@dataclass(frozen=True, slots=True)
class Sending:
    """How a letter went out; `proof` says what proves it: the receipt, the number of the mail, the record of the site."""

    mode: str
    sent_on: date
    proof: str
    signed_on: date | None = None
    carrier: str = ""
    mail_number: str = ""


def serve(*, case_id: int, sending: Sending, revision: int | None = None, by: Acting, at: datetime) -> date:
    """Record the service of the reply and return the day on which the application counts as answered."""
    with open_act(by=by, at=at) as done:
        row, move = begin(done, case_id, CaseAct.SERVE, revision)
        letter = reply_of(row)
        if letter is None:
            raise Refused(NO_DRAFT)
        require(third_parties_told((row, *joined_to(row))))
        answered = replied_on(served(done, letter, sending))
        if answered is None:
            raise Refused(NOT_SIGNED_FOR, "signed_on")
        add_step(done, row, EventKind.REPLIED, answered, service=sending.mode, letter=letter)
        ended(row, outcome_of(letter), answered)
        settle(done, row, move.to, "outcome", "closed_on")
        answer_joined(done, row, letter, outcome_of(letter), answered)
        said = {"organ": row.organ.code, "outcome": row.outcome, "closed_on": answered, "document_number": letter.number}
        done.note(move.event, row.subject, said)
    return answered


def record_signature(
    *, letter_id: int, how: str, on: date, said: str = "", paper: NewPaper | None = None, by: Acting, at: datetime
) -> None:
    """Record that a letter was signed for or refused, from which day the time for review runs, or that it came back.

    One that came back has to be served in another way, and may then be recorded again.
    """
    if how not in ARRIVALS:
        raise Invalid("选签收、拒收，还是退回。", "how")
    kept = one_line(said, "怎么知道的", "said", 200, required=how != SIGNED_FOR)
    if paper is not None:
        check_paper(paper)
    with open_act(by=by, at=at) as done:
        letter = Letter.objects.filter(pk=letter_id, state=LetterState.SERVED.value).first()
        if letter is None:
            raise NotVisible(str(letter_id))
        organ, row = lock_for_work(done, letter.application_id)
        letter = done.lock(Letter, pk=letter_id)
        if letter.served_on is not None:
            raise Refused(ARRIVED)
        checked_day(on, "日期", "on", done.today)
        if letter.sent_on is not None and on < letter.sent_on:
            raise Invalid("不能早于送出的日期。", "on")
        if how == RETURNED:
            letter.returned_on = on
        else:
            letter.served_on = on
        words = (open_sealed(letter.proof), "" if how == SIGNED_FOR and not kept else f"{ARRIVALS[how]}：{kept}")
        letter.proof = seal("；".join(one for one in words if one))
        letter.save(update_fields=["served_on", "returned_on", "proof"])
        if paper is not None:
            write_paper(done, row, paper)
        done.bind("letter", letter.pk)
        letter_arrived(done, row, letter)
        fact = {"organ": organ.code, "document_number": letter.number, "on": on, "how": ARRIVALS[how]}
        done.note("case.signed_for", row.subject, fact)


def served(done: Doing, letter: Letter, sending: Sending) -> Service:
    """Write how a signed letter was served; raise Refused for a way that the law does not know."""
    if sending.mode not in list(ServiceMode):
        raise Invalid("选怎么送达。", "mode")
    if letter.state not in SIGNED_STATES:
        raise Refused(NO_DRAFT)
    checked_day(sending.sent_on, "送出的日期", "sent_on", done.today)
    if letter.signed_on is not None and sending.sent_on < letter.signed_on:
        raise Invalid("送出的日期不能早于签发的日期。", "sent_on")
    if sending.signed_on is not None:
        checked_day(sending.signed_on, "签收的日期", "signed_on", done.today)
    service = Service(
        ServiceMode(sending.mode), sending.sent_on, sending.signed_on, sending.carrier.strip(), sending.mail_number.strip()
    )
    require(may_serve(service, online_channel=signing(organs.organ_by_id(letter.organ_id)).online_channel))
    proof = one_line(sending.proof, "送达的凭证", "proof", 300)
    letter.service, letter.sent_on, letter.served_on = sending.mode, sending.sent_on, sending.signed_on
    letter.proof = seal("，".join(part for part in (proof, sending.carrier.strip(), sending.mail_number.strip()) if part))
    letter.state, letter.changed_at = LetterState.SERVED.value, done.at
    letter.save()
    done.bind("letter", letter.pk)
    return service
