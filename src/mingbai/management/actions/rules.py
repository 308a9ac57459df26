"""Writes of the organ's own rules (制度)."""

from __future__ import annotations

from datetime import date, datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid
from mingbai.core.words import measured, one_line
from mingbai.management import checks
from mingbai.management.models import StandingRule
from mingbai.organs.models import Organ
from mingbai.registers import checks as days
from mingbai.registers import policies
from mingbai.registers.actions import lock_record
from mingbai.statute.management.standing_rules import SUBJECTS

OTHER = "其他"


def add_rule(
    *, organ_code: str, subject_matter: str, name: str, document_number: str = "", in_force_on: date,
    until_on: date | None = None, index_number: str = "", by: Acting, at: datetime,
) -> int:  # fmt: skip
    """Enter a rule with its document and the days on which it holds."""
    organ = policies.organ_to_register(by, organ_code)
    if subject_matter not in (*SUBJECTS, OTHER):
        raise Invalid("选它管哪方面的事。", "subject_matter")
    title = one_line(name, "制度的名称", "name", 200)
    number = one_line(document_number, "文号", "document_number", 80, required=False)
    checks.day_ahead(in_force_on, "施行日期", "in_force_on", at.date())
    days.not_before(until_on, in_force_on, "有效期的最后一天不能早于施行日期。", "until_on")
    entry_id = checks.entry_named(organ.id, index_number)
    with open_act(by=by, at=at) as done:
        done.lock(Organ, pk=organ.id)
        same = {"name": title, "document_number": number, "in_force_on": in_force_on}
        if StandingRule.objects.filter(organ_id=organ.id, **same).exists():
            raise Invalid("名称、文号、施行日期都一样的制度已经登记过了。", "name")
        more = {"subject_matter": subject_matter, "until_on": until_on}
        row = StandingRule.objects.create(organ_id=organ.id, entry_id=entry_id, **same, **more)
        facts = {"name": title, "document_number": number, "in_force_on": in_force_on, "until_on": until_on}
        done.note("standing.added", row.subject, {"organ": organ.code, "entry": entry_id} | facts)
    return row.pk


def extend_rule(*, rule_id: int, until_on: date, reason: str, by: Acting, at: datetime) -> None:
    """Let a rule hold longer, by a decision that the reason names."""
    why = measured(reason, "reason", "凭什么延长，例如：镇长办公会2026年第3次会议决定", longest=300)
    with open_act(by=by, at=at) as done:
        row = _open(done, rule_id)
        if row.until_on is None or until_on <= row.until_on:
            raise Invalid("新的最后一天要晚于原来的。没有写有效期的不用延长。", "until_on")
        row.until_on = checks.day_ahead(until_on, "有效期", "until_on", at.date())
        row.save(update_fields=["until_on"])
        done.note("standing.extended", row.subject, {"organ": row.organ.code, "until_on": until_on, "reason": why})


def end_rule(*, rule_id: int, ended_on: date, reason: str, by: Acting, at: datetime) -> None:
    """Repeal a rule from a day on; its row stays."""
    why = measured(reason, "reason", "为什么废止、换成了哪一个", longest=300)
    with open_act(by=by, at=at) as done:
        row = _open(done, rule_id)
        row.ended_on = days.day(ended_on, "废止日期", "ended_on", at.date())
        row.ended_why = why
        row.save(update_fields=["ended_on", "ended_why"])
        done.note("standing.ended", row.subject, {"organ": row.organ.code, "until_on": ended_on, "reason": why})


def _open(done: Doing, rule_id: int) -> StandingRule:
    row: StandingRule = lock_record(done, StandingRule, rule_id)
    if row.ended_on is not None:
        raise Invalid("这个制度已经废止，不能再改。", "")
    return row
