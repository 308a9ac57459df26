"""What the national inspection of government sites would find fault with, from facts about a site's pages and records.

Source: 国办秘函〔2019〕19号 (政府网站与政务新媒体检查指标), 国办发〔2017〕47号 (tags of pages, what the foot of a page says).
Columns and new-media accounts are judged in `disclosure/freshness.py` and `disclosure/media.py`; here they become findings.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mingbai.statute.citation import Citation, Confidence
from mingbai.statute.disclosure.freshness import COLUMN_WORDS, INSPECTION, ColumnState, Freshness, fresh_until, site_passes
from mingbai.statute.disclosure.media import update_due_on
from mingbai.statute.index import rule
from mingbai.statute.workdays.periods import month_later

PAGES = Citation("网页标签和页脚", document_number="国办发〔2017〕47号", confidence=Confidence.PRACTICE)
GUIDES = Citation("办事指南要素缺失的界限", document_number="国办秘函〔2019〕19号", confidence=Confidence.PRACTICE)
ANSWER_WITHIN = 3
"""Months within which a message must be answered before the site fails."""
SITE_TAGS = ("SiteName", "SiteDomain", "SiteIDCode")
COLUMN_TAGS = ("ColumnName", "ColumnType")
"""What an article says of its column, at least."""
ARTICLE_TAGS = ("ArticleTitle", "PubDate", "ContentSource")
FOOT = ("主办", "网站标识码", "ICP备", "公网安备", "网站地图", "找错")


class FindingWeight(StrEnum):
    """How much a finding weighs: it fails the site by itself, it costs marks, or an inspector would remark on it."""

    FAILS = "fails"
    COSTS = "costs"
    REMARK = "remark"


WEIGHT_WORDS = {FindingWeight.FAILS: "单项否决", FindingWeight.COSTS: "扣分", FindingWeight.REMARK: "提示"}


@dataclass(frozen=True, slots=True)
class SiteFinding:
    """One thing found: what, with its reason, at which address of the site, by which document."""

    weight: FindingWeight
    what: str
    address: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class SiteColumn:
    """A column of the site: its organ and name, the address of the organ's columns, its state."""

    organ: str
    name: str
    address: str
    state: ColumnState


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page as a reader gets it: status, the names of its filled meta tags, the words of its foot, whether it is an article."""

    address: str
    status: int
    tags: frozenset[str] = frozenset()
    foot: str = ""
    is_article: bool = False
    linked_from: str = ""


@dataclass(frozen=True, slots=True)
class OpenMessage:
    """A message nobody has answered: the organ's page of messages, and the day it came."""

    organ: str
    address: str
    received_on: date


@dataclass(frozen=True, slots=True)
class MediaInUse:
    """A new-media account in use, by organ and name, with the day of its last update, or of its opening before any."""

    name: str
    address: str
    updated_on: date


@dataclass(frozen=True, slots=True)
class ServiceGuide:
    """A guide to a service, with the elements that it lacks."""

    title: str
    address: str
    lacking: Sequence[str]


@rule(INSPECTION, name="首页不更新单项否决")
def home_is_stale(updated_on: date | None, today: date) -> Iterable[SiteFinding]:
    """The home page must have had news in the last two weeks."""
    if updated_on is None:
        yield SiteFinding(FindingWeight.FAILS, "首页没有一条信息。", "/", INSPECTION)
    elif today > (last := fresh_until("home", updated_on)):
        said = f"首页最近一次更新是{updated_on:%Y-%m-%d}，最迟{last:%Y-%m-%d}要有新内容。"
        yield SiteFinding(FindingWeight.FAILS, said, "/", INSPECTION)


