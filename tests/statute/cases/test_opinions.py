"""Where third parties, co-makers and other organs stand, on both sides of each limit."""

from __future__ import annotations

from datetime import date

import pytest

from mingbai.statute.cases.consultation import Consultation
from mingbai.statute.cases.facts import OrganRole
from mingbai.statute.cases.opinions import AskedOpinion, OtherOrgans, ThirdParty, opinion_words, other_organs, third_parties

DUE = date(2026, 3, 30)
LAST, AFTER = DUE, date(2026, 3, 31)
CO, OTHER = OrganRole.CO_MAKER, OrganRole.OTHER


def opinion(role: OrganRole | None, answered_on: date | None = None, agrees: bool | None = None) -> AskedOpinion:
    due = None if role is OTHER else DUE
    return AskedOpinion(Consultation("A", role, date(2026, 3, 9), None, answered_on), due, agrees)


SILENT, YES, NO = opinion(None), opinion(None, LAST, True), opinion(None, LAST, False)
CO_SILENT, CO_YES, CO_NO, CO_LATE = opinion(CO), opinion(CO, LAST, True), opinion(CO, LAST, False), opinion(CO, AFTER, False)
OTHER_SILENT, OTHER_YES, OTHER_NO = opinion(OTHER), opinion(OTHER, AFTER, True), opinion(OTHER, AFTER, False)


@pytest.mark.parametrize(
    ("opinions", "on_the_last_day", "after_it"),
    [
        ([], ThirdParty.NOT_ASKED, ThirdParty.NOT_ASKED),
        ([CO_SILENT, OTHER_SILENT], ThirdParty.NOT_ASKED, ThirdParty.NOT_ASKED),
        ([SILENT], ThirdParty.WAITING, ThirdParty.SILENT),
        ([YES], ThirdParty.AGREED, ThirdParty.AGREED),
        ([NO], ThirdParty.OBJECTED, ThirdParty.OBJECTED),
        ([opinion(None, AFTER, False)], ThirdParty.OBJECTED, ThirdParty.OBJECTED),
        ([YES, SILENT], ThirdParty.WAITING, ThirdParty.SILENT),
        # One refused; the other may still say something, in time.
        ([NO, SILENT], ThirdParty.WAITING, ThirdParty.OBJECTED),
    ],
)
def test_third_parties(opinions: list[AskedOpinion], on_the_last_day: ThirdParty, after_it: ThirdParty) -> None:
    assert [third_parties(opinions, on) for on in (LAST, AFTER)] == [on_the_last_day, after_it]


@pytest.mark.parametrize(
    ("opinions", "on_the_last_day", "after_it"),
    [
        ([SILENT], OtherOrgans.NOT_ASKED, OtherOrgans.NOT_ASKED),
        ([CO_SILENT], OtherOrgans.WAITING, OtherOrgans.CONSENTED),
        ([CO_YES], OtherOrgans.AGREED, OtherOrgans.AGREED),
        ([CO_NO], OtherOrgans.OBJECTED, OtherOrgans.OBJECTED),
        # It said nothing in time, which is consent, whatever it said later.
        ([CO_LATE], OtherOrgans.CONSENTED, OtherOrgans.CONSENTED),
        ([CO_YES, CO_SILENT], OtherOrgans.WAITING, OtherOrgans.CONSENTED),
        ([CO_NO, CO_SILENT], OtherOrgans.WAITING, OtherOrgans.OBJECTED),
        # Another organ has no limit, and its silence means nothing.
        ([OTHER_SILENT], OtherOrgans.WAITING, OtherOrgans.WAITING),
        ([CO_SILENT, OTHER_SILENT], OtherOrgans.WAITING, OtherOrgans.WAITING),
        ([OTHER_YES], OtherOrgans.AGREED, OtherOrgans.AGREED),
        ([OTHER_NO], OtherOrgans.OBJECTED, OtherOrgans.OBJECTED),
    ],
)
def test_other_organs(opinions: list[AskedOpinion], on_the_last_day: OtherOrgans, after_it: OtherOrgans) -> None:
    assert [other_organs(opinions, on) for on in (LAST, AFTER)] == [on_the_last_day, after_it]


@pytest.mark.parametrize(
    ("one", "on", "said"),
    [
        (SILENT, LAST, "A：还没有回复，最迟2026年3月30日。"),
        (SILENT, AFTER, "A：到2026年3月30日没有回复。逾期未提出意见的，由本机关依照条例决定是否公开，不是视为同意。"),
        (AskedOpinion(Consultation("A", None, LAST), None), AFTER, "A：还没有回复。对方哪天收到还没有登记，15个工作日没有起算。"),
        (NO, AFTER, "A：2026年3月30日不同意公开。"),
        (CO_SILENT, AFTER, "A（共同制作机关）：到2026年3月30日没有回复。逾期未提出意见的，视为同意公开。"),
        (CO_LATE, AFTER, "A（共同制作机关）：2026年3月31日不同意公开。已经逾期：逾期未提出意见的，视为同意公开。"),
        (OTHER_YES, AFTER, "A（其他机关）：2026年3月31日同意公开。"),
        (OTHER_SILENT, AFTER, "A（其他机关）：还没有回复。没有法定的回复期限，也没有“视为同意”，回复以前期限不计。"),
    ],
)
def test_what_the_question_says_of_each(one: AskedOpinion, on: date, said: str) -> None:
    assert opinion_words(one, on) == said
