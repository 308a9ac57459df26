"""When information must be published: the limits of the catalogue and 条例第26条 on a real calendar; shortened, never widened.

Sources: 条例第26条 (20 working days, unless a law says otherwise); 国办发〔2018〕118号 (permits and penalties 7 working days);
民法典第201、203条 (counting). A limit whose case is unknown reminds by its earliest day and is judged by its latest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mingbai.statute.citation import Citation, practice, regulations
from mingbai.statute.disclosure.limit_text import AFTER, BEFORE, YEARLY, Limit, Term, TermKind, term_words, words
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused
from mingbai.statute.workdays.calendar import NOT_THE_FIRST_DAY, Calendar
from mingbai.statute.workdays.deadline import DateRemark, Deadline, LocalDays, deadline
from mingbai.statute.workdays.periods import ROLLS, natural_days

ARTICLE_26 = regulations("第26条")
PERMITS = Citation(
    "关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见", document_number="国办发〔2018〕118号"
)
UNKNOWN_CASE = practice("不知道属于哪种情形的，提醒按较早日，判定按较晚日")
AT_ONCE = practice("写“及时”“随时”没有天数的，当天提醒，最迟按条例第26条判定")
NEVER_WIDER = practice("本级可以缩短目录时限，不能放宽")
STANDARD = Term(TermKind.WITHIN, 20, "wd")
NOT_READ = DateRemark("limit_not_read", "目录没有读到公开时限，按条例第26条20个工作日算。")
NO_FIGURE = DateRemark("limit_without_figure", "目录没有写天数：请当天公开，最迟按条例第26条20个工作日判定。")
OPEN_CASE = DateRemark("case_unknown", "几种情形的时限不一样，没有写明属于哪一种：提醒按较早日，判定按较晚日。")
# Shared words that make two names mean the same case: 许可处罚 covers 处罚决定.
CASES = ("许可", "处罚", "结果", "批准")
MONTHS_IN = {"mo": 1, "y": 12}


@dataclass(frozen=True, slots=True)
class Due:
    """Both days of a limit, its wording and its source; the remarks say what a reader must know about the days."""

    remind_by: date
    judge_by: date
    words: str
    citation: Citation
    remarks: tuple[DateRemark, ...] = ()

    @property
    def is_provisional(self) -> bool:
        """Whether the days will change with a holiday notice that is not out yet."""
        return Deadline(self.remind_by, self.judge_by, self.remarks).is_provisional


@dataclass(frozen=True, slots=True)
class _Reach:
    """How far one term reaches; `judge_by` is None where the term has no figure (及时)."""

    remind_by: date
    judge_by: date | None
    remarks: tuple[DateRemark, ...] = ()


@rule(ARTICLE_26, PERMITS, NOT_THE_FIRST_DAY, ROLLS, UNKNOWN_CASE, AT_ONCE, name="公开期限")
def due(
    limit: Limit,
    formed_on: date,
    calendar: Calendar,
    local_days: LocalDays = LocalDays.EARLIER_AND_LATER,
    *,
    case: str | None = None,
    basis: Citation = ARTICLE_26,
    case_basis: Citation = PERMITS,
    starts: str = "形成或者变更",
) -> Due:
    """Return the days by which information formed on `formed_on`, or on the day of an event (听证前7wd), must be published.

    `case` names the case (许可处罚, 批准后); "" is one that no part of the limit singles out, None an unknown one. `starts`
    says in words what the limit runs from. What has no day of its own falls under 条例第26条. Raises YearNotAnnounced.
    """
    groups = applying(limit, case)
    reaches = [[_reach(term, formed_on, calendar, local_days) for term in group] for group in groups]
    if not reaches:
        standard = _reach(STANDARD, formed_on, calendar, local_days)
        remarks = standard.remarks if limit.groups else (NOT_READ, *standard.remarks)
        said = "，".join(filter(None, (term_words(STANDARD, starts), words(limit, starts))))
        return Due(standard.remind_by, _day(standard), said, ARTICLE_26, remarks)
    is_open = case is None and any(term.qualifier for group in groups for term in group)
    judged = [max(fixed) for group in reaches if (fixed := [one.judge_by for one in group if one.judge_by])]
    flat = [one for group in reaches for one in group]
    remarks = tuple(dict.fromkeys(remark for one in flat for remark in one.remarks))
    if not judged:
        standard = _reach(STANDARD, formed_on, calendar, local_days)
        judged, remarks = [_day(standard)], (NO_FIGURE, *dict.fromkeys((*remarks, *standard.remarks)))
    if is_open:
        remarks = (OPEN_CASE, *remarks)
    judge_by = max(judged) if is_open else min(judged)
    is_permit = bool(case) and all(same_case(term.qualifier, "许可处罚") for group in groups for term in group)
    return Due(min(one.remind_by for one in flat), judge_by, words(limit, starts), case_basis if is_permit else basis, remarks)


def applying(limit: Limit, case: str | None) -> tuple[tuple[Term, ...], ...]:
    """Return the groups with a day that apply to a case: its own where the limit has them, else the general ones; None: all."""
    dated = [tuple(term for term in group if term.kind is not TermKind.PERIOD) for group in limit.groups]
    if case is not None:
        own = [tuple(term for term in group if term.qualifier and same_case(term.qualifier, case)) for group in dated]
        general = [tuple(term for term in group if not term.qualifier) for group in dated]
        dated = own if any(own) else general
    return tuple(group for group in dated if group)


def same_case(one: str, other: str) -> bool:
    """Return whether two names mean the same case: equal, or with a word in common (许可处罚, 处罚决定)."""
    return one == other or any(word in one and word in other for word in CASES)


@rule(ARTICLE_26, NEVER_WIDER, name="本级时限只能缩短")
def shortened(limit: Limit, by: Limit) -> Verdict:
    """A locality may replace a limit only by one that publishes no later, posts no shorter and renews no less often."""
    base, by = _with_standard(limit), _with_standard(by)
    for group in base.groups:
        if not any(_covers(own, group, by) for own in by.groups):
            said = "或者".join(term_words(term) for term in group)
            reason = f"目录是“{said}”，本级的时限不能比它宽，也不能少了它。同一种单位（工作日、日）才能比长短。"
            return refused(reason, ARTICLE_26, "limit.wider")
    general = [term for term in base.of(TermKind.WITHIN) if not term.qualifier]
    for term in by.of(TermKind.WITHIN):
        is_new = bool(term.qualifier) and all(term.qualifier != known.qualifier for known in base.terms)
        if is_new and general and not any(_is_no_wider(term, known) for known in general):
            return refused(f"“{term_words(term)}”比目录的时限宽。本级只能缩短。", ARTICLE_26, "limit.wider_case")
    return ALLOWED


def _with_standard(limit: Limit) -> Limit:
    return limit if applying(limit, None) else Limit((*limit.groups, (STANDARD,)))


def _covers(own: Sequence[Term], group: Sequence[Term], by: Limit) -> bool:
    """Return whether each alternative of the catalogue has one in `own` that is as strict, and `own` has no laxer one."""

    def holds(term: Term, known: Term) -> bool:
        named = any(other.qualifier == known.qualifier for other in by.of(known.kind))
        is_same = term.qualifier == known.qualifier or (not term.qualifier and not named)
        return is_same and _is_no_wider(term, known)

    is_kept = all(any(holds(term, known) for term in own) for known in group)
    return is_kept and all(any(holds(term, known) for known in group) for term in own)


def _is_no_wider(term: Term, known: Term) -> bool:
    if known.kind is TermKind.EVENT:
        return term.event == known.event if term.kind is TermKind.EVENT else _is_same_day(term)
    if term.kind is not known.kind:
        return False
    if known.kind is TermKind.PERIOD:
        return term.unit == known.unit and term.count >= known.count
    if term.unit in MONTHS_IN and known.unit in MONTHS_IN:
        return term.count * MONTHS_IN[term.unit] <= known.count * MONTHS_IN[known.unit]
    # So many natural days never end later than as many working days; the reverse is uncertain.
    is_comparable = term.unit == known.unit or (term.unit, known.unit) == ("d", "wd")
    return _is_same_day(term) or (is_comparable and term.count <= known.count)


def _is_same_day(term: Term) -> bool:
    return term.kind is TermKind.WITHIN and term.count == 0


def _day(reach: _Reach) -> date:
    return reach.judge_by or reach.remind_by


def _reach(term: Term, start: date, calendar: Calendar, local_days: LocalDays) -> _Reach:
    if term.kind is TermKind.EVENT:
        return _reach_of_event(term.event, start, calendar, local_days)
    if term.unit in MONTHS_IN:
        # What is renewed each month or quarter is formed at its end, and then due like everything else.
        term = STANDARD
    if not term.count:
        return _Reach(start, start)
    if term.unit == "d":
        # No law says whether the last day of an organ's own duty moves off a rest day: remind by the plain day, judge by the
        # moved one.
        return _Reach(start + timedelta(days=term.count), natural_days(calendar, start, term.count))
    both = deadline(calendar, start, term.count, local_days)
    return _Reach(both.remind_by, both.judge_by, both.remarks)


def _reach_of_event(event: str, start: date, calendar: Calendar, local_days: LocalDays) -> _Reach:
    if found := YEARLY.fullmatch(event):
        last = date(start.year, int(found[1]), int(found[2]))
        last = last if last >= start else last.replace(year=start.year + 1)
        return _Reach(last, last)
    if found := AFTER.fullmatch(event):
        return _reach(Term(TermKind.WITHIN, int(found[2]), found[3]), start, calendar, local_days)
    if found := BEFORE.fullmatch(event):
        last = before(start, int(found[2]), found[3], calendar)
        return _Reach(last, last)
    return _Reach(start, None)


def before(day: date, count: int, unit: str, calendar: Calendar) -> date:
    """Return the last day `count` working days ("wd") or natural days ("d") before `day`, which is not counted; never rolled."""
    if unit == "wd":
        return calendar.only_national().add(day, -count)
    return day - timedelta(days=count)
