"""A draft published for comment: what goes with it, how long opinions are taken, and that their adoption is told.

Sources: 重大行政决策程序暂行条例（国务院令第713号，2019年9月1日起施行）第2条 (county and above), 第15条 (the draft with its
explanation, how and until when to send opinions, at least 30 days), 第18条 (opinions are studied), 第32条 (their adoption is
told), 第42条 (departments and townships follow it by reference); 民法典第201条 (the first day does not count).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mingbai.statute.citation import Citation, practice
from mingbai.statute.dates import long_day
from mingbai.statute.disclosure.limit_text import Term, TermKind
from mingbai.statute.disclosure.periods import ROLLS_ON, last_posted_day
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused
from mingbai.statute.workdays.calendar import NOT_THE_FIRST_DAY, Calendar
from mingbai.statute.workdays.deadline import Deadline, LocalDays, deadline

LAW, NUMBER = "重大行政决策程序暂行条例", "国务院令第713号"
SINCE = date(2019, 9, 1)
SCOPE = Citation(LAW, "第2条", NUMBER)
ARTICLE_15 = Citation(LAW, "第15条", NUMBER)
ARTICLE_18 = Citation(LAW, "第18条", NUMBER)
ARTICLE_32 = Citation(LAW, "第32条", NUMBER)
BY_REFERENCE = Citation(LAW, "第42条", NUMBER)
FOLLOWED = practice("县级部门、乡镇参照重大行政决策程序暂行条例的范围由省里定")
ADOPTION_SOON = practice("征求意见结束后20个工作日内公布采纳情况（条例只要求随决策公布）")

SHORTEST = Term(TermKind.PERIOD, 30, "d")
# Reading a reason takes more than a word.
REASON_SHORTEST, EXPLANATION_SHORTEST = 4, 10
DEPARTMENTS_AND_TOWNSHIPS = frozenset({"department", "township"})

_DRAFT = re.compile("征求意见稿|公开征求.{0,120}?意见")
_NAME = re.compile("《.*?》")
# What comes after the draft, or goes with it, repeats its name.
_NOT_THE_DRAFT = re.compile("采纳|反馈|结果|汇总|情况|说明|解读")
_DRAFT_LINES = frozenset({"决策草案公开征求意见", "重大决策草案"})
_ADOPTION_LINES = frozenset({"公众意见采纳情况", "征集采纳社会公众意见情况"})
_EXPLANATION = re.compile("(?:起草|编制|修订|制定|草案)(?:的)?(?:情况)?(?:的)?说明")


@dataclass(frozen=True, slots=True)
class CommentNotice:
    """What a draft for comment says beside its text: the days on which opinions are taken, how to send them, the explanation.

    `short_reason` says why the period is shorter than the law's; `explanation` is empty where a file beside the draft has it.
    """

    first_day: date | None = None
    last_day: date | None = None
    short_reason: str = ""
    address: str = ""
    telephone: str = ""
    email: str = ""
    explanation: str = ""

    def is_open(self, today: date) -> bool:
        """Whether opinions are taken today."""
        return self.first_day is not None and self.last_day is not None and self.first_day <= today <= self.last_day

    def is_over(self, today: date) -> bool:
        """Whether opinions are no longer taken."""
        return self.last_day is not None and today > self.last_day


@dataclass(frozen=True, slots=True)
class CommentPractice:
    """The county's choices: who follows the law by reference, and how soon the adoption of opinions is due."""

    by_reference: bool = True
    adoption_workdays: int = 20


def practice_of(table: Mapping[str, object]) -> CommentPractice:
    """Read the choices from a settings table; raise ValueError for an unknown name or a wrong value."""
    default = CommentPractice()
    if unknown := sorted(set(table) - set(CommentPractice.__dataclass_fields__)):
        raise ValueError(f"[comment] 不认识 {'、'.join(unknown)}；可以写的是 by_reference、adoption_workdays。")
    by_reference = table.get("by_reference", default.by_reference)
    days = table.get("adoption_workdays", default.adoption_workdays)
    if not isinstance(by_reference, bool):
        raise ValueError(f"by_reference 写 true 或者 false，不能是 {by_reference!r}。")
    if isinstance(days, bool) or not isinstance(days, int) or days < 1:
        raise ValueError(f"adoption_workdays 写工作日的个数，不能是 {days!r}。")
    return CommentPractice(by_reference, days)


@rule(SCOPE, BY_REFERENCE, FOLLOWED, name="决策草案征求意见的规定适用于谁")
def applies(level: str, on: date, *, by_reference: bool = True) -> bool:
    """From 1 September 2019 on the rules bind counties, and departments and townships by reference; never a village."""
    return on >= SINCE and (level == "county" or (by_reference and level in DEPARTMENTS_AND_TOWNSHIPS))


@rule(ARTICLE_15, name="哪些是征求意见稿")
def is_draft_for_comment(title: str, line: str = "") -> bool:
    """Return whether an entry is a draft for comment, by its title or by the title of its catalogue line."""
    if _last_level(line) in _DRAFT_LINES:
        return True
    if not _DRAFT.search(title):
        return False
    # 《情况说明管理办法（征求意见稿）》 is a draft whatever its name says; 《…》公开征求意见采纳情况 is none.
    beside_the_name = _NAME.sub("", title)
    return not _NOT_THE_DRAFT.search(_DRAFT.split(beside_the_name)[-1])


def is_for_adoption(line: str) -> bool:
    """Return whether a catalogue line, by its title, is the one for the adoption of opinions."""
    return _last_level(line) in _ADOPTION_LINES


