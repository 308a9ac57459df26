"""Planning an open day, announcing it through the usual reviews, moving it, calling it off."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date, datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.core import public
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid
from mingbai.core.words import day
from mingbai.entries import actions as entries
from mingbai.entries.values.content import EntryContent
from mingbai.outreach import checks, policies
from mingbai.outreach.models import OpenDay, SignUp
from mingbai.outreach.values import Plan, paragraphs
from mingbai.statute.disclosure.review import Stage
from mingbai.statute.outreach.open_days import WHY_WORDS, DayAct, DayState

OTHER_ITEM = "20.15"
"""What no item of article 20 names; whoever drafts may choose another."""
SETTLED = "公告的稿子已经写好，计划不能再改。要改日子、名额的，用“改期、改名额”；要改别的，到公告的稿子里改。"


def plan_day(*, organ_code: str, plan: Plan, by: Acting, at: datetime) -> int:
    """Plan an open day and return its key; nothing of it is public yet."""
    organ = policies.organ_to_register(by, organ_code)
    kept = checks.plan(plan, at.date())
    with open_act(by=by, at=at) as done:
        row = OpenDay.objects.create(organ_id=organ.id, **asdict(kept))
        facts = {"organ": organ_code, "title": kept.theme, "held_on": kept.held_on, "places": kept.places}
        done.note("openday.planned", row.subject, facts)
    return row.pk


def change(*, day_id: int, plan: Plan, by: Acting, at: datetime) -> None:
    """Change the plan as long as no announcement is written; the same plan again changes nothing."""
    with open_act(by=by, at=at) as done:
        row = lock_day(done, day_id, DayAct.CHANGE)
        kept = checks.plan(plan, done.today)
        if has_announcement(row):
            raise Invalid(SETTLED, "")
        if all(getattr(row, name) == value for name, value in asdict(kept).items()):
            return
        for name, value in asdict(kept).items():
            setattr(row, name, value)
        row.save(update_fields=list(asdict(kept)))
        facts = {"organ": row.organ.code, "title": kept.theme, "held_on": kept.held_on, "places": kept.places}
        done.note("openday.changed", row.subject, facts)


def announce(*, day_id: int, by: Acting, at: datetime) -> int:
    """Write the announcement as a draft of an entry and return its key; a draft that is there already is returned."""
    with open_act(by=by, at=at) as done:
        row = lock_day(done, day_id, DayAct.ANNOUNCE)
        if row.announcement_id is not None and has_announcement(row):
            return row.announcement_id
        title = f"{row.organ.short_name}政府开放日公告：{row.theme}"
        content = EntryContent(
            title=title,
            summary=f"{day(row.held_on)}{row.begins}，{row.theme}，名额{row.places}人，报满为止。",
            body=_announcement(row),
            statutory_item=OTHER_ITEM,
            formed_on=done.today,
        )
        row.announcement_id = entries.open_draft(organ_code=row.organ.code, content=content, by=by, at=at)
        row.save(update_fields=["announcement"])
        done.note("openday.announced", row.subject, {"organ": row.organ.code, "entry": row.announcement_id})
    return row.announcement_id


def move(*, day_id: int, held_on: date, begins: str, sign_up_until: date, places: int, by: Acting, at: datetime) -> None:
    """Hold it on another day, at another hour, or for another number of people; all of that shows at once."""
    with open_act(by=by, at=at) as done:
        row = lock_day(done, day_id, DayAct.MOVE)
        hour = checks.hour(begins)
        new = replace(plan_of(row), held_on=held_on, begins=hour, sign_up_until=sign_up_until, places=places)
        checks.dates(new, done.today)
        if new == plan_of(row):
            return
        if places < (taken := taken_of(row)):
            raise Invalid(f"已经有{taken}人报名，名额不能少于{taken}。", "places")
        before = row.held_on
        if held_on != before:
            row.moved_from = None if held_on == row.moved_from else row.moved_from or before
        row.held_on, row.begins, row.sign_up_until, row.places = held_on, hour, sign_up_until, places
        row.save(update_fields=["held_on", "begins", "sign_up_until", "places", "moved_from"])
        public.touch(row.organ.code, f"days:{row.organ.code}")
        facts = {"organ": row.organ.code, "before": before, "held_on": held_on, "places": places}
        done.note("openday.moved", row.subject, facts)


def call_off(*, day_id: int, why: str, by: Acting, at: datetime) -> None:
    """Call it off for one of the known reasons; the page and everybody's own page say so at once."""
    if why not in WHY_WORDS:
        raise Invalid("选一个取消的原因。", "why")
    with open_act(by=by, at=at) as done:
        row = lock_day(done, day_id, DayAct.CALL_OFF)
        row.state, row.why_not, row.called_off_on = DayState.CALLED_OFF.value, why, done.today
        row.save(update_fields=["state", "why_not", "called_off_on"])
        public.touch(row.organ.code, f"days:{row.organ.code}")
        done.note("openday.called_off", row.subject, {"organ": row.organ.code, "reason": why})


def lock_day(done: Doing, day_id: int, act: DayAct) -> OpenDay:
    """Return an open day with which this person may do this now, locked until the act ends."""
    row = done.lock(OpenDay, "organ", pk=day_id)
    policies.day_step(done.by, row.organ_id, row.state, act)
    return row


def has_announcement(row: OpenDay) -> bool:
    """Return whether an announcement is in hand or public; one that was discarded is none."""
    return row.announcement is not None and row.announcement.stage != Stage.DISCARDED


def plan_of(row: OpenDay) -> Plan:
    """Return what a row plans."""
    return Plan(**{name: getattr(row, name) for name in Plan.__dataclass_fields__})


def taken_of(row: OpenDay) -> int:
    """Count the people of the sign-ups that stand."""
    return sum(SignUp.objects.filter(open_day=row, cancelled_at__isnull=True).values_list("people", flat=True))


def _announcement(row: OpenDay) -> str:
    """Return the text of the announcement as its reviewers get it."""
    return paragraphs(
        f"{row.organ.name}定于{day(row.held_on)}{row.begins}举办政府开放日，主题是“{row.theme}”，欢迎群众参加。",
        f"地点：{row.place}。",
        "安排：",
        row.agenda,
        "报名：",
        f"名额{row.places}人，{day(row.sign_up_until)}（含）以前在本站报名，报满为止。报名只要姓名、电话和人数。",
        f"联系电话：{row.contact}。",
    )
