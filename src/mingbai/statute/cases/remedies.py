"""The clause of a reply on review and suit: by the day of the reply, its outcome, who signs it and what organ that is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from mingbai.statute.cases.outcomes import Outcome, law_of
from mingbai.statute.cases.practice import CaseSettings
from mingbai.statute.cases.sources import (
    COURT_RULES_SINCE,
    REVIEW_LAW_SINCE,
    REVIEW_RULES_SINCE,
    as_in_a_letter,
    court_rules,
    litigation_law,
    review_rules,
)
from mingbai.statute.citation import Citation, Confidence, review_law
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused

REVIEW_BEFORE_SUIT, STRAIGHT_TO_COURT = "应当先申请行政复议", "个月内直接向"
REVIEW_DAYS, SUIT_MONTHS, SUIT_AFTER_REVIEW_DAYS = 60, 6, 15
OLD_REVIEW_LAW = Citation("行政复议法（2017年修正）", "第9条、第12条、第13条", confidence=Confidence.PRACTICE)
REVIEW_FIRST, TOLD_SO = review_law("第23条第一款第四项"), review_law("第23条第二款")
WHOLLY_OR_PARTLY = review_rules("第31条")
IN_SIXTY_DAYS, OVER_DISCLOSURE = review_law("第20条"), review_law("第11条第十四项")
TOLD = review_rules("第25条")
SUIT, AFTER_REVIEW = litigation_law("第46条"), litigation_law("第45条")
NOT_TAKEN = court_rules("第10条第二款")
OWN_NAME = court_rules("第4条第三款")
SILENT_ORGAN = court_rules("第4条第二款")
OWN_NAME_OF_2021 = Citation(
    "最高人民法院关于正确确定县级以上地方人民政府行政诉讼被告资格若干问题的规定", "第6条", "法释〔2021〕5号"
)
ORGAN_STANDS_IN = review_rules("第21条")


class RemedyKind(StrEnum):
    """Which ways are open: review before a suit, either, review alone, or none (procedural letters)."""

    REVIEW_FIRST = "review_first"
    EITHER = "either"
    REVIEW_ONLY = "review_only"
    NONE = "none"


class OrganKind(StrEnum):
    """What decides who reviews: the organ's place in the system of government."""

    TOWNSHIP = "township"
    DEPARTMENT = "department"
    JUSTICE_BUREAU = "justice_bureau"
    COUNTY_GOVERNMENT = "county_government"
    VERTICAL = "vertical"


class SignedBy(StrEnum):
    """In whose name the reply is given: the organ's, under its own seal or that for disclosure, or its office's own.

    The seal for disclosure stands for the organ, which stays the respondent and the defendant.
    """

    ORGAN = "organ"
    SEAL = "seal"
    OFFICE = "office"


class CourtLevel(StrEnum):
    """Which court takes the case first."""

    BASIC = "basic"
    INTERMEDIATE = "intermediate"


