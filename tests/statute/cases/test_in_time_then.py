"""An act that was in time by the notices of its day stays when a later notice brings the date forward."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mingbai.statute.cases.clock import timeline
from mingbai.statute.cases.facts import CaseEvent, CaseFacts, EventKind, UnlawfulTimeline
from mingbai.statute.workdays.arrangement import layer
from mingbai.statute.workdays.calendar import Calendar
from statute.cases.timeline_words import dated, facts
from statute.workdays.notices import OF_2021, OF_2026, arrangement

OTHERS_OF_2019 = "1/1 2/4-2/10 4/5-4/7 {} 6/7-6/9 9/13-9/15 10/1-10/7"
# 国办发明电〔2018〕15号 gave one day for the first of May; 国办发明电〔2019〕3号 made four of it, for 28 April and 5 May.
FIRST = Calendar(layer((arrangement(2019, OTHERS_OF_2019.format("5/1"), "2/2 2/3 9/29 10/12"),)))
THEN = Calendar(layer((arrangement(2019, OTHERS_OF_2019.format("5/1-5/4"), "2/2 2/3 4/28 5/5 9/29 10/12"),)))
# 2026 without the Saturday 14 February that its notice makes a working day.
BEFORE_2026 = Calendar(layer((replace(OF_2026, make_up_workdays=OF_2026.make_up_workdays - {date(2026, 2, 14)}),)))
BY_2026 = Calendar(layer((OF_2026,)))
# 2021 without the Sunday 7 February that its notice makes a working day.
BEFORE_2021 = Calendar(layer((replace(OF_2021, make_up_workdays=OF_2021.make_up_workdays - {date(2021, 2, 7)}),)))
BY_2021 = Calendar(layer((OF_2021,)))
OF_APRIL, OF_JANUARY, OF_2021_JANUARY = "window 2019-04-01周一", "window 2026-01-19周一", "window 2021-01-11周一"
DELAYED = CaseEvent(EventKind.DELAYED, dated("2019-04-30周二"), until=dated("2019-06-05周三"))

TABLE = [
    # what came, what was done, by which calendars, until when the reply was due first and is due after it by the later notice
    (OF_APRIL, "extend 2019-04-30周二 by 10", FIRST, THEN, "2019-05-15周三", "2019-05-15周三", "2019-04-29周一"),
    (OF_APRIL, "extend 2019-04-30周二 by 2", FIRST, THEN, "2019-05-03周五", "2019-05-05周日", "2019-04-29周一"),
    (OF_APRIL, DELAYED, FIRST, THEN, "2019-06-05周三", "2019-06-05周三", "2019-04-29周一"),
    (OF_JANUARY, "bill 2026-02-24周二", BEFORE_2026, BY_2026, "", "", "2026-02-14周六"),
    (OF_JANUARY, "extend 2026-02-24周二 by 5", BEFORE_2026, BY_2026, "2026-03-02周一", "2026-02-28周六", "2026-02-14周六"),
    (OF_2021_JANUARY, "extend 2021-02-08周一 by 20", BEFORE_2021, BY_2021, "2021-03-12周五", "2021-03-11周四", "2021-02-07周日"),
]  # fmt: skip


def happened(how: str, what: str | CaseEvent) -> CaseFacts:
    return facts(how, what) if isinstance(what, str) else replace(facts(how, ""), events=(what,))


@pytest.mark.parametrize(("how", "what", "first", "then", "due", "due_now", "forward"), TABLE)
def test_what_was_in_time_on_its_day_stays_with_a_remark(
    how: str, what: str | CaseEvent, first: Calendar, then: Calendar, due: str, due_now: str, forward: str
) -> None:
    fresh = happened(how, what)
    found = timeline(fresh, first)
    assert found.reply_due_on == (dated(due) if due else None)
    assert not [one for one in found.remarks if one.code == "in_time_then"]
    with pytest.raises(UnlawfulTimeline, match="晚于答复期限"):
        timeline(fresh, then)
    kept = replace(fresh, events=tuple(replace(one, is_judged=True) for one in fresh.events))
    found = timeline(kept, then)
    assert found.reply_due_on == (dated(due_now) if due_now else None)
    (remark,) = [one for one in found.remarks if one.code == "in_time_then"]
    on = dated(forward)
    assert f"{on.year}年{on.month}月{on.day}日，已经办的仍然有效" in remark.text
    assert timeline(kept, first).remarks == timeline(fresh, first).remarks


def test_the_next_act_is_judged_by_what_is_known_now() -> None:
    case = happened(OF_APRIL, "extend 2019-04-30周二 by 2")
    kept = tuple(replace(one, is_judged=True) for one in case.events)
    late = CaseEvent(EventKind.DELAYED, dated("2019-05-06周一"), until=dated("2019-06-05周三"))
    with pytest.raises(UnlawfulTimeline) as said:
        timeline(replace(case, events=(*kept, late)), THEN)
    assert said.value.key == "events[1].on"
    assert timeline(replace(case, events=(*kept, replace(late, on=dated("2019-05-05周日")))), THEN).is_late is False
