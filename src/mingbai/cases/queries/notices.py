"""Letters that a step of a case calls for: which have not gone out yet, and what the record already says for them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import F

from mingbai.accounts.values import Acting
from mingbai.cases.models import Application, CaseStep, Letter, ProcessingFee, RecordedAnswer
from mingbai.cases.models.letters import LetterState
from mingbai.cases.models.register import OPEN_STATES
from mingbai.cases.policies import own_organ_id
from mingbai.cases.queries.clock import practice, timeline_of
from mingbai.cases.queries.path import ASKED, REASONS
from mingbai.cases.values.notices import NoticeDue, ReturnedLetter
from mingbai.core.sealing import open_sealed
from mingbai.core.words import day, in_china
from mingbai.statute.cases import fees
from mingbai.statute.cases.facts import EVENT_WORDS, EventKind
from mingbai.statute.cases.fees import FeeWay
from mingbai.statute.cases.notices import NOTICES, REASONS_ASKED, notice_of

KINDS = [kind.value for kind in NOTICES]
REASONS_WORDS = "要求说明理由"


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


def _due(cases: Iterable[Application]) -> tuple[NoticeDue, ...]:
    own: dict[str, object] = {"application__in": cases, "round": F("application__round")}
    named = ("application_id", "application__number", "application__title")
    steps = CaseStep.objects.filter(**own, kind__in=KINDS).order_by("on", "id").values_list(*named, "kind", "on")
    told = [(*names, notice_of(EventKind(kind)) or "", on, EVENT_WORDS[EventKind(kind)]) for *names, kind, on in steps]
    asked = RecordedAnswer.objects.filter(**own, question=REASONS, answer=ASKED).order_by("id").values_list(*named, "answered_at")
    told += [(*names, REASONS_ASKED, in_china(at).date(), REASONS_WORDS) for *names, at in asked]
    if not told:
        return ()
    codes = {*NOTICES.values(), REASONS_ASKED}
    gone = Letter.objects.filter(**own, kind__in=codes).exclude(state=LetterState.CANCELLED.value)
    sent = Counter(gone.values_list("application_id", "kind"))
    found = list[NoticeDue]()
    for key, number, title, code, on, step in told:
        if sent[key, code]:
            sent[key, code] -= 1
        else:
            found.append(NoticeDue(key, number, title, code, on, step))
    return tuple(found)


def known_parts(row: Application, code: str, today: date) -> Mapping[str, str]:
    """Return what the record already says for a letter, part by part; its writer may change all of it."""
    step = _step_of(row, code)
    said = json.loads(open_sealed(step.details) or "{}") if step else {}
    clock = timeline_of(row, today)
    if code == REASONS_ASKED:
        asked = RecordedAnswer.objects.filter(application=row, round=row.round, question=REASONS, answer=ASKED).last()
        return {"quantity": open_sealed(asked.reason).partition("\n")[0]} if asked else {}
    if step is None:
        return {}
    if code == "P2":
        return {"correction_items": said.get("what", ""), "correction_by": day(clock.correction_answer_due_on)}
    if code == "P3":
        return {"reason": said.get("reason", ""), "extension_workdays": str(step.workdays), "new_due": day(clock.reply_due_on)}
    if code == "P9":
        return {"reason": said.get("reason", ""), "delay_until": day(step.until)}
    if code == "P10":
        return _fee_parts(row, said.get("payment", ""))
    whom = {"third_party": said["name"]} if said.get("name") else {"consulted": step.party}
    return {**whom, "about": said.get("what", "")}


def _step_of(row: Application, code: str) -> CaseStep | None:
    """Return the first step of this round whose letter has not gone out, else the last one."""
    kinds = [kind.value for kind, its in NOTICES.items() if its == code]
    steps = list(CaseStep.objects.filter(application=row, round=row.round, kind__in=kinds).order_by("on", "id"))
    sent = Letter.objects.filter(application=row, round=row.round, kind=code).exclude(state=LetterState.CANCELLED.value).count()
    return steps[min(sent, len(steps) - 1)] if steps else None


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
