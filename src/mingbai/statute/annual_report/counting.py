"""Which record counts in which cell (labels of the forms, 国办公开办函〔2019〕60号 and 〔2021〕30号).

The list behind a cell uses the same functions, so it always sums to the cell.
"""

from __future__ import annotations

from datetime import date
from typing import Protocol

from mingbai.statute.cases.disputes import DisputeResult
from mingbai.statute.cases.outcomes import Outcome
from mingbai.statute.citation import Citation, Confidence, practice, regulations
from mingbai.statute.index import rule

FORM = Citation("年报格式", "表内标签", "国办公开办函〔2021〕30号")
FORM_2019 = Citation("年报格式", "表内标签", "国办公开办函〔2019〕60号")
FORM_NAME = "国务院办公厅政府信息公开工作年度报告格式"
# The article that puts each kind of record into the report.
PUBLISHED, HANDLED, DISPUTED = regulations("第50条第一项"), regulations("第50条第二项"), regulations("第50条第三项")
RECEIVED = regulations("第31条")
MADE, DECLARED, PROCURED = regulations("第20条第一项"), regulations("第20条第五、六、八项"), regulations("第20条第九项")
LEDGER = Citation("台账", confidence=Confidence.PRACTICE)
LAPSED = practice("自然失效的不计入本年废止，县里可以改")
PERIOD = Citation("年报格式", "统计期", "国办公开办函〔2021〕30号", Confidence.PARTLY)

# Each outcome's result row of form 2021; 更正 (条例第41条) is no application for information and has none.
ROWS = {
    Outcome.ALREADY_PUBLIC: "granted",
    Outcome.GRANTED: "granted",
    Outcome.PARTIAL: "partial",
    Outcome.STATE_SECRETS: "refused_state_secret",
    Outcome.FORBIDDEN_BY_LAW: "refused_forbidden_by_law",
    Outcome.THREE_SAFETIES: "refused_three_safeties",
    Outcome.TRADE_SECRETS: "refused_third_party",
    Outcome.PRIVACY: "refused_third_party",
    Outcome.INTERNAL: "refused_internal",
    Outcome.PROCESS: "refused_process",
    Outcome.ENFORCEMENT_FILE: "refused_enforcement_file",
    Outcome.ADMINISTRATIVE_QUERY: "refused_administrative_query",
    Outcome.NOT_EXISTING: "unavailable_not_held",
    Outcome.NOT_RESPONSIBLE: "unavailable_not_held",
    Outcome.NEEDS_CREATION: "unavailable_needs_creation",
    Outcome.STILL_UNCLEAR: "unavailable_still_unclear",
    Outcome.PETITION: "declined_petition",
    Outcome.REPEAT: "declined_repeat",
    Outcome.PUBLICATION: "declined_publication",
    Outcome.EXCESSIVE: "declined_excessive",
    Outcome.CONFIRMATION: "declined_confirmation",
    Outcome.OTHER: "other_other",
    Outcome.NOT_CORRECTED: "other_not_corrected",
    Outcome.FEE_UNPAID: "other_fee_unpaid",
}
# Form 2019 does not divide （六）其他处理.
OTHER_RESULTS, OTHER_OF_2019 = "other_", "other"

COLUMN_OF_RESULT = practice("复议、诉讼的哪种结果归入表四哪一栏，格式没有写明")
COLUMNS = {
    DisputeResult.UPHELD: "upheld",
    DisputeResult.REQUEST_REJECTED: "upheld",
    DisputeResult.CHANGED: "corrected",
    DisputeResult.REVOKED: "corrected",
    DisputeResult.DECLARED_UNLAWFUL: "corrected",
    DisputeResult.ORDERED: "corrected",
    DisputeResult.NOT_ACCEPTED: "other",
    DisputeResult.WITHDRAWN: "other",
    DisputeResult.SETTLED: "other",
}


class CountedApplication(Protocol):
    """One application: `applicant_kind` and `outcome` are keys of table 3; without `closed_on` it is still open."""

    @property
    def applicant_kind(self) -> str: ...
    @property
    def received_on(self) -> date: ...
    @property
    def outcome(self) -> str: ...
    @property
    def closed_on(self) -> date | None: ...


