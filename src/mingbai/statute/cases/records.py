"""Records about a person that are wrong: asking an organ to correct them (条例第41条), a kind of case of its own."""

from __future__ import annotations

from enum import StrEnum

from mingbai.statute.citation import regulations
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused

ARTICLE_41 = regulations("第41条")


class RecordResult(StrEnum):
    """What becomes of the request: corrected, found right, passed on, or the applicant sent to the organ with the power."""

    CORRECTED = "corrected"
    NOT_CORRECTED = "not_corrected"
    PASSED_ON = "passed_on"
    DIRECTED = "directed"


RECORD_RESULT_WORDS = {
    RecordResult.CORRECTED: "审核属实，予以更正",
    RecordResult.NOT_CORRECTED: "审核不属实，不予更正",
    RecordResult.PASSED_ON: "不属于本机关职能范围，转送有权更正的行政机关处理",
    RecordResult.DIRECTED: "不属于本机关职能范围，请向有权更正的行政机关提出",
}


@rule(ARTICLE_41, name="可以要求更正")
def may_request(*, is_own: bool, has_evidence: bool) -> Verdict:
    """Whoever asks for a correction shows evidence that a record about themselves is wrong."""
    if not is_own:
        return refused("只能要求更正与自身相关的政府信息记录。", ARTICLE_41, "record.own")
    if not has_evidence:
        return refused("要有证据证明记录不准确。", ARTICLE_41, "record.evidence")
    return ALLOWED


@rule(ARTICLE_41, name="更正的处理结果")
def possible_results(*, has_power: bool, is_wrong: bool) -> tuple[RecordResult, ...]:
    """With the power: corrected where the record is wrong, else not. Without it: passed on, or the applicant directed."""
    if not has_power:
        return RecordResult.PASSED_ON, RecordResult.DIRECTED
    return (RecordResult.CORRECTED,) if is_wrong else (RecordResult.NOT_CORRECTED,)