@rule(INSPECTION, name="栏目不更新、空白栏目")
def stale_columns(columns: Sequence[SiteColumn]) -> Iterable[SiteFinding]:
    """Five stale or five blank columns fail the site; each of them is named with its organ."""
    weight = FindingWeight.COSTS if site_passes(one.state for one in columns) else FindingWeight.FAILS
    found: dict[tuple[Freshness, str, str], list[str]] = {}
    for one in columns:
        if one.state.freshness in COLUMN_WORDS:
            found.setdefault((one.state.freshness, one.organ, one.address), []).append(one.name)
    for (freshness, organ, address), names in found.items():
        said = f"{organ}{COLUMN_WORDS[freshness]}{len(names)}个：{'、'.join(names)}。"
        yield SiteFinding(weight, said, address, INSPECTION)


@rule(INSPECTION, name="互动回应差单项否决")
def unanswered(messages: Iterable[OpenMessage], today: date, *, has_channel: bool) -> Iterable[SiteFinding]:
    """A site without a way to write in fails, and so does one that left a message unanswered for three months."""
    if not has_channel:
        yield SiteFinding(FindingWeight.FAILS, "网站上没有咨询建言的渠道。", "/", INSPECTION)
    for one in messages:
        if month_later(one.received_on, ANSWER_WITHIN) < today <= month_later(one.received_on, 12 + ANSWER_WITHIN):
            said = f"{one.organ}{one.received_on:%Y-%m-%d}收到的来信超过{ANSWER_WITHIN}个月没有答复。"
            yield SiteFinding(FindingWeight.FAILS, said, one.address, INSPECTION)


@dataclass(frozen=True, slots=True)
class GuideLimits:
    """A guide lacking so many kinds of elements is defective; so many defective ones fail the site. Not read in the original."""

    elements: int = 4
    guides: int = 5


@rule(INSPECTION, name="政务新媒体不更新单项否决")
def silent_media(accounts: Iterable[MediaInUse], today: date) -> Iterable[SiteFinding]:
    """An account without an update for two weeks fails; what is not kept up is to be closed."""
    for one in accounts:
        if today > (last := update_due_on(one.updated_on)):
            said = f"{one.name}最近一次更新是{one.updated_on:%Y-%m-%d}，最迟{last:%Y-%m-%d}要更新；不办了的，注销。"
            yield SiteFinding(FindingWeight.FAILS, said, one.address, INSPECTION)


@rule(GUIDES, name="服务不实用单项否决")
def defective_guides(guides: Sequence[ServiceGuide], limits: GuideLimits = GuideLimits()) -> Iterable[SiteFinding]:
    """Five guides that each lack four kinds of elements fail the site; a site without any guide fails too."""
    if not guides:
        yield SiteFinding(FindingWeight.FAILS, "网站上没有一份办事指南。", "/", GUIDES)
    defective = sum(len(one.lacking) >= limits.elements for one in guides)
    for one in guides:
        if one.lacking:
            fails = defective >= limits.guides and len(one.lacking) >= limits.elements
            said = f"办事指南“{one.title}”缺{'、'.join(one.lacking)}。"
            yield SiteFinding(FindingWeight.FAILS if fails else FindingWeight.COSTS, said, one.address, GUIDES)


@rule(PAGES, name="网页标签和页脚齐全")
def faults_of_page(page: SitePage) -> Iterable[SiteFinding]:
    """A page must answer, carry the tags of its level and a full foot."""
    if page.status != 200:
        said = f"打不开（{page.status}），链接在 {page.linked_from} 上。"
        yield SiteFinding(FindingWeight.COSTS, said, page.address, INSPECTION)
        return
    asked = (*SITE_TAGS, *COLUMN_TAGS, *ARTICLE_TAGS) if page.is_article else SITE_TAGS
    if missing := [name for name in asked if name not in page.tags]:
        yield SiteFinding(FindingWeight.REMARK, f"缺网页标签 {'、'.join(missing)}。", page.address, PAGES)
    if missing := [words for words in FOOT if words not in page.foot]:
        yield SiteFinding(FindingWeight.REMARK, f"页脚缺{'、'.join(missing)}。", page.address, PAGES)


def would_pass(findings: Collection[SiteFinding]) -> bool:
    """Return whether nothing found fails the site by itself."""
    return all(one.weight is not FindingWeight.FAILS for one in findings)