def _last_level(line: str) -> str:
    return line.rpartition(" · ")[2]


def is_explanation(file_name: str) -> bool:
    """Return whether a file beside a draft is its explanation, by its name: 起草说明.docx."""
    return bool(_EXPLANATION.search(file_name))


@rule(ARTICLE_15, name="征求意见稿和起草说明一起公布")
def explained(said: CommentNotice, has_file: bool) -> Verdict:
    """A draft is published with its explanation, in words of its own or as a file."""
    if has_file or len(said.explanation.strip()) >= EXPLANATION_SHORTEST:
        return ALLOWED
    reason = "征求意见稿没有起草说明。写在“起草说明”一栏，或者加一个名字里有“起草说明”的附件。"
    return refused(reason, ARTICLE_15, "comment.explanation")


@rule(ARTICLE_15, name="写明提出意见的方式")
def reachable(said: CommentNotice) -> Verdict:
    """A draft says how opinions are sent: an address, a telephone or a mailbox."""
    if any(value.strip() for value in (said.address, said.telephone, said.email)):
        return ALLOWED
    return refused("征求意见稿没有写怎样提意见。通信地址、电话、邮箱，至少写一样。", ARTICLE_15, "comment.channel")


@rule(ARTICLE_15, NOT_THE_FIRST_DAY, ROLLS_ON, name="公开征求意见不少于30日")
def shortest_until(first_day: date, calendar: Calendar, *, rolls: bool = True) -> date:
    """Return the earliest last day of a period of 30 natural days; `rolls` as for postings. The first day does not count."""
    return last_posted_day(first_day, SHORTEST, calendar, rolls=rolls)


@rule(ARTICLE_15, name="征求意见的期限和缩短的理由")
def long_enough(said: CommentNotice, public_from: date, calendar: Calendar, *, rolls: bool = True) -> Verdict:
    """The period has both days and is at least as long as the law's from the day the draft is public, or says why not."""
    if said.first_day is None or said.last_day is None:
        return refused("征求意见稿没有写征求意见从哪天到哪天。填上起止日期，一般不少于30日。", ARTICLE_15, "comment.days")
    begins = max(said.first_day, public_from)
    if said.last_day <= begins:
        reason = f"{long_day(begins)}才公布，征求意见的截止日期不在这以后。把截止日期往后改，一般不少于30日。"
        return refused(reason, ARTICLE_15, "comment.order")
    earliest = shortest_until(begins, calendar, rolls=rolls)
    if said.last_day >= earliest or len(said.short_reason.strip()) >= REASON_SHORTEST:
        return ALLOWED
    reason = (
        f"公开征求意见一般不少于30日：{long_day(begins)}公布的，最早到{long_day(earliest)}，现在写的是{long_day(said.last_day)}。"
        "情况紧急要缩短的，写明原因，公众看得到。"
    )
    return refused(reason, ARTICLE_15, "comment.short")


@rule(ARTICLE_15, name="还在征求意见的不能导入")
def is_record(published_on: date, today: date, calendar: Calendar, *, rolls: bool = True) -> Verdict:
    """A draft published elsewhere is a record from before once the shortest period is over; till then it is written here."""
    earliest = shortest_until(published_on, calendar, rolls=rolls)
    if today > earliest:
        return ALLOWED
    reason = f"征求意见稿{long_day(published_on)}公布，征求意见到{long_day(earliest)}，还不能作为旧记录。另起草一条，附起草说明。"
    return refused(reason, ARTICLE_15, "comment.import")


@rule(ARTICLE_18, name="征求意见结束以前不定结果")
def over(last_day: date | None, today: date) -> Verdict:
    """Neither the adoption of opinions nor the final text is published while opinions are still taken."""
    if last_day is None or today > last_day:
        return ALLOWED
    return refused(
        f"意见征集到{long_day(last_day)}，还没有结束。采纳情况和正式文件等结束以后再送审、公布。", ARTICLE_18, "adoption.early"
    )


@rule(ARTICLE_18, ARTICLE_32, ADOPTION_SOON, name="公布意见采纳情况")
def adoption_by(
    last_day: date, calendar: Calendar, workdays: int, local_days: LocalDays = LocalDays.EARLIER_AND_LATER
) -> Deadline:
    """Return the last day for telling what became of the opinions, working days after the period. Raises YearNotAnnounced."""
    return deadline(calendar, last_day, workdays, local_days)


def adoption_title(title: str) -> str:
    """Return the title under which the adoption of the opinions on a draft is told: 《…（征求意见稿）》意见采纳情况."""
    named = re.search("《.+》", title)
    return f"{named[0] if named else f'《{title}》'}意见采纳情况"


def state_words(said: CommentNotice, today: date) -> str:
    """Return where the taking of opinions stands until the adoption of opinions is public; "" without both days."""
    if said.first_day is None or said.last_day is None:
        return ""
    if said.is_over(today):
        return "已结束，结果未公布"
    return f"征集中，到{long_day(said.last_day)}为止" if said.is_open(today) else f"{long_day(said.first_day)}起征集意见"


def told(said: CommentNotice) -> list[tuple[str, str]]:
    """Return what a draft for comment tells people about sending opinions, as names and words."""
    days = f"{long_day(said.first_day)}至{long_day(said.last_day)}" if said.first_day and said.last_day else ""
    pairs = [
        ("征求意见时间", days),
        ("少于30日的原因", said.short_reason),
        ("通信地址", said.address),
        ("电话", said.telephone),
        ("邮箱", said.email),
    ]
    return [pair for pair in pairs if pair[1]]
