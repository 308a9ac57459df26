"""What cannot be, or what the law does not allow there, has no timeline; the refusal names its key."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mingbai.statute.cases.clock import timeline
from mingbai.statute.cases.facts import CaseEvent, CaseFacts, UnlawfulTimeline
from mingbai.statute.cases.practice import CaseSettings
from mingbai.statute.cases.receipt import ReceiptChannel
from mingbai.statute.cases.reckoning import Pending
from statute.cases.timeline_words import NATIONAL, K, dated, facts

REFUSED = """
web 2026-03-12周四 | reply 2026-03-13周五 post | events[0]
web 2026-03-12周四 confirmed 2026-03-11周三 | | confirmed_on
window 2026-03-12周四 confirmed 2026-03-11周三 | | confirmed_on
window 2026-03-12周四 | reply 2026-03-11周三 post | events[0].on
web 2026-03-12周四 confirmed 2026-03-16周一 | ask A 2026-03-13周五 | events[0].on
window 2026-03-12周四 | ask A 2026-03-17周二 ; correct 2026-03-16周一 in 5 | events[1].on
window 2026-03-12周四 | reply 2026-03-17周二 post ; reply 2026-03-18周三 post | events[1].type
window 2026-03-12周四 | reply 2026-03-17周二 post ; ask A 2026-03-18周三 | events[1].type
window 2026-03-12周四 | ask A 2026-03-16周一 ; reply 2026-03-17周二 web ; A answers 2026-03-18周三 | events[2].type
window 2026-03-12周四 | correct 2026-03-16周一 in 0 | events[0].answer_within_workdays
window 2026-03-12周四 | correct 2026-03-16周一 in -3 | events[0].answer_within_workdays
window 2026-03-12周四 | correct 2026-03-16周一 in 5 ; correct 2026-03-17周二 in 5 | events[1].type
window 2026-03-12周四 | correct 2026-03-16周一 in 5 ; corrected 2026-03-17周二 ; correct 2026-03-18周三 in 5 | events[2].type
window 2026-03-12周四 | corrected 2026-03-16周一 | events[0].type
window 2026-03-12周四 | correct 2026-03-16周一 in 5 ; corrected 2026-03-17周二 ; corrected 2026-03-18周三 | events[2].type
window 2026-03-12周四 | extend 2026-03-20周五 by 0 | events[0].workdays
window 2026-03-12周四 | extend 2026-03-20周五 by 21 | events[0].workdays
window 2026-03-12周四 | extend 2026-03-20周五 by 5 ; extend 2026-03-23周一 by 5 | events[1].type
window 2026-03-12周四 | extend 2026-04-11周六 by 5 | events[0].on
window 2026-02-10周二 | extend 2026-03-17周二 by 20 | events[0].on
window 2026-03-12周四 | ask A 2026-03-16周一 ; A answers 2026-03-17周二 ; extend 2026-04-14周二 by 5 | events[2].on
window 2026-03-12周四 | correct 2026-03-16周一 in 5 ; corrected 2026-03-18周三 ; extend 2026-04-17周五 by 5 | events[2].on
window 2026-03-12周四 | ask A 2026-03-16周一 ; ask A 2026-03-17周二 | events[1].party
window 2026-03-12周四 | ask A 2026-03-16周一 got 2026-03-13周五 | events[0].received_on
window 2026-03-12周四 | A answers 2026-03-17周二 | events[0].party
window 2026-03-12周四 | ask A 2026-03-16周一 ; B answers 2026-03-17周二 | events[1].party
window 2026-03-12周四 | ask A 2026-03-16周一 ; A answers 2026-03-17周二 ; A answers 2026-03-18周三 | events[2].party
window 2026-03-12周四 | ask A 2026-03-16周一 ; co:A answers 2026-03-17周二 | events[1].party
window 2026-03-12周四 | ask co:A 2026-03-16周一 ; A answers 2026-03-17周二 | events[1].party
window 2026-03-12周四 | ask co:A 2026-03-16周一 ; other:A answers 2026-03-17周二 | events[1].role
window 2026-03-12周四 | ask A 2026-03-16周一 got 2026-03-18周三 ; A answers 2026-03-17周二 | events[1].on
window 2020-12-15周二 | bill 2020-12-31周四 | events[0].on
window 2026-03-12周四 | bill 2026-03-16周一 ; bill 2026-03-17周二 | events[1].type
window 2026-03-12周四 | bill 2026-03-16周一 ; paid 2026-03-17周二 ; bill 2026-03-18周三 | events[2].type
window 2026-03-12周四 | paid 2026-03-16周一 | events[0].type
window 2026-03-12周四 | bill 2026-03-16周一 ; paid 2026-03-17周二 ; paid 2026-03-18周三 | events[2].type
window 2026-03-12周四 | bill 2026-04-11周六 | events[0].on
"""


@pytest.mark.parametrize("line", REFUSED.strip().splitlines())
def test_what_cannot_be_or_is_not_allowed_is_refused_with_its_key(line: str) -> None:
    how, happened, key = (part.strip() for part in line.split("|"))
    with pytest.raises(UnlawfulTimeline) as refusal:
        timeline(facts(how, happened), NATIONAL)
    assert refusal.value.key == key
    assert refusal.value.reason in str(refusal.value)


def test_both_sides_of_the_limits_that_refuse() -> None:
    received = "window 2026-03-12周四"
    assert timeline(facts(received, "extend 2026-04-10周五 by 20"), NATIONAL).limit == 40
    assert timeline(facts(received, "bill 2026-04-10周五"), NATIONAL).awaited is Pending.FEE
    assert timeline(facts("window 2020-12-15周二", "bill 2021-01-04周一"), NATIONAL).fee_due_on == dated("2021-02-01周一")
    earlier = CaseSettings(fees_since=date(2020, 12, 1))
    billed = facts("window 2020-12-15周二", "bill 2020-12-31周四")
    assert timeline(billed, NATIONAL, earlier).fee_due_on
    kept = replace(billed, events=tuple(replace(one, is_judged=True) for one in billed.events))
    assert timeline(kept, NATIONAL).fee_due_on, "what was lawful on its day stays so when the county names a later day"


@pytest.mark.parametrize(
    ("events", "key"),
    [
        ((CaseEvent(K.THIRD_PARTY_CONSULTED, date(2026, 3, 16)),), "events[0].party"),
        ((CaseEvent(K.ORGAN_CONSULTED, date(2026, 3, 16), "县财政局"),), "events[0].role"),
        ((CaseEvent(K.REOPENED, date(2026, 3, 11)),), "events[0].on"),
        ((CaseEvent(K.DELAYED, date(2026, 3, 16)),), "events[0].until"),
        ((CaseEvent(K.DELAYED, date(2026, 3, 16), until=date(2026, 3, 13)),), "events[0].until"),
        ((CaseEvent(K.DELAYED, date(2026, 4, 13), until=date(2026, 6, 1)),), "events[0].on"),
    ],
)
def test_what_only_a_case_of_the_product_can_hold_is_refused_too(events: tuple[CaseEvent, ...], key: str) -> None:
    with pytest.raises(UnlawfulTimeline) as refusal:
        timeline(CaseFacts(ReceiptChannel.WINDOW, date(2026, 3, 12), events=events), NATIONAL)
    assert refusal.value.key == key
