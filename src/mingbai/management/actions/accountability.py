"""Writes of accountability (责任追究): the county office prepares, its leader decides, the unit is heard before each decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mingbai.accounts.policies import is_county_office
from mingbai.accounts.values import Acting, Doing
from mingbai.calendars.queries import national
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, Refused, require
from mingbai.core.words import measured, one_line
from mingbai.management import checks, policies
from mingbai.management.models import AccountHearing, AccountMatter, AccountStep
from mingbai.management.queries import accountability as queries
from mingbai.registers import checks as days
from mingbai.statute.management.accountability import (
    ACT_WORDS,
    FINDINGS,
    AccountAct,
    AccountGround,
    AccountState,
    ground_of,
    may_take,
)
from mingbai.statute.verdict import refused
from mingbai.supervision.models import Reminder

# Until when the last of these sets a day: a proposal goes to another organ, and the end ends it.
WITH_A_DAY = (AccountAct.TALK, AccountAct.CIRCULATE)
LONGEST = 1000


@dataclass(frozen=True, slots=True)
class TakenStep:
    """What a step says: with whom or to whom, what, until when it is to be put right, and whether it is still not done."""

    text: str
    whom: str = ""
    correct_by: date | None = None
    is_still_owed: bool = True


def open_matter(*, reminder_id: int, ground: str, facts: str, by: Acting, at: datetime) -> int:
    """Begin a matter with a reminder, and return its key; a reminder begins one only."""
    said = measured(facts, "facts", "催办了什么、到现在怎么样", longest=LONGEST)
    known = _ground(ground)
    with open_act(by=by, at=at) as done:
        row = done.lock(Reminder, "organ", pk=reminder_id)
        policies.held_to_account(by, row.organ_id)
        _office(by)
        if (earlier := queries.matter_of(reminder_id)) is not None:
            return earlier
        told = {"ground": known.code, "facts": said, "state": AccountState.REMINDED.value}
        made = AccountMatter.objects.create(organ_id=row.organ_id, reminder=row, **told)
        done.note("account.opened", made.subject, {"organ": row.organ.code, "ground": known.code, "text": said})
    return made.pk


def set_ground(*, matter_id: int, ground: str, facts: str, by: Acting, at: datetime) -> None:
    """Change the ground or the facts, as long as nothing was proposed on them."""
    said, known = measured(facts, "facts", "事实", longest=LONGEST), _ground(ground)
    with open_act(by=by, at=at) as done:
        row = _locked(done, matter_id)
        _office(by)
        if row.state in {AccountState.PROPOSED, AccountState.CLOSED}:
            raise Invalid("已经提出处理建议或者了结，依据和事实不能再改。", "")
        row.ground, row.facts = known.code, said
        row.save(update_fields=["ground", "facts"])
        done.note("account.grounded", row.subject, {"organ": row.organ.code, "ground": known.code, "text": said})


def invite(*, matter_id: int, whom: str, speak_by: date, by: Acting, at: datetime) -> int:
    """Ask the unit or a person to speak before a decision, until a day."""
    asked = one_line(whom, "请谁陈述", "whom", 200)
    with open_act(by=by, at=at) as done:
        row = _locked(done, matter_id)
        _office(by)
        if row.state not in {AccountState.TALKED, AccountState.CIRCULATED}:
            raise Invalid("约谈以后、作出通报或者处理建议以前，才请陈述、申辩。", "")
        checks.day_ahead(speak_by, "期限", "speak_by", at.date())
        days.not_before(speak_by, done.today, "期限不能早于今天。", "speak_by")
        hearing = AccountHearing.objects.create(matter=row, whom=asked, invited_on=at.date(), speak_by=speak_by)
        done.note("account.invited", row.subject, {"organ": row.organ.code, "person": asked, "due_on": speak_by})
    return hearing.pk


def record_hearing(*, hearing_id: int, statement: str, heard_on: date, by: Acting, at: datetime) -> None:
    """Record what was said, once."""
    said = measured(statement, "statement", "说了什么，没有意见的也写明", shortest=2, longest=5000)
    with open_act(by=by, at=at) as done:
        matter_id, _ = queries.hearing(hearing_id)
        row = _locked(done, matter_id)
        _office(by)
        hearing = done.lock(AccountHearing, pk=hearing_id)
        if hearing.heard_on is not None:
            raise Invalid("这次陈述已经记过，不能再改；有补充的，再记一次陈述。", "statement")
        heard = days.day(heard_on, "日期", "heard_on", at.date())
        days.not_before(heard, hearing.invited_on, "不能早于请他陈述的那一天。", "heard_on")
        hearing.statement, hearing.heard_on = said, heard
        hearing.save(update_fields=["statement", "heard_on"])
        done.note("account.heard", row.subject, {"organ": row.organ.code, "person": hearing.whom, "held_on": heard_on})


def take_step(*, matter_id: int, act: AccountAct, taken: TakenStep, by: Acting, at: datetime) -> None:
    """Take the next step, when its condition holds; a duty that was fulfilled meanwhile is no longer owed, whatever is said."""
    said = measured(taken.text, "text", "结果、决定和要求", longest=LONGEST)
    whom = one_line(taken.whom, "对谁", "whom", 200, required=act is not AccountAct.CLOSE)
    with open_act(by=by, at=at) as done:
        row = _locked(done, matter_id)
        organ = policies.held_to_account(by, row.organ_id)
        step = policies.account_step(by, organ, row.state, act)
        found = queries.matter(matter_id)
        known = queries.is_known_to_be_owed(found, at.date())
        facts = queries.facts_of(found, is_still_owed=taken.is_still_owed if known is None else known)
        require(may_take(facts, act, at.date(), national()))
        correct_by = _correct_by(taken, act, at.date())
        row.state = step.to.value
        row.save(update_fields=["state"])
        article = str(FINDINGS if act is not AccountAct.PROPOSE else found.ground.citation)
        written = {"text": said, "whom": whom, "article": article, "correct_by": correct_by}
        AccountStep.objects.create(matter=row, act=act.value, taken_on=at.date(), taken_by=done.signature, **written)
        told = {"organ": row.organ.code, "person": whom, "text": said, "source": article, "due_on": correct_by}
        done.note(step.event, row.subject, told)


def _correct_by(taken: TakenStep, act: AccountAct, today: date) -> date | None:
    if act not in WITH_A_DAY:
        return None
    if taken.correct_by is None or taken.correct_by <= today:
        raise Invalid(f"{ACT_WORDS[act]}要写明整改到哪一天，晚于今天。", "correct_by")
    return checks.day_ahead(taken.correct_by, "整改期限", "correct_by", today)


def _locked(done: Doing, matter_id: int) -> AccountMatter:
    row = done.lock(AccountMatter, "organ", pk=matter_id)
    policies.held_to_account(done.by, row.organ_id)
    return row


def _office(by: Acting) -> None:
    """Raise Refused for the leader, who decides on what the office has prepared."""
    if not is_county_office(by):
        raise Refused(refused("由县政务公开主管来登记，领导来定。", FINDINGS, "account.office"))


def _ground(code: str) -> AccountGround:
    found = ground_of(code)
    if found is None:
        raise Invalid("选依据：条例第47条、第52条、第53条。", "ground")
    return found
