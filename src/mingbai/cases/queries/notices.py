"""Letters that a step of a case calls for: which have not gone out yet, and what the record already says for them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from mingbai.accounts.values import Acting
from mingbai.cases.models import Application, CaseStep, Letter, ProcessingFee, RecordedAnswer
from mingbai.cases.models.letters import LetterState
from mingbai.cases.models.register import OPEN_STATES
from mingbai.cases.policies import own_organ_id
from mingbai.cases.queries.clock import practice, timeline_of
from mingbai.cases.queries.letters import contents_of
from mingbai.cases.queries.overruled import deciding_answer, overruled
from mingbai.cases.queries.path import ASKED, REASONS
from mingbai.cases.values.notices import NoticeDue, NoticeInHand, ReturnedLetter
from mingbai.core.sealing import open_sealed
from mingbai.core.words import day, in_china
from mingbai.statute.cases import fees
from mingbai.statute.cases.facts import EVENT_WORDS, EventKind
from mingbai.statute.cases.fees import FeeWay
from mingbai.statute.cases.letters import Weight, letters, may_make
from mingbai.statute.cases.notice_order import NoticeState
from mingbai.statute.cases.notices import (
    AWAITED,
    CONSULTED,
    DECIDED_AGAINST,
    DECISIONS,
    NOTICES,
    REASONS_ASKED,
    RECEIPT,
    UNFOUNDED,
    may_send,
    notice_of,
    steps_of,
    untold,
)
from mingbai.statute.cases.states import CaseState
from mingbai.statute.verdict import Verdict

KINDS = [kind.value for kind in NOTICES]
IN_HAND = (LetterState.DRAFT.value, LetterState.APPROVING.value, LetterState.CHECKED.value, LetterState.SIGNED.value)
REASONS_WORDS, OVERRULED_WORDS = "要求说明理由", "第三方不同意，决定予以公开"


def notices_due(row: Application) -> tuple[NoticeDue, ...]:
    """Return the letters that this round of a case still has to send, oldest step first."""
    return _due(Application.objects.filter(pk=row.pk))


def notices_of_organ(*, by: Acting, on: date) -> tuple[NoticeDue, ...]:
    """Return the letters that the open cases of this person's organ still have to send."""
    rows = Application.objects.filter(
        organ_id=own_organ_id(by), state__in=OPEN_STATES, submitted_on__lte=on, removed_at__isnull=True
    )
    return _due(rows.exclude(channel=""))


def returned_letters(*, by: Acting) -> tuple[ReturnedLetter, ...]:
    """Return the letters of this person's organ that came back and were not served in another way since."""
    rows = Letter.objects.filter(organ_id=own_organ_id(by), returned_on__isnull=False, served_on__isnull=True)
    named = ("application_id", "application__number", "application__title", "number", "returned_on")
    return tuple(ReturnedLetter(*one) for one in rows.order_by("returned_on", "id").values_list(*named))


def returned_draft(row: Application, code: str) -> Letter | None:
    """Return the letter of this kind that was sent back to be changed."""
    drafts = Letter.objects.filter(application=row, round=row.round, kind=code, is_reply=False, state=LetterState.DRAFT.value)
    return drafts.order_by("id").first()


def notices_in_hand(*, by: Acting) -> tuple[NoticeInHand, ...]:
    """Return the procedural letters of this person's organ that are on their way to the signature or the post, oldest first.

    One that is not signed and that its case can no longer send, is on its way nowhere.
    """
    named = ("application__state", "application_id", "application__number", "application__title", "id", "kind", "state")
    rows = Letter.objects.filter(organ_id=own_organ_id(by), is_reply=False, state__in=IN_HAND, application__removed_at=None)
    rows = rows.exclude(application__state=CaseState.SEALED.value)
    found = rows.order_by("id").values_list(*named, "changed_at")
    return tuple(
        NoticeInHand(*(*names, NoticeState(state), in_china(at).date()))
        for case, *names, state, at in found
        if state == LetterState.SIGNED or may_make(names[-1], CaseState(case))
    )


def notices_to_know(*, by: Acting) -> tuple[NoticeInHand, ...]:
    """Return the letters that somebody sent alone in open cases of this person's organ, and that no head has taken note of."""
    informing = [code for code, law in letters().items() if law.weight is Weight.INFORMS]
    rows = Letter.objects.filter(organ_id=own_organ_id(by), is_reply=False, state=LetterState.SERVED.value, kind__in=informing)
    rows = rows.filter(application__state__in=OPEN_STATES, application__removed_at=None, lines=None)
    named = ("application_id", "application__number", "application__title", "id", "kind", "changed_at")
    found = rows.exclude(signed_by=by.person_id).order_by("id").values_list(*named)
    return tuple(NoticeInHand(*(*names, NoticeState.SERVED, in_china(at).date())) for *names, at in found)


def _due(cases: Iterable[Application]) -> tuple[NoticeDue, ...]:
    own: dict[str, object] = {"application__in": cases, "round": F("application__round")}
    named = ("application_id", "application__number", "application__title", "application__state")
    steps = CaseStep.objects.filter(**own, kind__in=KINDS).order_by("on", "id").values_list(*named, "kind", "on")
    told = [(*names, notice_of(EventKind(kind)) or "", on, EVENT_WORDS[EventKind(kind)]) for *names, kind, on in steps]
    asked = RecordedAnswer.objects.filter(**own, question=REASONS, answer=ASKED).order_by("id").values_list(*named, "answered_at")
    told += [(*names, REASONS_ASKED, in_china(at).date(), REASONS_WORDS) for *names, at in asked]
    told += _objections(own)
    if not told:
        return ()
    steps_taken, sent = dict[tuple[int, str], list[NoticeDue]](), _days_of(Letter.objects.filter(**own))
    for key, number, title, state, code, on, step in told:
        if AWAITED.get(code, state) == state:
            steps_taken.setdefault((key, code), []).append(NoticeDue(key, number, title, code, on, step))
    left = [
        taken[place] for which, taken in steps_taken.items() for place in untold([one.on for one in taken], sent.get(which, ()))
    ]
    return tuple(sorted(left, key=lambda one: one.on))


