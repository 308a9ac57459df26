"""Writes of public opinion: what was said, what is so, the answer through the usual reviews, what changed, the close."""

from __future__ import annotations

from datetime import datetime
from html import escape

from mingbai.accounts.values import Acting, Doing
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, require
from mingbai.core.screen import screen
from mingbai.core.words import measured, one_line
from mingbai.entries import actions as entries
from mingbai.entries.values.content import EntryContent
from mingbai.public_opinion import policies, queries
from mingbai.public_opinion.models import OpinionAnswer, OpinionEvent, OpinionFinding
from mingbai.statute.disclosure.review import Stage
from mingbai.statute.public_opinion.answering import KIND_WORDS, OpinionAct, may_close

OTHER_ITEM, EMERGENCY_ITEM = "20.15", "20.12"
NAMES = {
    "简称": "what",
    "说了什么": "said",
    "在哪里看到的": "where",
    "核实的情况": "text",
    "谁核实的": "checked_by",
    "整改": "text",
    "理由": "reason",
}


def record(*, organ_code: str, what: str, said: str, where: str, kind: str, found_at: datetime, by: Acting, at: datetime) -> int:
    """Record what was said in public and return its key; nobody's number, address or illness is kept."""
    organ = policies.organ_to_register(by, organ_code)
    if kind not in KIND_WORDS:
        raise Invalid("选一种：有没有涉及特别重大、重大突发事件。", "kind")
    if found_at > at:
        raise Invalid("发现的时刻不能晚于现在。", "found_at")
    kept = {
        "what": one_line(what, "简称", "what", 120),
        "said": measured(said, "said", "说了什么", longest=2000),
        "where": one_line(where, "在哪里看到的", "where", 200),
    }
    _screened({"简称": kept["what"], "说了什么": kept["said"], "在哪里看到的": kept["where"]}, at)
    with open_act(by=by, at=at) as done:
        told = {"organ_id": organ.id, "kind": kind, "found_at": found_at, "recorded_by": done.signature}
        known = OpinionEvent.objects.filter(organ_id=organ.id, kind=kind, found_at=found_at, **kept).first()
        if known is not None:
            return known.pk
        row = OpinionEvent.objects.create(**told, **kept)
        facts = {"organ": organ_code, "title": row.what, "kind": kind, "found_at": found_at}
        done.note("opinion.recorded", row.subject, facts)
    return row.pk


def check(*, event_id: int, text: str, checked_by: str, by: Acting, at: datetime) -> None:
    """Record what was found to be so and which office checked it; the same again changes nothing."""
    kept = measured(text, "text", "核实的情况", longest=1000)
    office = one_line(checked_by, "哪个科室、单位核实的", "checked_by", 80)
    _screened({"核实的情况": kept, "谁核实的": office}, at)
    with open_act(by=by, at=at) as done:
        row = _move(done, event_id, OpinionAct.CHECK)
        if OpinionFinding.objects.filter(event=row, text=kept, checked_by=office).exists():
            return
        row.save(update_fields=["state"])
        OpinionFinding.objects.create(event=row, text=kept, checked_by=office, recorded_by=done.signature, recorded_at=at)
        done.note("opinion.checked", row.subject, {"organ": row.organ.code, "checked_by": office})


def rate(*, event_id: int, kind: str, reason: str, by: Acting, at: datetime) -> None:
    """Change the kind, and with it the hours; with a reason, by whoever heads the section or signs."""
    why = measured(reason, "reason", "为什么改种类")
    if kind not in KIND_WORDS:
        raise Invalid("选一种：有没有涉及特别重大、重大突发事件。", "kind")
    with open_act(by=by, at=at) as done:
        row = _move(done, event_id, OpinionAct.RATE)
        if row.kind == kind:
            return
        before, row.kind = row.kind, kind
        row.save(update_fields=["kind"])
        done.note("opinion.rated", row.subject, {"organ": row.organ.code, "before": before, "kind": kind, "reason": why})


