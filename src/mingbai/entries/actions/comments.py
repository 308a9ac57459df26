"""What follows a draft for comment: the duty to tell what became of the opinions."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings

from mingbai.accounts.values import Acting
from mingbai.catalogue.actions.duties_new import make
from mingbai.catalogue.models.duties import DutyKind
from mingbai.catalogue.queries.duties import counting_calendar
from mingbai.catalogue.queries.lines import lines_for
from mingbai.catalogue.values.duties import NewDuty
from mingbai.core.acts import open_act
from mingbai.core.words import day
from mingbai.entries.actions.common import lock
from mingbai.entries.models import Entry
from mingbai.entries.values.content import TITLE_LONGEST
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.comments import ARTICLE_18, ARTICLE_32, adoption_by, adoption_title, is_for_adoption


def ask_for_adoption(*, entry_id: int, by: Acting, at: datetime) -> None:
    """Make the duty to tell which opinions were adopted; the system does so on the day after the period. Idempotent."""
    with open_act(by=by, at=at) as done:
        organ, entry = lock(done, entry_id)
        if entry.adoption_duty_id is not None or entry.comment_until is None or at.date() <= entry.comment_until:
            return
        duty_id = make(organ=organ, new=_duty(organ, entry, entry.comment_until, done.today), by=by, at=at)
        entry.adoption_duty_id = duty_id
        entry.save(update_fields=["adoption_duty"])
        done.note("entry.adoption_asked", entry.subject, {"title": entry.title, "duty": duty_id})


def _duty(organ: OrganRow, entry: Entry, last_day: date, today: date) -> NewDuty:
    """Return the duty, for the field's own line for the adoption of opinions where the catalogue has one."""
    lines = lines_for(organ, today, field=entry.field) if entry.field else ()
    line = next((row for row in lines if is_for_adoption(row.title)), None)
    due = adoption_by(last_day, counting_calendar(last_day), settings.COMMENTS.adoption_workdays)
    why = f"{day(last_day)}征求意见结束，要公布收到的意见和采纳情况，最迟{day(due.judge_by)}。"
    return NewDuty(
        title=adoption_title(entry.title)[:TITLE_LONGEST],
        why=why + "".join(remark.text for remark in due.remarks),
        kind=DutyKind.EVENT.value,
        formed_on=last_day,
        remind_by=due.remind_by,
        judge_by=due.judge_by,
        source=f"{ARTICLE_18}、{ARTICLE_32.article}",
        statutory_item=line.main_code if line else entry.statutory_item,
        line_id=line.id if line else None,
    )
