"""Messages from the public: their order, their days, who may answer, what may be shown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mingbai.calendars.values import shipped
from mingbai.statute.mailbox.answers import (
    SHOWING_MOVES,
    Showing,
    ShowingAct,
    may_confirm,
    may_open_box,
    may_propose,
    may_release,
    showing_move,
)
from mingbai.statute.mailbox.clock import (
    MailboxSettings,
    answer_by,
    kept_until,
    mailbox_settings_from,
    may_extend,
    neglected_on,
    open_box_by,
)
from mingbai.statute.mailbox.states import OPEN, TRANSITIONS, MessageAct, MessageKind, MessageState, message_move
from mingbai.statute.posts import WORKERS
from statute.moving import leads_only

ADVICE, MISTAKE, COMPLAINT = MessageKind
CALENDAR = shipped("", (), ())
MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize("state", MessageState)
@pytest.mark.parametrize("act", MessageAct)
def test_only_the_moves_of_the_table_are_made(state: MessageState, act: MessageAct) -> None:
    table = {(one.state, one.act): one.to for one in TRANSITIONS}
    leads_only(message_move(state, act), table.get((state, act)))


def test_every_open_message_leads_to_an_end_and_no_ended_one_leads_on() -> None:
    assert {one.state for one in TRANSITIONS} == OPEN
    assert {one.to for one in TRANSITIONS} == set(MessageState) - {MessageState.RECEIVED}
    # Whoever answers does not send the answer off alone.
    assert all(not set(one.owners) <= set(WORKERS) for one in TRANSITIONS if one.to is MessageState.ANSWERED)


@pytest.mark.parametrize("state", Showing)
@pytest.mark.parametrize("act", ShowingAct)
def test_only_the_moves_of_a_selection_are_made(state: Showing, act: ShowingAct) -> None:
    table = {(one.state, one.act): one.to for one in SHOWING_MOVES}
    leads_only(showing_move(state, act), table.get((state, act)))


@pytest.mark.parametrize(
    ("kind", "received", "more", "due"),
    [
        (MISTAKE, MONDAY, 0, date(2026, 3, 5)),
        (ADVICE, MONDAY, 0, date(2026, 3, 11)),
        (ADVICE, MONDAY, 8, date(2026, 3, 23)),
        (COMPLAINT, MONDAY, 0, date(2026, 3, 23)),
        # Saturday: the first working day is Monday. The Mid-Autumn days off of 25 to 27 September do not count.
        (MISTAKE, date(2026, 3, 7), 0, date(2026, 3, 11)),
        (MISTAKE, date(2026, 9, 24), 0, date(2026, 9, 30)),
    ],
)
def test_the_answer_is_due_so_many_working_days_after_receipt(kind: MessageKind, received: date, more: int, due: date) -> None:
    assert answer_by(kind, received, CALENDAR, more=more).judge_by == due


@pytest.mark.parametrize(
    ("kind", "more", "on", "before", "code"),
    [
        (ADVICE, 8, MONDAY, False, ""),
        (ADVICE, 9, MONDAY, False, "message.extended_long"),
        (ADVICE, 0, MONDAY, False, "message.extended_long"),
        (MISTAKE, 7, MONDAY, False, ""),
        (COMPLAINT, 15, MONDAY, True, "message.extended_twice"),
        (COMPLAINT, 15, MONDAY + timedelta(days=10), False, "message.extended_late"),
    ],
)
def test_an_extension_is_made_once_in_time_and_within_bounds(
    kind: MessageKind, more: int, on: date, before: bool, code: str
) -> None:
    found = may_extend(kind, more, on=on, due_on=MONDAY + timedelta(days=9), extended_before=before)
    assert (bool(found), found.code) == (not code, code)


def test_a_county_whose_longest_is_its_first_limit_extends_nothing() -> None:
    settings = MailboxSettings(mistake_workdays=3, mistake_longest=2)
    found = may_extend(MISTAKE, 1, on=MONDAY, due_on=MONDAY, extended_before=False, settings=settings)
    assert found.code == "message.not_extended"


def test_what_the_inspection_counts_and_for_how_long_things_are_kept() -> None:
    assert neglected_on(ADVICE, date(2026, 11, 30)) == date(2027, 3, 1)
    assert neglected_on(MISTAKE, date(2026, 1, 31)) == date(2026, 3, 1)
    assert neglected_on(COMPLAINT, MONDAY) is None
    assert kept_until(date(2026, 3, 2)) == date(2036, 12, 31)
    assert open_box_by(date(2026, 12, 31)) == date(2027, 1, 31)


def test_the_county_chooses_within_the_bounds_of_the_documents() -> None:
    assert mailbox_settings_from({"advice_workdays": 5}) == MailboxSettings(advice_workdays=5)
    for wrong in ({"advice_workdays": 8}, {"advice_workdays": 0}, {"kept_years": True}, {"box_months": "1"}, {"days": 3}):
        with pytest.raises(ValueError, match=next(iter(wrong))):
            mailbox_settings_from(dict(wrong))


def test_a_second_person_stands_between_the_writer_and_everybody_else() -> None:
    assert may_confirm(is_drafter=False, fits=True)
    assert may_confirm(is_drafter=True, fits=True).code == "message.own_answer"
    assert may_confirm(is_drafter=False, fits=False).code == "message.fits"
    assert may_propose(is_answered=True, has_consent=True)
    assert may_propose(is_answered=False, has_consent=True).code == "selection.unanswered"
    assert may_propose(is_answered=True, has_consent=False).code == "selection.consent"
    assert may_release(is_proposer=False)
    assert may_release(is_proposer=True).code == "selection.own"
    assert may_open_box("马某", "杨某")
    assert may_open_box("马某", " 马 某").code == "box.two_persons"
