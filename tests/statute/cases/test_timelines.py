"""Hundreds of timelines against dates counted from the notices by `counter`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from mingbai.statute.cases.clock import timeline
from mingbai.statute.cases.consultation import chased_on
from mingbai.statute.cases.facts import CaseEvent, CaseFacts, ServiceMode
from mingbai.statute.cases.practice import CaseSettings
from mingbai.statute.cases.receipt import ReceiptChannel
from mingbai.statute.cases.reckoning import Pending
from mingbai.statute.workdays.calendar import Calendar, YearNotAnnounced
from mingbai.statute.workdays.deadline import LocalDays
from mingbai.statute.workdays.provisional import provisional
from statute.cases.counter import LOCAL_REST, nth, works
from statute.cases.timeline_words import NATIONAL, NINGXIA, TABLE, K, dated, days_in, facts, said


def rows() -> Iterator[tuple[str, str, str]]:
    for line in TABLE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            how, happened, follows = (part.strip() for part in line.split(" | "))
            yield how, happened, follows


def groups() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("## "):
            found[line[3:]] = current = []
        elif not line.startswith("#"):
            current.append(line)
    return found


@pytest.mark.parametrize("group", groups())
def test_every_timeline_of_the_table(group: str) -> None:
    wrong = []
    for line in groups()[group]:
        how, happened, follows = (part.strip() for part in line.split(" | "))
        found = timeline(facts(how, happened), NINGXIA if "宁夏" in how else NATIONAL)
        if said(found, how) != follows:
            wrong.append(f"{line}\n    got: {said(found, how)}")
    assert wrong == []


def test_the_table_is_large_and_covers_all_years() -> None:
    found = list(rows())
    assert len(found) >= 700
    assert {days_in(how)[0].year for how, _, _ in found} == set(range(2019, 2027))


def test_the_calendar_of_this_test_and_the_counter_agree_on_every_day() -> None:
    first = date(2019, 1, 2)
    for one in (first + timedelta(days=n) for n in range((date(2026, 12, 31) - first).days + 1)):
        assert NATIONAL.is_working(one) == works(one), one
        if one.year <= 2022:
            assert NINGXIA.is_working(one) == works(one, local=True), one
    assert len(LOCAL_REST) == 14


@pytest.mark.parametrize(
    ("received", "due"),
    [
        # Counted on paper from the notices.
        ("2026-02-10周二", "2026-03-16周一"),
        ("2022-01-04周二", "2022-01-30周日"),
        ("2025-01-22周三", "2025-02-25周二"),
        ("2021-02-20周六", "2021-03-19周五"),
        ("2020-01-20周一", "2020-02-25周二"),
        ("2021-04-02周五", "2021-04-30周五"),
        ("2023-09-28周四", "2023-11-01周三"),
        ("2024-02-08周四", "2024-03-13周三"),
        ("2019-01-31周四", "2019-03-05周二"),
        ("2026-09-30周三", "2026-11-03周二"),
    ],
)
def test_dates_counted_on_paper(received: str, due: str) -> None:
    assert nth(dated(received), 20) == dated(due)
    assert timeline(facts(f"window {received}", ""), NATIONAL).reply_due_on == dated(due)


def codes(how: str, happened: str, calendar: Calendar = NATIONAL) -> list[str]:
    return [remark.code for remark in timeline(facts(how, happened), calendar).remarks]


@pytest.mark.parametrize(
    ("happened", "found"),
    [
        ("", []),
        ("correct 2026-03-23周一 in 5", ["correction_awaited"]),
        ("correct 2026-03-24周二 in 5", ["correction_notice_late", "correction_awaited"]),
        ("correct 2026-03-16周一 in 5 ; corrected 2026-03-23周一", []),
        ("correct 2026-03-16周一 in 5 ; corrected 2026-03-24周二", ["correction_late"]),
        ("ask A 2026-03-16周一 got 2026-03-16周一", ["third_party_open"]),
        ("ask A 2026-03-16周一", ["sending_for_receipt", "third_party_open"]),
        ("ask co:B 2026-03-16周一 got 2026-03-16周一", ["co_maker_open"]),
        ("ask other:C 2026-03-16周一 got 2026-03-16周一", ["organ_open"]),
        ("ask A 2026-03-16周一 got 2026-03-16周一 ; A answers 2026-04-07周二", []),
        ("ask A 2026-03-16周一 got 2026-03-16周一 ; A answers 2026-04-08周三", ["answered_late"]),
        ("ask other:C 2026-03-16周一 got 2026-03-16周一 ; other:C answers 2026-06-08周一", []),
        ("ask A 2026-04-09周四 got 2026-04-09周四 ; A answers 2026-04-10周五", []),
        ("ask A 2026-04-10周五 got 2026-04-10周五 ; A answers 2026-04-13周一", ["consulted_late"]),
        ("bill 2026-03-16周一", ["fee_awaited"]),
        ("bill 2026-03-16周一 ; paid 2026-04-14周二", []),
        ("bill 2026-03-16周一 ; paid 2026-04-15周三", ["fee_late"]),
        ("reply 2026-04-10周五 post", []),
        ("reply 2026-04-11周六 post", ["replied_late"]),
    ],
)
def test_the_remarks_on_both_sides_of_each_limit(happened: str, found: list[str]) -> None:
    assert codes("window 2026-03-12周四", happened) == found


def test_remarks_on_receipt_and_calendar() -> None:
    assert codes("web 2026-03-12周四", "") == ["not_confirmed"]
    assert codes("window 2026-03-12周四 confirmed 2026-03-13周五", "") == ["confirmation_not_needed"]
    assert codes("window 2026-03-12周四", "", NINGXIA) == ["local_layer_missing"]
    assert codes("window 2026-12-18周五", "", provisional(NATIONAL, 2027)) == ["provisional"]
    found = timeline(facts("window 2026-12-18周五", ""), provisional(NATIONAL, 2027))
    assert found.is_provisional
    assert not timeline(facts("window 2026-03-12周四", ""), NATIONAL).is_provisional
    silent = timeline(facts("window 2026-03-12周四", "ask A 2026-03-16周一 got 2026-03-16周一"), NATIONAL).remarks[0]
    assert str(silent.citation) == "条例第32条"
    assert "不是视为同意" in silent.text


def test_a_year_without_a_notice_is_never_guessed() -> None:
    with pytest.raises(YearNotAnnounced) as missing:
        timeline(facts("window 2026-12-18周五", ""), NATIONAL)
    assert missing.value.year == 2027


@pytest.mark.parametrize(
    ("happened", "awaited"),
    [
        ("", None),
        ("correct 2026-03-16周一 in 5", Pending.CORRECTION),
        ("bill 2026-03-16周一", Pending.FEE),
        ("ask other:C 2026-03-16周一", Pending.ORGAN),
        ("ask A 2026-03-16周一", None),
    ],
)
def test_what_is_awaited(happened: str, awaited: Pending | None) -> None:
    found = timeline(facts("window 2026-03-12周四", happened), NATIONAL, today=date(2026, 3, 20))
    assert found.awaited is awaited
    assert (found.reply_due_on is None, found.draft_on is None, found.warnings == (), found.workdays_left is None) == (
        (awaited is not None,) * 4
    )


@pytest.mark.parametrize(
    ("happened", "due"),
    [
        ("ask other:C 2026-03-16周一", "2026-04-10周五"),
        # What was answered took its time; only the one that is waited for is left out.
        ("ask other:C 2026-03-16周一 ; ask other:D 2026-03-16周一 ; other:D answers 2026-03-18周三", "2026-04-14周二"),
        ("ask other:C 2026-03-16周一 ; other:C answers 2026-03-18周三 ; ask other:C 2026-03-19周四", "2026-04-14周二"),
        ("ask other:C 2026-03-16周一 ; other:C answers 2026-03-18周三", ""),
        ("ask A 2026-03-16周一", ""),
    ],
)
def test_when_the_time_would_be_over_without_the_wait(happened: str, due: str) -> None:
    assert timeline(facts("window 2026-03-12周四", happened), NATIONAL).due_without_wait == (dated(due) if due else None)


@pytest.mark.parametrize(
    ("today", "every", "chased"),
    [
        ("2026-03-16周一", 5, ""),
        ("2026-03-20周五", 5, ""),
        ("2026-03-23周一", 5, "2026-03-23周一"),
        ("2026-03-29周日", 5, "2026-03-23周一"),
        ("2026-03-30周一", 5, "2026-03-30周一"),
        ("2026-03-17周二", 0, "2026-03-17周二"),
    ],
)
def test_another_organ_is_asked_again_from_time_to_time(today: str, every: int, chased: str) -> None:
    assert chased_on(dated("2026-03-16周一"), dated(today), every, NATIONAL) == (dated(chased) if chased else None)


def test_draft_day_and_warnings() -> None:
    found = timeline(facts("window 2026-03-12周四", ""), NATIONAL, today=dated("2026-03-31周二"))
    assert found.draft_on == dated("2026-04-01周三")
    assert [(one.on, one.workday, one.before_end) for one in found.warnings] == [
        (dated("2026-03-26周四"), 10, None),
        (dated("2026-03-30周一"), 12, None),
        (dated("2026-04-01周三"), 14, None),
        (dated("2026-04-07周二"), 0, 3),
        (dated("2026-04-09周四"), 0, 1),
        (dated("2026-04-10周五"), 0, 0),
    ]
    assert found.workdays_left == 7
    late = timeline(facts("window 2026-03-12周四", ""), NATIONAL, today=dated("2026-04-14周二"))
    assert late.workdays_left == -2
    own = CaseSettings(draft_workday=5, warn_workdays=(25,), warn_before_end=())
    short = timeline(facts("window 2026-03-12周四", ""), NATIONAL, own)
    assert (short.draft_on, short.warnings) == (dated("2026-03-19周四"), ())


def test_local_days_as_the_county_decides() -> None:
    how = "window 2020-05-18周一"
    dates = {
        choice: (found.remind_by, found.reply_due_on)
        for choice in LocalDays
        if (found := timeline(facts(how, ""), NINGXIA, CaseSettings(local_days=choice)))
    }
    earlier, later = dated("2020-06-15周一"), dated("2020-06-17周三")
    assert dates == {
        LocalDays.EARLIER_AND_LATER: (earlier, later),
        LocalDays.NATIONAL_ONLY: (earlier, earlier),
        LocalDays.LOCAL: (later, later),
    }
    assert codes("window 2026-03-12周四", "", NINGXIA.only_national()) == []
    national = CaseSettings(local_days=LocalDays.NATIONAL_ONLY)
    assert timeline(facts("window 2026-03-12周四", ""), NINGXIA, national).remarks == ()


@pytest.mark.parametrize(
    ("setting", "happened", "due"),
    [
        # Paid on 3/18: 20 working days are 4/16, with the extension that was decided before 5/18.
        ({}, "extend 2026-03-16周一 by 20 ; bill 2026-03-17周二 ; paid 2026-03-18周三", "2026-05-18周一"),
        (
            {"extension_survives_restart": False},
            "extend 2026-03-16周一 by 20 ; bill 2026-03-17周二 ; paid 2026-03-18周三",
            "2026-04-16周四",
        ),
        (
            {"extension_survives_restart": False},
            "bill 2026-03-17周二 ; paid 2026-03-18周三 ; extend 2026-03-18周三 by 1",
            "2026-04-17周五",
        ),
        ({}, "bill 2026-03-17周二 ; paid 2026-03-18周三", "2026-04-16周四"),
        # Without a restart the waiting is left out: one working day, 3/18.
        ({"fee_restarts_clock": False}, "bill 2026-03-17周二 ; paid 2026-03-18周三", "2026-04-13周一"),
    ],
)
def test_what_is_open_in_law_is_a_setting(setting: dict[str, bool], happened: str, due: str) -> None:
    found = timeline(facts("window 2026-03-12周四", happened), NATIONAL, CaseSettings(**setting))  # type: ignore[arg-type]
    assert found.reply_due_on == dated(due)


def test_a_delayed_reply_and_a_reply_ordered_anew() -> None:
    received = date(2026, 3, 12)
    delayed = CaseEvent(K.DELAYED, date(2026, 4, 1), until=date(2026, 6, 30))
    found = timeline(CaseFacts(ReceiptChannel.ORAL, received, events=(delayed,)), NATIONAL)
    assert found.reply_due_on == date(2026, 6, 30)
    assert [step.what for step in found.steps] == ["received", "correction_due", "reply_due", "delayed"]
    replied = CaseEvent(K.REPLIED, date(2026, 4, 13), service=ServiceMode.POST)
    late = timeline(CaseFacts(ReceiptChannel.WINDOW, received, events=(replied,)), NATIONAL)
    assert (late.is_late, late.replied_on) == (True, date(2026, 4, 13))
    anew = CaseEvent(K.REOPENED, date(2026, 8, 3))
    again = timeline(CaseFacts(ReceiptChannel.WINDOW, received, events=(replied, anew)), NATIONAL)
    assert (again.counts_from, again.reply_due_on, again.replied_on) == (date(2026, 8, 3), dated("2026-08-31周一"), None)
    assert not again.is_late
    assert "reopened" in [step.what for step in again.steps]
    ten = CaseEvent(K.REOPENED, date(2026, 8, 3), workdays=10)
    asked = CaseEvent(K.THIRD_PARTY_CONSULTED, date(2026, 8, 4), "A", received_on=date(2026, 8, 4))
    answered = CaseEvent(K.THIRD_PARTY_ANSWERED, date(2026, 8, 6), "A")
    events = (replied, ten, asked, answered, CaseEvent(K.REPLIED, date(2026, 8, 19), service=ServiceMode.WEB))
    third = timeline(CaseFacts(ReceiptChannel.WINDOW, received, events=events), NATIONAL)
    assert (third.reply_due_on, third.replied_in_time, third.paused_workdays) == (dated("2026-08-19周三"), True, 2)


def test_the_trace_of_each_date_can_be_counted_again() -> None:
    """Every step with working days leads from its start to its end by the counter, pauses aside."""
    checked = 0
    for how, happened, _ in rows():
        if "宁夏" in how:
            continue
        found = timeline(facts(how, happened), NATIONAL)
        for step in found.steps:
            assert step.sentence.endswith("。")
            assert str(step.citation)
            if step.workdays and not (step.what == "reply_due" and found.paused_workdays):
                assert nth(step.start, step.workdays) == step.end, (how, happened, step)
                checked += 1
    assert checked > 1000


def test_the_trace_in_words() -> None:
    happened = "ask A 2026-03-16周一 got 2026-03-17周二 ; A answers 2026-03-19周四 ; extend 2026-03-20周五 by 5"
    said_steps = [step.sentence for step in timeline(facts("window 2026-03-12周四", happened), NATIONAL).steps]
    asked = (
        "2026年3月16日征求A的意见，对方2026年3月17日收到，自收到之日起15个工作日内（最迟2026年4月8日）提出，2026年3月19日收到回复；"
        "2026年3月16日的次日到2026年3月19日不计入期限。"
    )
    assert said_steps == [
        "当面提交，以提交之日2026年3月12日为收到申请之日，当日不计。",
        "需要补正的，自收到之日起7个工作日内（最迟2026年3月23日）一次性告知。",
        asked,
        "2026年3月12日的次日起25个工作日内答复，延长5个工作日，征求意见的3个工作日不计：最迟2026年4月22日。",
    ]
    other = "ask other:C 2026-03-16周一 ; correct 2026-03-17周二 in 5 ; corrected 2026-03-18周三 ; bill 2026-03-19周四"
    words = " ".join(
        step.sentence for step in timeline(facts("web 2026-03-11周三 confirmed 2026-03-12周四", other), NATIONAL).steps
    )
    assert "征求C的意见，还没有回复；所需时间不计入期限" in words
    assert "2026年3月17日告知补正，补正期限5个工作日，到2026年3月24日。" in words
    assert "2026年3月18日收到补正的申请，答复期限从这一天起重新计算" in words
    assert "次日起20个工作日内（最迟2026年4月17日）缴纳" in words


def test_the_cost_grows_with_days_only() -> None:
    """A hundred parties asked at once leave out the same days once."""
    asked = [CaseEvent(K.THIRD_PARTY_CONSULTED, date(2026, 3, 16), f"第{n}户", received_on=date(2026, 3, 16)) for n in range(100)]
    answered = [CaseEvent(K.THIRD_PARTY_ANSWERED, date(2026, 3, 20), f"第{n}户") for n in range(100)]
    looked: list[date] = []

    class Watching(Calendar):
        def is_working(self, day: date) -> bool:
            looked.append(day)
            return super().is_working(day)

    watching = Watching(NATIONAL.national)
    many = timeline(CaseFacts(ReceiptChannel.WINDOW, date(2026, 3, 12), events=(*asked, *answered)), watching)
    assert (many.paused_workdays, many.reply_due_on) == (4, dated("2026-04-16周四"))
    # 15 working days for each of the hundred letters, counted twice: once for its last day, once for its pause.
    assert len(looked) < 100 * 2 * 30 + 300


@pytest.mark.parametrize(
    ("happened", "follows"),
    [
        # Asked while the time runs: it stands still until the answer, so a reply before that is in time.
        ("ask other:C 2026-04-09周四 ; reply 2026-04-20周一 post", "due - ; in time"),
        # Asked on the last day or later: nothing is left to stand still.
        ("ask other:C 2026-04-10周五 ; reply 2026-04-13周一 post", "due 2026-04-10周五 ; late"),
        ("ask other:C 2026-04-20周一 ; reply 2026-04-21周二 post", "due 2026-04-10周五 ; late"),
    ],
)
def test_another_organ_stops_the_time_only_while_it_runs(happened: str, follows: str) -> None:
    how = "window 2026-03-12周四"
    assert said(timeline(facts(how, happened), NATIONAL), how).partition("correction 2026-03-23周一 ; ")[2] == follows


def test_whether_sending_stands_in_for_an_unknown_receipt_is_a_setting() -> None:
    how, waits = "window 2026-03-12周四", CaseSettings(sending_is_receipt=False)
    by_sending = timeline(facts(how, "ask A 2026-03-16周一"), NATIONAL)
    found = timeline(facts(how, "ask A 2026-03-16周一"), NATIONAL, waits)
    assert by_sending.third_party_due_on == {"A": dated("2026-04-07周二")}
    assert (found.awaited, found.reply_due_on, found.third_party_due_on) == (Pending.ORGAN, None, {})
    assert "还没有起算" in next(one.text for one in found.remarks if one.code == "sending_for_receipt")
    known = "ask A 2026-03-16周一 got 2026-03-18周三"
    assert timeline(facts(how, known), NATIONAL, waits) == timeline(facts(how, known), NATIONAL)
    answered = "ask A 2026-03-16周一 ; A answers 2026-03-20周五"
    assert timeline(facts(how, answered), NATIONAL, waits).reply_due_on == timeline(facts(how, answered), NATIONAL).reply_due_on


def test_a_reply_that_never_came_is_ordered_too() -> None:
    anew = CaseEvent(K.REOPENED, date(2026, 8, 3))
    found = timeline(CaseFacts(ReceiptChannel.WINDOW, date(2026, 3, 12), events=(anew,)), NATIONAL)
    assert found.reply_due_on == dated("2026-08-31周一")


def test_what_was_open_on_the_day_of_an_extension_needs_no_later_notice() -> None:
    # On 11-24 A had until 12-09, so the reply would have been due in 2027; the answer of 11-26 brings it back.
    happened = "ask A 2026-11-18周三 got 2026-11-18周三 ; extend 2026-11-24周二 by 1 ; A answers 2026-11-26周四"
    assert timeline(facts("window 2026-11-16周一", happened), NATIONAL).reply_due_on == dated("2026-12-23周三")
    with pytest.raises(YearNotAnnounced):
        timeline(facts("window 2026-12-07周一", "ask A 2026-12-08周二 ; extend 2027-01-04周一 by 5"), NATIONAL)


def test_the_days_since_cannot_be_counted_into_a_year_without_a_notice() -> None:
    found = timeline(facts("window 2026-11-16周一", ""), NATIONAL, today=date(2027, 1, 4))
    assert (found.reply_due_on, found.workdays_left) == (dated("2026-12-14周一"), None)