def _objections(own: Mapping[str, object]) -> Iterator[tuple[Any, ...]]:
    """Yield each objection that a case overrules, as a step of which its third party is to be told."""
    objected = CaseStep.objects.filter(**own, kind=EventKind.THIRD_PARTY_ANSWERED.value, agrees=False)
    for row in Application.objects.filter(pk__in=objected.values("application")).order_by("id"):
        for on, _ in overruled(row):
            yield row.pk, row.number, row.title, row.state, DECIDED_AGAINST, on, OVERRULED_WORDS


def _days_of(chosen: QuerySet[Letter]) -> Mapping[tuple[int, str], list[date]]:
    """Return the days of the letters by case and kind: of the signature, while there is none of the last change."""
    found = dict[tuple[int, str], list[date]]()
    rows = chosen.filter(is_reply=False).exclude(state=LetterState.CANCELLED.value)
    for case_id, kind, signed_on, changed_at in rows.values_list("application_id", "kind", "signed_on", "changed_at"):
        found.setdefault((case_id, kind), []).append(signed_on or in_china(changed_at).date())
    return found


def optional_letters(row: Application) -> tuple[str, ...]:
    """Return the letters that the case may send now and that nothing asks for."""
    return tuple(code for code in (RECEIPT, CONSULTED) if may_make(code, CaseState(row.state)) and to_send(row, code)[0])


def to_send(row: Application, code: str, but: int | None = None) -> tuple[Verdict, CaseStep | RecordedAnswer | None]:
    """Return whether the case calls for this letter or allows it, and the step that it tells of; `but` leaves out a draft."""
    taken, sent = _taken(row, code), _sent(row, code, but)
    left = untold([on for on, _ in taken], sent)
    return may_send(code, steps=len(taken), left=len(left)), taken[left[0]][1] if left else None


def _taken(row: Application, code: str) -> list[tuple[date, CaseStep | RecordedAnswer | None]]:
    """Return the steps of this round that a letter tells of, oldest first; of the receipt that the application came."""
    if code == RECEIPT:
        return [(row.submitted_on, None)] if row.submitted_on else []
    if code == REASONS_ASKED:
        asked = RecordedAnswer.objects.filter(application=row, round=row.round, question=REASONS, answer=ASKED).order_by("id")
        return [(in_china(one.answered_at).date(), one) for one in asked]
    if code == DECIDED_AGAINST:
        return list(overruled(row))
    kinds = [kind.value for kind in steps_of(code)]
    steps = CaseStep.objects.filter(application=row, round=row.round, kind__in=kinds).order_by("on", "id")
    return [(one.on, one) for one in steps]


def _sent(row: Application, code: str, but: int | None) -> Sequence[date]:
    own = Letter.objects.filter(application=row, kind=code).exclude(pk=but or 0)
    if code == RECEIPT:
        # One that said that the day was still to be confirmed is followed by one that names it.
        stale = [one.pk for one in own if row.received_on and not contents_of(one).get("received_on")]
        return _days_of(own.exclude(pk__in=stale)).get((row.pk, code), ())
    return _days_of(own.filter(round=row.round)).get((row.pk, code), ())


def known_parts(row: Application, code: str, today: date, but: int | None = None) -> Mapping[str, str]:
    """Return what the record says for a letter, part by part; what its law does not fix, its writer may change."""
    _, step = to_send(row, code, but)
    if code == RECEIPT:
        return {"submitted_on": day(row.submitted_on)}
    if isinstance(step, RecordedAnswer):
        return {"quantity": open_sealed(step.reason).partition("\n")[0]}
    if step is None:
        return {}
    said, clock = json.loads(open_sealed(step.details) or "{}"), timeline_of(row, today)
    if code == "P2":
        return {"correction_items": said.get("what", ""), "correction_by": day(clock.correction_answer_due_on)}
    if code == "P3":
        return {"reason": said.get("reason", ""), "extension_workdays": str(step.workdays), "new_due": day(clock.reply_due_on)}
    if code == CONSULTED:
        return {"consulted": "第三方" if step.kind == EventKind.THIRD_PARTY_CONSULTED else step.party}
    if code == "P9":
        return {"reason": said.get("reason", ""), "delay_until": day(step.until)}
    if code == "P10":
        return _fee_parts(row, said.get("payment", ""))
    whom = {"third_party": said["name"]} if said.get("name") else {"consulted": step.party}
    if code == DECIDED_AGAINST and (decided := deciding_answer(row)):
        reason = open_sealed(decided.reason).strip().rstrip("。")
        return {**whom, "decision": DECISIONS.get(decided.answer, DECISIONS[UNFOUNDED]), "reason": reason}
    return {**whom, "about": said.get("what", "")}


def _fee_parts(row: Application, payment: str) -> Mapping[str, str]:
    """Return basis, standard and amount of the fee as the law computes them."""
    fee = ProcessingFee.objects.filter(application=row, round=row.round).first()
    if fee is None:
        return {}
    way = FeeWay(fee.basis)
    return {
        "fee_basis": fees.FEE_BASIS,
        "fee_standard": fees.standard_words(way, fee.quantity, practice()),
        "fee_amount": str(fee.amount_yuan),
        "fee_payment": payment,
    }
