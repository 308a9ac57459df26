"""Duties that the calendar makes, each of them once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from mingbai.accounts.values import Acting, Doing, system
from mingbai.catalogue.actions.duties_handed_on import hand_on
from mingbai.catalogue.actions.duties_new import make_periods
from mingbai.catalogue.models import DutyRun
from mingbai.catalogue.queries.duties import counting_calendar, without_duties_of
from mingbai.catalogue.queries.lines import lines_for
from mingbai.catalogue.values.cycles import from_calendar, recurs
from mingbai.catalogue.values.duties import NewDuty
from mingbai.catalogue.values.lines import LineRow
from mingbai.core.acts import open_act
from mingbai.organs import queries as organs
from mingbai.organs.models import Organ
from mingbai.organs.queries import OrganRow

# How far the first run looks back: far enough for the last quarter that ended.
LOOK_BACK = timedelta(days=92)


def generate(*, organ_code: str, today: date, by: Acting, at: datetime) -> int:
    """Make the duties of the periods that have ended and return how many. A second run on the same day does nothing."""
    organ = organs.organ(organ_code)
    last = DutyRun.objects.filter(organ_id=organ.id).values_list("generated_on", flat=True).first()
    if last is not None and last >= today:
        return 0
    since = min(last, today - LOOK_BACK) if last else today - LOOK_BACK
    with open_act(by=by, at=at) as done:
        # Locking the organ's row makes a concurrent run find what this one made.
        done.lock(Organ, pk=organ.id)
        lines = lines_for(organ, today, include_not_applicable=True)
        count = make_periods(done, organ, _new(organ, [line for line in lines if line.is_applicable], since, today))
        moved = hand_on(done, organ, {line.id for line in lines})
        DutyRun.objects.update_or_create(organ_id=organ.id, defaults={"generated_on": today})
        if count or moved:
            done.note("duty.generated", f"duties:{organ.code}", {"on": today, "duties": count})
        else:
            done.no_entry("nothing fell due")
    return count


def generate_all(*, today: date, at: datetime) -> int:
    """Run `generate` for every organ as the system; return how many duties are new."""
    due = set(without_duties_of(today))
    waiting = [organ for organ in organs.tree() if organ.id in due and organ.is_open]
    return sum(generate(organ_code=organ.code, today=today, by=system(organ), at=at) for organ in waiting)


def look_again(done: Doing, owner_id: int) -> None:
    """Let the job regenerate the duties of an organ, and of those under it, at once after its catalogue has changed."""
    changed = [owner_id, *(row.id for row in organs.supervised(owner_id))]
    DutyRun.objects.filter(organ_id__in=changed).delete()


def _new(organ: OrganRow, lines: Iterable[LineRow], since: date, today: date) -> list[NewDuty]:
    calendar = counting_calendar(today)
    found: list[NewDuty] = []
    for line in lines:
        # What a village has to publish is the village's duty, not its township's.
        if recurs(line, organ.level) and (organ.is_committee or not line.is_village_affairs):
            found += from_calendar(line, since, today, calendar)
    return found
