"""Who information is published for, who may widen that, and what must be assessed before persons are named.

Sources: 社会救助法（2026年7月1日起施行）第45条, before it 社会救助暂行办法第11条;
村民委员会组织法第35条 (第30条 before 2026); 城市居民委员会组织法第34条; 个人信息保护法第55、56条.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mingbai.statute.citation import Citation, practice, regulations
from mingbai.statute.disclosure.committees import COMMUNITY, COMMUNITY_AFFAIRS, VILLAGE, VILLAGE_AFFAIRS, affairs
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused
from mingbai.statute.workdays.periods import month_later

AID_LAW_SINCE = date(2026, 7, 1)
AID_LAW = Citation("社会救助法", "第45条")
AID_RULES = Citation("社会救助暂行办法", "第11条", "国务院令第649号")
VILLAGE_LAW = Citation("村民委员会组织法", "第35条")
COMMUNITY_LAW = Citation("城市居民委员会组织法", "第34条")
COMMUNITY_BEFORE = practice("2026年以前法律没有写居务公开，照村务公开办")
ASSESS = Citation("个人信息保护法", "第55条第三项")
KEEP = Citation("个人信息保护法", "第56条")
CATALOGUE = Citation("标准目录", "“公开对象”一栏", "国办发〔2019〕54号")
KEPT_MONTHS = 36
AID = "21.8"
AID_WORDS = re.compile("救助|低保|最低生活保障|特困|五保|困难残疾人|孤儿|受灾|救灾")
BENEFIT_WORDS = re.compile("补贴|补助|残疾|慰问|救济|抚恤|优抚|高龄|资助|困难|脱贫|监测对象|帮扶")
AID_FIELDS = ("社会救助", "救灾")
VILLAGERS = re.compile(r"本村|村民|村集体|集体经济组织|本集体|自然村|社区范围|本社区|村、社区")
SPECIAL_AUDIENCE, WEBSITE = "特定群体", "网站"
# Everyone sees this platform, whatever the column beside it says (土地管理法实施条例第26条、第27条).
OPEN_PLATFORM = "征地信息公开平台"
PERSON_HEADERS = re.compile("姓名|户主|对象|申请人|受益人|领款人|人员名单")
PERSONAL_LAW_SINCE = date(2021, 11, 1)
ASSESSED_BEFORE = practice("公开个人信息以前先评估对本人的影响")


class Range(StrEnum):
    """Who may see an entry."""

    OPEN = "open"
    VILLAGE = "village"
    ONSITE = "onsite"


RANGE_WORDS = {Range.OPEN: "全社会", Range.VILLAGE: "只在本村、本社区", Range.ONSITE: "只供现场查阅"}
WIDTH = {Range.ONSITE: 0, Range.VILLAGE: 1, Range.OPEN: 2}


@dataclass(frozen=True, slots=True)
class Proposed:
    """The range that the law prescribes, and a sentence that says why."""

    range: Range
    reason: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Prescribed:
    """What the line of the catalogue, or the step of a chain, says about an entry; all empty for an entry without either."""

    name: str = ""
    audience: str = ""
    channels: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    step: Proposed | None = None


def lists_persons(headers: Iterable[str]) -> bool:
    """Return whether a table with these column headers is a list of persons."""
    return any(PERSON_HEADERS.search(header) for header in headers)


@rule(AID_LAW, AID_RULES, VILLAGE_LAW, COMMUNITY_LAW, COMMUNITY_BEFORE, regulations("第13条"), name="公开范围")
def default_range(statutory_item: str, field: str, title: str, has_persons: bool, on: date) -> Proposed:
    """Return the range of an entry: the village for lists of aided persons and village affairs, everyone for all else.

    `field` is the catalogue's (社会救助, 救灾, 村务公开 …), `has_persons` whether text or files name the persons.
    """
    if field == VILLAGE_AFFAIRS:
        return Proposed(Range.VILLAGE, "村务向本村村民公布，不是政府信息。", _law_of(VILLAGE, on) or VILLAGE_LAW)
    if field == COMMUNITY_AFFAIRS:
        return Proposed(Range.VILLAGE, "居务向本社区居民公布，不是政府信息。", _law_of(COMMUNITY, on) or COMMUNITY_BEFORE)
    is_aid = statutory_item == AID or field in AID_FIELDS or bool(AID_WORDS.search(title))
    if is_aid and has_persons:
        citation = AID_LAW if on >= AID_LAW_SINCE else AID_RULES
        return Proposed(Range.VILLAGE, "救助对象的名单在其所在的村、社区范围内公布。", citation)
    return Proposed(Range.OPEN, "应当公开的信息向全社会公开。", regulations("第13条"))


def _law_of(level: str, on: date) -> Citation | None:
    found = affairs(level, on)
    return found.citation if found else None


@rule(CATALOGUE, name="目录写明的公开对象")
def range_of_line(line: Prescribed) -> Proposed:
    """Return the range that a line's audience names: the village for its people, on site for parties without a website."""
    proposed = Range.OPEN
    if line.audience.startswith(SPECIAL_AUDIENCE) and OPEN_PLATFORM not in line.channels:
        if VILLAGERS.search(line.audience):
            proposed = Range.VILLAGE
        elif not any(WEBSITE in channel for channel in line.channels):
            proposed = Range.ONSITE
    return Proposed(proposed, f"目录里“{line.name}”的公开对象是{line.audience}。", CATALOGUE)