# 彭阳县人民法院, 固原市中级人民法院: the ends of the full names.
COURT_ENDS = {CourtLevel.BASIC: "人民法院", CourtLevel.INTERMEDIATE: "中级人民法院"}
COURT_WORDS = {CourtLevel.BASIC: "基层人民法院", CourtLevel.INTERMEDIATE: "中级人民法院"}


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who answers, with the full names that its clause needs; an empty name is not known yet.

    `own_government`: the government of the organ's level (the county's, for a township the county's above it).
    `government_above`: the one above the county's. `superior`: the department above, of a vertical organ, of a justice bureau,
    and of any department before 2024. `basic_court`, `intermediate_court`: with jurisdiction over the organ.
    """

    kind: OrganKind
    name: str
    signed_by: SignedBy = SignedBy.ORGAN
    own_government: str = ""
    government_above: str = ""
    superior: str = ""
    basic_court: str = ""
    intermediate_court: str = ""


@dataclass(frozen=True, slots=True)
class RemedyClause:
    """The clause as in the letter, with what it rests on.

    `review_bodies`: full names, of which one is chosen. `suit_months` None: no suit without review. `court` "" where none is
    named.
    """

    kind: RemedyKind
    sentences: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    review_bodies: tuple[str, ...] = ()
    court: str = ""
    court_level: CourtLevel | None = None
    review_days: int | None = None
    suit_months: int | None = None
    suit_days_after_review: int | None = None

    @property
    def text(self) -> str:
        """The whole clause."""
        return "".join(self.sentences)


NO_CLAUSE = RemedyClause(RemedyKind.NONE)


@rule(REVIEW_FIRST, WHOLLY_OR_PARTLY, NOT_TAKEN, OLD_REVIEW_LAW, name="复议前置、任选还是只能复议")
def remedy_kind(
    outcome: Outcome, replied_on: date, grounds: tuple[str, ...] = (), settings: CaseSettings = CaseSettings()
) -> RemedyKind:
    """Return which ways are open against a reply of this day.

    Before 2024 either. Since then a refusal on 条例第14条至第16条 goes to review first, one in part since 2026-07-01 (before
    that by setting). Where courts take no suit (since 2025-06-01) none is promised.
    """
    if replied_on < REVIEW_LAW_SINCE:
        return RemedyKind.EITHER
    law = law_of(outcome)
    if law.remedy == "by_ground":
        partly_before = outcome is Outcome.PARTIAL and replied_on < REVIEW_RULES_SINCE
        needs_review = bool(grounds) or outcome is not Outcome.PARTIAL
        if needs_review and (not partly_before or settings.partial_needs_review_before_2026_07):
            return RemedyKind.REVIEW_FIRST
        return RemedyKind.EITHER
    if law.remedy == "no_suit" and replied_on >= COURT_RULES_SINCE:
        return RemedyKind.REVIEW_ONLY if getattr(settings, f"{outcome}_names_review") else RemedyKind.NONE
    if law.remedy == "abandoned" and not settings.abandoned_names_suit:
        return RemedyKind.REVIEW_ONLY
    if law.remedy == "fee_lapse" and not settings.fee_lapse_may_be_disputed:
        return RemedyKind.NONE
    return RemedyKind.EITHER


@rule(OWN_NAME, OWN_NAME_OF_2021, ORGAN_STANDS_IN, name="工作机构以自己名义答复")
def may_sign_in_own_name(kind: OrganKind) -> Verdict:
    """Only the office of a county government answers in its own name with the effect that it is sued itself."""
    if kind is OrganKind.COUNTY_GOVERNMENT:
        return ALLOWED
    return refused("只有县级以上人民政府指定的工作机构能以自己名义答复；别的机关以机关名义答复。", OWN_NAME, "sign.own_name")


@rule(review_law("第24条"), review_law("第27条"), review_law("第28条"), OLD_REVIEW_LAW, name="行政复议机关")
def review_bodies(who: Signatory, replied_on: date) -> tuple[str, ...]:
    """Return the full names of those who may review, "" for a name that is not known.

    Township and department: the county government; county government: the one above; its office in its own name: the county
    government itself; justice bureau: own government or the bureau above; vertical organ: the one above it.
    """
    if who.kind is OrganKind.VERTICAL:
        return (who.superior,)
    if who.kind is OrganKind.COUNTY_GOVERNMENT:
        return (who.own_government or who.name,) if who.signed_by is SignedBy.OFFICE else (who.government_above,)
    with_choice = replied_on < REVIEW_LAW_SINCE and who.kind is not OrganKind.TOWNSHIP
    if who.kind is OrganKind.JUSTICE_BUREAU or with_choice:
        return who.own_government, who.superior
    return (who.own_government,)


@rule(litigation_law("第14条"), litigation_law("第15条"), name="第一审法院")
def court_level(who: Signatory) -> CourtLevel:
    """A county government is sued before the intermediate court, everybody else (its office too) before the basic court."""
    is_government = who.kind is OrganKind.COUNTY_GOVERNMENT and who.signed_by is SignedBy.ORGAN
    return CourtLevel.INTERMEDIATE if is_government else CourtLevel.BASIC


def lacking_names(who: Signatory, kind: RemedyKind, replied_on: date) -> tuple[str, ...]:
    """Return in words the full names that the clause needs and that are not known, or only short (县政府, 县法院)."""
    found = []
    if kind is not RemedyKind.NONE and not all(_is_full(name) for name in review_bodies(who, replied_on)):
        found.append("行政复议机关的全称")
    if kind is RemedyKind.EITHER and not _court(who).endswith(COURT_ENDS[court_level(who)]):
        found.append(f"有管辖权的{COURT_WORDS[court_level(who)]}的全称")
    return tuple(found)


def _is_full(name: str) -> bool:
    return bool(name) and (name.endswith("人民政府") or not name.endswith("政府"))


@rule(TOLD_SO, TOLD, IN_SIXTY_DAYS, OVER_DISCLOSURE, SUIT, AFTER_REVIEW, name="救济告知")
def clause(
    kind: RemedyKind,
    who: Signatory,
    replied_on: date,
    *,
    letter: str = "答复书",
    online_channel: str = "",
) -> RemedyClause:
    """Return the clause with its full sentences; raise ValueError that names each full name missing.

    `online_channel`: where a reply served over the net names where to file for review (行政复议法第22条第二款).
    """
    if lacking := lacking_names(who, kind, replied_on):
        raise ValueError(f"救济告知缺{'、'.join(lacking)}")
    if kind is RemedyKind.NONE:
        return NO_CLAUSE
    bodies = review_bodies(who, replied_on)
    net = (f"申请行政复议可以通过互联网渠道提交：{online_channel}。",) if online_channel else ()
    start = f"自收到本{letter}之日起{REVIEW_DAYS}日内向{'或者'.join(bodies)}"
    if kind is RemedyKind.REVIEW_FIRST:
        sentence = (
            f"如对本{letter}不服，依照{_first_by(replied_on)}的规定，{REVIEW_BEFORE_SUIT}，可以{start}提出；"
            f"对行政复议决定不服的，可以自收到行政复议决定书之日起{SUIT_AFTER_REVIEW_DAYS}日内依法向有管辖权的人民法院提起行政诉讼。"
        )
    elif kind is RemedyKind.REVIEW_ONLY:
        sentence = f"如对本{letter}不服，可以{start}申请行政复议。"
    else:
        sentence = (
            f"如对本{letter}不服，可以{start}申请行政复议，"
            f"也可以自收到本{letter}之日起{SUIT_MONTHS}{STRAIGHT_TO_COURT}{_court(who)}提起行政诉讼。"
        )
    may_sue = kind is RemedyKind.EITHER
    return RemedyClause(
        kind=kind,
        sentences=(sentence, *net),
        citations=_basis(kind, replied_on),
        review_bodies=bodies,
        court=_court(who) if may_sue else "",
        court_level=court_level(who) if may_sue else None,
        review_days=REVIEW_DAYS,
        suit_months=SUIT_MONTHS if may_sue else None,
        suit_days_after_review=None if kind is RemedyKind.REVIEW_ONLY else SUIT_AFTER_REVIEW_DAYS,
    )


def kind_told(told: str) -> RemedyKind:
    """Return which ways the clause of a signed letter names, by its own words: what the county chose since changes none."""
    if REVIEW_BEFORE_SUIT in told:
        return RemedyKind.REVIEW_FIRST
    if STRAIGHT_TO_COURT in told:
        return RemedyKind.EITHER
    return RemedyKind.REVIEW_ONLY if told else RemedyKind.NONE


def _first_by(replied_on: date) -> str:
    found = as_in_a_letter("行政复议法", (REVIEW_FIRST,))
    partly = "和" + as_in_a_letter("行政复议法实施条例", (WHOLLY_OR_PARTLY,))
    return found + (partly if replied_on >= REVIEW_RULES_SINCE else "")


def _basis(kind: RemedyKind, replied_on: date) -> tuple[Citation, ...]:
    if replied_on < REVIEW_LAW_SINCE:
        return OLD_REVIEW_LAW, SUIT
    if kind is RemedyKind.REVIEW_FIRST:
        partly = (WHOLLY_OR_PARTLY,) if replied_on >= REVIEW_RULES_SINCE else ()
        return REVIEW_FIRST, TOLD_SO, *partly, IN_SIXTY_DAYS, AFTER_REVIEW
    return IN_SIXTY_DAYS, OVER_DISCLOSURE, SUIT if kind is RemedyKind.EITHER else NOT_TAKEN


@rule(review_rules("第30条"), court_rules("第2条第二款"), name="逾期不答复的救济")
def silence_kind(due_on: date, settings: CaseSettings = CaseSettings()) -> RemedyKind:
    """Against no reply at all: review first since 2026-07-01 by default; the court's rules say either, so it is a setting."""
    if due_on >= REVIEW_RULES_SINCE and settings.silence_needs_review:
        return RemedyKind.REVIEW_FIRST
    return RemedyKind.EITHER


@rule(SILENT_ORGAN, name="逾期不答复由谁复议")
def review_bodies_of_silence(who: Signatory, today: date) -> tuple[str, ...]:
    """Return the full names of those who may review that no reply came, () while one is not known.

    Whoever would have signed, the organ that received the application answers for it.
    """
    organ = replace(who, signed_by=SignedBy.ORGAN)
    return () if lacking_names(organ, RemedyKind.REVIEW_ONLY, today) else review_bodies(organ, today)


def _court(who: Signatory) -> str:
    return who.intermediate_court if court_level(who) is CourtLevel.INTERMEDIATE else who.basic_court