class CountedDispute(Protocol):
    """One reconsideration or suit: `group` and `result` are keys of table 4; without `concluded_on` it is pending."""

    @property
    def group(self) -> str: ...
    @property
    def filed_on(self) -> date: ...
    @property
    def result(self) -> str: ...
    @property
    def concluded_on(self) -> date | None: ...


class CountedDocument(Protocol):
    """One rule (`rules`) or normative document (`normative`)."""

    @property
    def kind(self) -> str: ...
    @property
    def made_on(self) -> date: ...
    @property
    def in_force_on(self) -> date | None: ...
    @property
    def published_on(self) -> date | None: ...
    @property
    def repealed_on(self) -> date | None: ...
    @property
    def expired_on(self) -> date | None: ...


@rule(PERIOD, name="统计期")
def period(year: int) -> tuple[date, date]:
    """A report covers 1 January to 31 December of its year, both days included."""
    return date(year, 1, 1), date(year, 12, 31)


@rule(FORM_2019, FORM, name="办理结果计入哪一行")
def row_of(outcome: Outcome, form_code: str) -> str | None:
    """Return the result row of table 3 of form "2019" or "2021"; None for what table 3 does not count (更正, 条例第41条)."""
    row = ROWS.get(outcome)
    return OTHER_OF_2019 if form_code == "2019" and row is not None and row.startswith(OTHER_RESULTS) else row


@rule(FORM_2019, FORM, COLUMN_OF_RESULT, name="复议诉讼结果计入哪一栏")
def column_of(result: DisputeResult) -> str:
    """Return the column of table 4 for a result: upheld, corrected or other; the same in both forms."""
    return COLUMNS[result]


@rule(FORM, name="申请计入哪些格")
def application_cells(facts: CountedApplication, year: int) -> tuple[str, ...]:
    """An application counts once as new or carried in, and once in its one result row or as carried out."""
    first, last = period(year)
    if facts.received_on > last or (facts.closed_on is not None and facts.closed_on < first):
        return ()
    rows = ["new" if facts.received_on >= first else "carried_in"]
    rows += [facts.outcome, "total"] if facts.closed_on is not None and facts.closed_on <= last else ["carried_out"]
    return tuple(f"3.{row}.{column}" for row in rows for column in (facts.applicant_kind, "total"))


@rule(FORM, name="复议诉讼计入哪些格")
def dispute_cells(facts: CountedDispute, year: int) -> tuple[str, ...]:
    """A dispute concluded in the year counts under its result, one not concluded by the year's end as pending."""
    first, last = period(year)
    if facts.filed_on > last or (facts.concluded_on is not None and facts.concluded_on < first):
        return ()
    is_concluded = facts.concluded_on is not None and facts.concluded_on <= last
    return f"4.{facts.group}.{facts.result if is_concluded else 'pending'}", f"4.{facts.group}.total"


@rule(FORM_2019, FORM, LAPSED, name="规范性文件计入哪些格")
def normative_cells(facts: CountedDocument, year: int, form_code: str, *, lapsed_is_repealed: bool = False) -> tuple[str, ...]:
    """Form 2019 counts documents made, published, and public and standing at the end; form 2021 made, repealed, in force.

    In force is what `validity` says on the last day: a document made this year that comes into force in the next is not.
    Whether one that lapsed by itself counts as repealed, no text says: `lapsed_is_repealed`.
    """
    first, last = period(year)

    def in_year(on: date | None) -> bool:
        return on is not None and first <= on <= last

    ends = [end for end in (facts.repealed_on, facts.expired_on) if end is not None]
    stands = facts.made_on <= last and all(end > last for end in ends)
    if form_code == "2019":
        is_public = facts.published_on is not None and facts.published_on <= last
        columns = (
            ("newly_made", in_year(facts.made_on)),
            ("newly_published", in_year(facts.published_on)),
            ("total_published", is_public and stands),
        )
    else:
        in_force = stands and (facts.in_force_on or facts.made_on) <= last
        repealed = in_year(facts.repealed_on) or (lapsed_is_repealed and in_year(facts.expired_on))
        columns = (("made", in_year(facts.made_on)), ("repealed", repealed), ("in_force", in_force))
    return tuple(f"2.{facts.kind}.{column}" for column, holds in columns if holds)