@rule(AID_LAW, AID_RULES, VILLAGE_LAW, COMMUNITY_LAW, COMMUNITY_BEFORE, CATALOGUE, name="公开范围的底线")
def floor(prescribed: Prescribed, *, statutory_item: str, field: str, title: str, has_persons: bool, on: date) -> Proposed:
    """Return the widest range that law, catalogue and chain all allow, whatever the text says."""
    lists = has_persons or lists_persons(prescribed.elements)
    law = default_range(statutory_item, field, f"{title} {prescribed.name}", lists, on)
    named = [law, range_of_line(prescribed), *([prescribed.step] if prescribed.step else [])]
    if lists and not prescribed.name and BENEFIT_WORDS.search(title):
        named.append(_without_line())
    return min(named, key=lambda one: WIDTH[one.range])


def _without_line() -> Proposed:
    """Return the range of a list of recipients of whom no line says whom it is for: most of these lines are for the village."""
    reason = "领补贴、补助的人的名单给谁看，看目录里是哪一项。选好这一项再公开；没有选的，只在所在的村、社区范围内公布。"
    return Proposed(Range.VILLAGE, reason, CATALOGUE)


@rule(KEEP, name="评估记录保存期限")
def kept_until(assessed_on: date) -> date:
    """Return the last day on which an assessment must still be kept: three years at least."""
    return month_later(assessed_on, KEPT_MONTHS)


@rule(AID_LAW, AID_RULES, VILLAGE_LAW, COMMUNITY_LAW, COMMUNITY_BEFORE, name="法定范围不能扩大")
def may_widen(proposed: Proposed, to: Range) -> Verdict:
    """An entry may be shown to as many people as the law proposes or to fewer, never to more."""
    if WIDTH[to] <= WIDTH[proposed.range]:
        return ALLOWED
    reason = f"{proposed.reason}范围是“{RANGE_WORDS[proposed.range]}”，不能改成“{RANGE_WORDS[to]}”。"
    return refused(reason, proposed.citation, "range.wider")


@rule(ASSESS, ASSESSED_BEFORE, name="没有评估不能发布")
def unassessed(on: date) -> Verdict:
    """Return the refusal of what names persons and was not assessed, by the law of the day."""
    words = "名单会公开具体的人。先写明公开的目的、对本人的影响和保护措施（个人信息保护影响评估），再发布。"
    return refused(words, ASSESS if on >= PERSONAL_LAW_SINCE else ASSESSED_BEFORE, "assessment_missing")


@rule(ASSESS, name="公开个人信息先评估")
def needs_assessment(persons_named: bool, lists: Iterable[Iterable[str]] = ()) -> bool:
    """Return whether the impact on persons must be assessed first: a person is named, or a table (its headers) lists persons."""
    return persons_named or any(lists_persons(headers) for headers in lists)
