"""Whether a normative document is in force on a day (有效性), and what a clean-up (清理) decides about it.

Source: 条例第20条第一项 (normative documents are public), 国办发〔2018〕37号 (清理：废止、失效的及时公布).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mingbai.statute.citation import Citation, Confidence
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused

CLEAN_UP = Citation("加强行政规范性文件制定和监督管理工作的通知", "", "国办发〔2018〕37号", Confidence.PARTLY)


class Validity(StrEnum):
    """The state of a document on a day."""

    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    AMENDED = "amended"
    REPEALED = "repealed"
    EXPIRED = "expired"


class CleanUp(StrEnum):
    """What a clean-up decides about one document."""

    KEEP = "keep"
    AMEND = "amend"
    REPEAL = "repeal"
    EXPIRE = "expire"


VALIDITY_WORDS = {
    Validity.NOT_YET: "尚未施行",
    Validity.IN_FORCE: "现行有效",
    Validity.AMENDED: "已修改，现行有效",
    Validity.REPEALED: "已废止",
    Validity.EXPIRED: "已失效",
}
CLEAN_UP_WORDS = {CleanUp.KEEP: "继续有效", CleanUp.AMEND: "需要修改", CleanUp.REPEAL: "废止", CleanUp.EXPIRE: "宣布失效"}


@dataclass(frozen=True, slots=True)
class Days:
    """The days that decide; all but the first in force may be missing.

    First in force, last valid, repealed from, declared without force from, amended from."""

    in_force_on: date
    valid_until: date | None = None
    repealed_on: date | None = None
    declared_expired_on: date | None = None
    amended_on: tuple[date, ...] = ()


def expired_on(days: Days) -> date | None:
    """Return the first day without force for any reason but repeal: as declared, or the day after the last valid one."""
    ends = [days.declared_expired_on, days.valid_until + timedelta(days=1) if days.valid_until else None]
    return min((end for end in ends if end is not None), default=None)


@rule(CLEAN_UP, name="规范性文件的有效性")
def validity(days: Days, on: date) -> Validity:
    """Return the validity on a day: whichever end came first counts; an amended document stays in force."""
    ends = [(end, kind) for end, kind in ((days.repealed_on, Validity.REPEALED), (expired_on(days), Validity.EXPIRED)) if end]
    past = sorted((end, kind) for end, kind in ends if end <= on)
    if past:
        return past[0][1]
    if on < days.in_force_on:
        return Validity.NOT_YET
    return Validity.AMENDED if _any_by(days.amended_on, on) else Validity.IN_FORCE


@rule(CLEAN_UP, name="清理结果要有理由和日期")
def clean_up(standing: Validity, result: CleanUp, reason: str, on: date | None, made_on: date) -> Verdict:
    """A clean-up needs a document that has not ended and a reason; repeal and expiry also need their day."""
    if standing in {Validity.REPEALED, Validity.EXPIRED}:
        return refused(f"这份文件{VALIDITY_WORDS[standing]}，不用再清理。", CLEAN_UP, "clean_up.gone")
    if len(reason.strip()) < 4:
        return refused("写明清理的理由，例如：上位法已废止，内容不再适用。", CLEAN_UP, "clean_up.reason")
    if result in {CleanUp.REPEAL, CleanUp.EXPIRE}:
        if on is None:
            return refused(f"写明从哪天起{CLEAN_UP_WORDS[result]}。", CLEAN_UP, "clean_up.day")
        if on < made_on:
            return refused(f"{CLEAN_UP_WORDS[result]}的日期早于文件制发日期，请核对。", CLEAN_UP, "clean_up.too_early")
    return ALLOWED


def _any_by(days: Iterable[date], on: date) -> bool:
    return any(day <= on for day in days)
