"""The remedy clause: by day, outcome, signer and organ; full names; no suit promised that courts do not take."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mingbai.statute.cases.outcomes import Outcome, law_of
from mingbai.statute.cases.practice import CaseSettings
from mingbai.statute.cases.remedies import (
    NO_CLAUSE,
    CourtLevel,
    OrganKind,
    RemedyKind,
    Signatory,
    SignedBy,
    clause,
    court_level,
    kind_told,
    lacking_names,
    may_sign_in_own_name,
    remedy_kind,
    review_bodies,
    review_bodies_of_silence,
    silence_kind,
)

K, R = RemedyKind, Outcome
OLD, NEW, COURT, BEFORE_RULES, RULES = (
    date(2023, 12, 31),
    date(2024, 1, 1),
    date(2025, 6, 1),
    date(2026, 6, 30),
    date(2026, 7, 1),
)
TAX_ABOVE = "国家税务总局固原市税务局"
TOWNSHIP = Signatory(
    OrganKind.TOWNSHIP,
    "彭阳县白阳镇人民政府",
    own_government="彭阳县人民政府",
    superior="",
    basic_court="彭阳县人民法院",
)
COUNTY = Signatory(
    OrganKind.COUNTY_GOVERNMENT,
    "彭阳县人民政府",
    own_government="彭阳县人民政府",
    government_above="固原市人民政府",
    basic_court="彭阳县人民法院",
    intermediate_court="固原市中级人民法院",
)
JUSTICE = Signatory(
    OrganKind.JUSTICE_BUREAU,
    "彭阳县司法局",
    own_government="彭阳县人民政府",
    superior="固原市司法局",
    basic_court="彭阳县人民法院",
)


@pytest.mark.parametrize(
    ("outcome", "grounds", "kinds"),
    [
        # On 2023-12-31, 2024-01-01, 2025-06-01, 2026-06-30, 2026-07-01.
        (R.PROCESS, ("16.2",), (K.EITHER, K.REVIEW_FIRST, K.REVIEW_FIRST, K.REVIEW_FIRST, K.REVIEW_FIRST)),
        (R.STATE_SECRETS, ("14.1",), (K.EITHER, K.REVIEW_FIRST, K.REVIEW_FIRST, K.REVIEW_FIRST, K.REVIEW_FIRST)),
        (R.PARTIAL, ("15.1",), (K.EITHER, K.EITHER, K.EITHER, K.EITHER, K.REVIEW_FIRST)),
        (R.PARTIAL, (), (K.EITHER, K.EITHER, K.EITHER, K.EITHER, K.EITHER)),
        (R.GRANTED, (), (K.EITHER, K.EITHER, K.EITHER, K.EITHER, K.EITHER)),
        (R.NOT_EXISTING, (), (K.EITHER, K.EITHER, K.EITHER, K.EITHER, K.EITHER)),
        (R.NOT_RESPONSIBLE, (), (K.EITHER, K.EITHER, K.EITHER, K.EITHER, K.EITHER)),
        (R.ADMINISTRATIVE_QUERY, (), (K.EITHER, K.EITHER, K.REVIEW_ONLY, K.REVIEW_ONLY, K.REVIEW_ONLY)),
        (R.NEEDS_CREATION, (), (K.EITHER, K.EITHER, K.REVIEW_ONLY, K.REVIEW_ONLY, K.REVIEW_ONLY)),
        (R.PETITION, (), (K.EITHER, K.EITHER, K.REVIEW_ONLY, K.REVIEW_ONLY, K.REVIEW_ONLY)),
        (R.REPEAT, (), (K.EITHER, K.EITHER, K.REVIEW_ONLY, K.REVIEW_ONLY, K.REVIEW_ONLY)),
        (R.PUBLICATION, (), (K.EITHER, K.EITHER, K.REVIEW_ONLY, K.REVIEW_ONLY, K.REVIEW_ONLY)),
        (R.EXCESSIVE, (), (K.EITHER, K.EITHER, K.EITHER, K.EITHER, K.EITHER)),
        (R.STILL_UNCLEAR, (), (K.EITHER, K.EITHER, K.EITHER, K.EITHER, K.EITHER)),
        (R.NOT_CORRECTED, (), (K.EITHER, K.EITHER, K.EITHER, K.EITHER, K.EITHER)),
        (R.FEE_UNPAID, (), (K.EITHER, K.EITHER, K.EITHER, K.EITHER, K.EITHER)),
    ],
)
def test_which_ways_are_open(outcome: Outcome, grounds: tuple[str, ...], kinds: tuple[RemedyKind, ...]) -> None:
    assert tuple(remedy_kind(outcome, on, grounds) for on in (OLD, NEW, COURT, BEFORE_RULES, RULES)) == kinds


@pytest.mark.parametrize(
    ("setting", "outcome", "grounds", "on", "kind"),
    [
        ({"partial_needs_review_before_2026_07": True}, R.PARTIAL, ("15.1",), BEFORE_RULES, K.REVIEW_FIRST),
        ({"petition_names_review": False}, R.PETITION, (), RULES, K.NONE),
        ({"petition_names_review": False}, R.REPEAT, (), RULES, K.REVIEW_ONLY),
        *(({f"{one}_names_review": False}, one, (), COURT, K.NONE) for one in R if law_of(one).remedy == "no_suit"),
        ({"abandoned_names_suit": False}, R.NOT_CORRECTED, (), RULES, K.REVIEW_ONLY),
        ({"fee_lapse_may_be_disputed": False}, R.FEE_UNPAID, (), RULES, K.NONE),
    ],
)
def test_what_is_a_setting(
    setting: dict[str, bool], outcome: Outcome, grounds: tuple[str, ...], on: date, kind: RemedyKind
) -> None:
    assert remedy_kind(outcome, on, grounds, CaseSettings(**setting)) is kind  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("who", "on", "bodies", "court"),
    [
        (TOWNSHIP, RULES, ("彭阳县人民政府",), CourtLevel.BASIC),
        (TOWNSHIP, OLD, ("彭阳县人民政府",), CourtLevel.BASIC),
        (replace(TOWNSHIP, kind=OrganKind.DEPARTMENT), RULES, ("彭阳县人民政府",), CourtLevel.BASIC),
        (replace(JUSTICE, kind=OrganKind.DEPARTMENT), OLD, ("彭阳县人民政府", "固原市司法局"), CourtLevel.BASIC),
        (JUSTICE, RULES, ("彭阳县人民政府", "固原市司法局"), CourtLevel.BASIC),
        (JUSTICE, OLD, ("彭阳县人民政府", "固原市司法局"), CourtLevel.BASIC),
        (COUNTY, RULES, ("固原市人民政府",), CourtLevel.INTERMEDIATE),
        (COUNTY, OLD, ("固原市人民政府",), CourtLevel.INTERMEDIATE),
        (replace(COUNTY, signed_by=SignedBy.OFFICE), RULES, ("彭阳县人民政府",), CourtLevel.BASIC),
        (replace(COUNTY, signed_by=SignedBy.OFFICE, own_government=""), RULES, ("彭阳县人民政府",), CourtLevel.BASIC),
        (replace(JUSTICE, kind=OrganKind.VERTICAL, superior=TAX_ABOVE), RULES, (TAX_ABOVE,), CourtLevel.BASIC),
    ],
)  # fmt: skip
def test_who_reviews_and_which_court(who: Signatory, on: date, bodies: tuple[str, ...], court: CourtLevel) -> None:
    assert review_bodies(who, on) == bodies
    assert court_level(who) is court


def test_review_first_in_full() -> None:
    found = clause(K.REVIEW_FIRST, TOWNSHIP, RULES)
    assert kind_told(found.text) is K.REVIEW_FIRST
    assert found.text == (
        "如对本答复书不服，依照《中华人民共和国行政复议法》第二十三条第一款第四项和《中华人民共和国行政复议法实施条例》第三十一条的规定，"
        "应当先申请行政复议，可以自收到本答复书之日起60日内向彭阳县人民政府提出；"
        "对行政复议决定不服的，可以自收到行政复议决定书之日起15日内依法向有管辖权的人民法院提起行政诉讼。"
    )
    assert (found.review_days, found.suit_months, found.suit_days_after_review, found.court) == (60, None, 15, "")
    before = clause(K.REVIEW_FIRST, TOWNSHIP, BEFORE_RULES)
    assert "实施条例" not in before.text
    assert "第二十三条第一款第四项" in before.text
    assert not {"行政复议法实施条例第31条"} & {str(one) for one in before.citations}


def test_either_way_in_full() -> None:
    found = clause(K.EITHER, COUNTY, RULES, letter="告知书", online_channel="https://example.invalid/review")
    assert found.text == (
        "如对本告知书不服，可以自收到本告知书之日起60日内向固原市人民政府申请行政复议，"
        "也可以自收到本告知书之日起6个月内直接向固原市中级人民法院提起行政诉讼。"
        "申请行政复议可以通过互联网渠道提交：https://example.invalid/review。"
    )
    assert kind_told(found.text) is K.EITHER
    assert (found.suit_months, found.court_level) == (6, CourtLevel.INTERMEDIATE)


def test_review_alone_promises_no_suit() -> None:
    found = clause(K.REVIEW_ONLY, JUSTICE, RULES)
    assert found.text == "如对本答复书不服，可以自收到本答复书之日起60日内向彭阳县人民政府或者固原市司法局申请行政复议。"
    assert "诉讼" not in found.text
    assert kind_told(found.text) is K.REVIEW_ONLY
    assert (found.suit_months, found.suit_days_after_review, found.court) == (None, None, "")
    assert any("法释" in one.document_number for one in found.citations)


def test_the_old_law_is_cited_before_2024() -> None:
    found = clause(K.EITHER, TOWNSHIP, OLD)
    assert [str(one) for one in found.citations] == ["行政复议法（2017年修正）第9条、第12条、第13条", "行政诉讼法第46条"]


def test_without_the_full_names_there_is_no_clause() -> None:
    nameless = replace(TOWNSHIP, own_government="", basic_court="")
    assert lacking_names(nameless, K.EITHER, RULES) == ("行政复议机关的全称", "有管辖权的基层人民法院的全称")
    assert lacking_names(nameless, K.REVIEW_FIRST, RULES) == ("行政复议机关的全称",)
    assert lacking_names(nameless, K.NONE, RULES) == ()
    assert lacking_names(replace(COUNTY, intermediate_court=""), K.EITHER, RULES) == ("有管辖权的中级人民法院的全称",)
    with pytest.raises(ValueError, match="行政复议机关的全称、有管辖权的基层人民法院的全称"):
        clause(K.EITHER, nameless, RULES)
    assert clause(K.NONE, nameless, RULES) is NO_CLAUSE
    assert NO_CLAUSE.text == ""
    assert kind_told("") is K.NONE


def test_only_the_office_of_a_county_government_signs_in_its_own_name() -> None:
    assert may_sign_in_own_name(OrganKind.COUNTY_GOVERNMENT)
    for kind in (OrganKind.TOWNSHIP, OrganKind.DEPARTMENT, OrganKind.JUSTICE_BUREAU, OrganKind.VERTICAL):
        assert may_sign_in_own_name(kind).code == "sign.own_name"


def test_silence_goes_to_review_first_by_default_since_the_rules() -> None:
    assert silence_kind(RULES) is K.REVIEW_FIRST
    assert silence_kind(BEFORE_RULES) is K.EITHER
    assert silence_kind(RULES, CaseSettings(silence_needs_review=False)) is K.EITHER
    office = replace(COUNTY, signed_by=SignedBy.OFFICE)
    assert review_bodies(office, RULES) == ("彭阳县人民政府",)
    assert review_bodies_of_silence(office, RULES) == ("固原市人民政府",), "no office has answered in its own name"
    assert review_bodies_of_silence(replace(TOWNSHIP, own_government=""), RULES) == ()


@pytest.mark.parametrize(
    ("names", "lacks"),
    [
        ({"own_government": "县政府"}, "行政复议机关的全称"),
        ({"basic_court": "县法院"}, "有管辖权的基层人民法院的全称"),
    ],
)
def test_a_short_name_is_no_full_name(names: dict[str, str], lacks: str) -> None:
    assert lacking_names(replace(TOWNSHIP, **names), K.EITHER, RULES) == (lacks,)  # type: ignore[arg-type]
    short = replace(COUNTY, intermediate_court="固原市人民法院")
    assert lacking_names(short, K.EITHER, RULES) == ("有管辖权的中级人民法院的全称",)