def draft(*, event_id: int, by: Acting, at: datetime) -> int:
    """Write an answer as a draft of an entry and return its key; one in hand is returned. Others review and publish it."""
    with open_act(by=by, at=at) as done:
        row = _move(done, event_id, OpinionAct.DRAFT)
        in_hand = OpinionAnswer.objects.filter(event=row, entry__published_at__isnull=True)
        known = in_hand.exclude(entry__stage=Stage.DISCARDED.value).values_list("entry_id", flat=True).first()
        if known is not None:
            return known
        found = queries.findings(row.pk)
        content = EntryContent(
            title=f"关于“{row.what}”的回应",
            summary=found[0].text[:200],
            body="".join(f"<p>{line}</p>" for one in found for line in _lines(one.text)),
            statutory_item=EMERGENCY_ITEM if row.kind == "grave" else OTHER_ITEM,
            formed_on=done.today,
        )
        entry_id = entries.open_draft(organ_code=row.organ.code, content=content, by=by, at=at)
        OpinionAnswer.objects.create(event=row, entry_id=entry_id)
        row.save(update_fields=["state"])
        done.note("opinion.drafted", row.subject, {"organ": row.organ.code, "entry": entry_id})
    return entry_id


def confer(*, event_id: int, held_at: datetime, where: str, by: Acting, at: datetime) -> None:
    """Record when and where the press met; the first one counts."""
    place = one_line(where, "在哪里开的", "where", 120)
    with open_act(by=by, at=at) as done:
        row = _move(done, event_id, OpinionAct.CONFER)
        if not row.found_at <= held_at <= at:
            raise Invalid("发布会的时刻要在发现以后、现在以前。", "held_at")
        if row.conference_at is not None:
            raise Invalid("新闻发布会已经记过。后来又开的，写在核实的情况里。", "held_at")
        row.conference_at, row.conference_where = held_at, place
        row.save(update_fields=["conference_at", "conference_where"])
        done.note("opinion.conferred", row.subject, {"organ": row.organ.code, "held_at": held_at})


def mend(*, event_id: int, text: str, by: Acting, at: datetime) -> None:
    """Record what changed since, or why nothing had to."""
    kept = measured(text, "text", "改了什么，或者为什么不用改", longest=1000)
    _screened({"整改": kept}, at)
    with open_act(by=by, at=at) as done:
        row = _move(done, event_id, OpinionAct.MEND)
        if row.mended == kept:
            return
        row.mended = kept
        row.save(update_fields=["mended"])
        done.note("opinion.mended", row.subject, {"organ": row.organ.code})


def close(*, event_id: int, by: Acting, at: datetime) -> None:
    """Close an event that was answered in public and of which it is recorded what changed."""
    with open_act(by=by, at=at) as done:
        row = _move(done, event_id, OpinionAct.CLOSE)
        require(may_close(queries.opinion(by, event_id).facts))
        row.closed_at = at
        row.save(update_fields=["state", "closed_at"])
        done.note("opinion.closed", row.subject, {"organ": row.organ.code})


def set_aside(*, event_id: int, reason: str, by: Acting, at: datetime) -> None:
    """Decide, as the signing leader, that nothing is answered, and why."""
    why = measured(reason, "reason", "为什么不回应")
    _screened({"理由": why}, at)
    with open_act(by=by, at=at) as done:
        row = _move(done, event_id, OpinionAct.SET_ASIDE)
        row.closed_at, row.why_not = at, why
        row.save(update_fields=["state", "closed_at", "why_not"])
        done.note("opinion.set_aside", row.subject, {"organ": row.organ.code, "reason": why})


def _move(done: Doing, event_id: int, act: OpinionAct) -> OpinionEvent:
    """Return an event, locked, in the state to which this act leads."""
    row = done.lock(OpinionEvent, "organ", pk=event_id)
    row.state = policies.opinion_step(done.by, row.organ_id, row.state, act).to.value
    return row


def _screened(texts: dict[str, str], at: datetime) -> None:
    screen(texts, at.date(), fields=NAMES)


def _lines(text: str) -> list[str]:
    return [escape(line.strip()) for line in text.split("\n") if line.strip()]
