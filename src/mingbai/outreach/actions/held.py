"""An open day that was held: counted once in the management ledger, its questions, and its account as an entry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.core import public
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.screen import screen
from mingbai.core.words import day, measured
from mingbai.entries import actions as entries
from mingbai.entries.values.content import EntryContent
from mingbai.outreach import policies
from mingbai.outreach.actions.plans import OTHER_ITEM, lock_day
from mingbai.outreach.models import DayQuestion, OpenDay
from mingbai.outreach.queries import questions
from mingbai.outreach.values import paragraphs
from mingbai.statute.disclosure.review import Stage
from mingbai.statute.outreach.open_days import DayAct, DayState
from mingbai.supervision.actions import register_activity
from mingbai.supervision.models import Activity, ActivityKind

MOST_CAME = 100_000


def hold(*, day_id: int, came: int, by: Acting, at: datetime) -> None:
    """Record that it was held and how many came; the ledger gets its row in the same act, or the row that stands there."""
    if not 0 <= came <= MOST_CAME:
        raise Invalid(f"来了多少人，写0到{MOST_CAME}。", "came")
    with open_act(by=by, at=at) as done:
        row = lock_day(done, day_id, DayAct.HOLD)
        if done.today < row.held_on:
            raise Invalid(f"{day(row.held_on)}还没有到，办完以后再记。", "came")
        row.activity_id = _in_ledger(done, row)
        row.state, row.came = DayState.HELD.value, came
        row.save(update_fields=["activity", "state", "came"])
        public.touch(row.organ.code, f"days:{row.organ.code}")
        done.note("openday.held", row.subject, {"organ": row.organ.code, "held_on": row.held_on, "people": came})


def adopt(*, activity_id: int, by: Acting, at: datetime) -> int:
    """Make an open day of a row that stands in the ledger, so that its questions and account can be recorded; return its key."""
    with open_act(by=by, at=at) as done:
        found = done.lock(Activity, "organ", pk=activity_id)
        policies.organ_to_register(by, found.organ.code)
        if found.kind != ActivityKind.OPEN_DAY or found.removed_at is not None:
            raise NotVisible(str(activity_id))
        known = OpenDay.objects.filter(activity=found).first()
        if known is not None:
            return known.pk
        row = OpenDay.objects.create(
            organ_id=found.organ_id,
            theme=found.title[:80],
            held_on=found.held_on,
            sign_up_until=found.held_on,
            state=DayState.HELD.value,
            activity=found,
        )
        done.note("openday.adopted", row.subject, {"organ": found.organ.code, "title": row.theme, "held_on": row.held_on})
    return row.pk


def record_question(*, day_id: int, asked: str, answered: str, by: Acting, at: datetime) -> None:
    """Record a question of the day and its answer, without who asked; the same one again changes nothing."""
    said = {"asked": measured(asked, "asked", "问了什么"), "answered": measured(answered, "answered", "怎么答的", longest=1000)}
    screen({"问题": said["asked"], "答复": said["answered"]}, at.date(), fields={"问题": "asked", "答复": "answered"})
    with open_act(by=by, at=at) as done:
        row = lock_day(done, day_id, DayAct.RECORD)
        if DayQuestion.objects.filter(open_day=row, **said).exists():
            return
        DayQuestion.objects.create(open_day=row, recorded_at=at, **said)
        done.note("openday.question_recorded", row.subject, {"organ": row.organ.code})


def summarise(*, day_id: int, by: Acting, at: datetime) -> int:
    """Write the account as a draft of an entry and return its key; a draft that is there already is returned."""
    with open_act(by=by, at=at) as done:
        row = lock_day(done, day_id, DayAct.SUMMARISE)
        if row.summary is not None and row.summary.stage != Stage.DISCARDED:
            return row.summary.pk
        content = EntryContent(
            title=f"{row.organ.short_name}政府开放日情况：{row.theme}",
            summary=_what(row),
            body=paragraphs(_what(row), *_answered(row)),
            statutory_item=OTHER_ITEM,
            formed_on=done.today,
        )
        row.summary_id = entries.open_draft(organ_code=row.organ.code, content=content, by=by, at=at)
        row.save(update_fields=["summary"])
        done.note("openday.summarised", row.subject, {"organ": row.organ.code, "entry": row.summary_id})
    return row.summary_id


def _in_ledger(done: Doing, row: OpenDay) -> int:
    """Return the ledger's row of this day: one that somebody registered by hand is it, or the report would count it twice."""
    same = Activity.objects.filter(
        organ_id=row.organ_id, kind=ActivityKind.OPEN_DAY.value, held_on=row.held_on, removed_at__isnull=True
    )
    taken = OpenDay.objects.filter(activity__isnull=False).values("activity_id")
    known = same.exclude(pk__in=taken).order_by("id").values_list("id", flat=True).first()
    organ, on, title = row.organ.code, row.held_on, f"政府开放日：{row.theme}"
    kind = ActivityKind.OPEN_DAY.value
    return known or register_activity(organ_code=organ, kind=kind, title=title, held_on=on, by=done.by, at=done.at)


def _what(row: OpenDay) -> str:
    """Return what was held in one sentence."""
    came = f"，{row.came}人参加" if row.came is not None else ""
    where = f"在{row.place}" if row.place else ""
    return f"{day(row.held_on)}，{row.organ.name}{where}举办政府开放日，主题是“{row.theme}”{came}。"


def _answered(row: OpenDay) -> Iterator[str]:
    """Yield what was asked and answered, under a heading."""
    for number, one in enumerate(questions(row.pk)):
        yield from (("现场问答：",) if not number else ())
        yield from (f"问：{one.asked}", f"答：{one.answered}")
