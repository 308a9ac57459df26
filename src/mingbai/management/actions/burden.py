"""Writes of reports of needless work (减负意见)."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.policies import is_county_office
from mingbai.accounts.values import Acting
from mingbai.core.acts import open_act
from mingbai.core.addresses import local
from mingbai.core.errors import Invalid, NotVisible, require
from mingbai.core.screen import screen
from mingbai.core.words import measured
from mingbai.management.models import BurdenReport
from mingbai.statute.management.burden import BurdenAnswer, BurdenKind, may_answer

PAGE_LONGEST = 200


def report_burden(*, page: str, kind: str, text: str, by: Acting, at: datetime) -> int:
    """Say what is filled in twice or needless, on which page. All staff read it, so it names nobody."""
    said = measured(text, "text", "什么重复了、什么没有必要")
    if kind not in set(BurdenKind):
        raise Invalid("选一种：重复填了、没有必要填、别的负担。", "kind")
    screen({"意见": said}, at.date(), fields={"意见": "text"})
    where = local(page.partition("?")[0], "")[:PAGE_LONGEST]
    with open_act(by=by, at=at) as done:
        same = {"organ_id": by.organ_id, "page": where, "kind": kind, "text": said}
        waiting = BurdenReport.objects.filter(**same, answered_at__isnull=True).values_list("id", flat=True).first()
        if waiting is not None:
            return waiting
        row = BurdenReport.objects.create(**same, said_at=at)
        done.note("burden.reported", row.subject, {"organ": by.organ_code, "page": where, "kind": kind, "text": said})
    return row.pk


def answer_burden(*, report_id: int, answer: str, text: str, by: Acting, at: datetime) -> None:
    """Answer a report; only the county office does. The same answer again changes nothing."""
    if not is_county_office(by):
        raise NotVisible(str(report_id))
    said = measured(text, "text", "怎么改、什么时候改，或者为什么不改")
    if answer not in set(BurdenAnswer):
        raise Invalid("选一种：已经改了、准备改、不改。", "answer")
    screen({"答复": said}, at.date(), fields={"答复": "text"})
    with open_act(by=by, at=at) as done:
        row = done.lock(BurdenReport, pk=report_id)
        if (row.answer, row.answer_text) == (answer, said):
            return
        require(may_answer(BurdenAnswer(row.answer) if row.answer else None, BurdenAnswer(answer)))
        row.answer, row.answer_text, row.answered_at, row.answered_by = answer, said, at, done.signature
        row.save(update_fields=["answer", "answer_text", "answered_at", "answered_by"])
        done.note("burden.answered", row.subject, {"organ": by.organ_code, "result": answer, "answer": said})
