"""Where a rule comes from: the law, its number and the article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Confidence(Enum):
    """How certain the wording is: read in the original, read in part, or common practice (hence configurable)."""

    CONFIRMED = "C"
    PARTLY = "P"
    PRACTICE = "M"


@dataclass(frozen=True, slots=True)
class Citation:
    """One source: `law` is the short name shown to people (条例), `article` the place in it (第49条第一款)."""

    law: str
    article: str = ""
    document_number: str = ""
    confidence: Confidence = Confidence.CONFIRMED

    def __str__(self) -> str:
        return f"{self.law}{self.article}"


FEES = "政府信息公开信息处理费管理办法"
FEES_NUMBER = "国办函〔2020〕109号"
REGULATIONS_NAME = "条例"
REGULATIONS_NUMBER = "国务院令第711号"


def regulations(article: str) -> Citation:
    """Cite an article of 政府信息公开条例 (国务院令第711号, in force since 2019-05-15)."""
    return Citation(REGULATIONS_NAME, article, REGULATIONS_NUMBER)


def review_law(article: str) -> Citation:
    """Cite 行政复议法 as in force since 2024-01-01."""
    return Citation("行政复议法", article, "2023年修订")


def fee_rules(article: str, confidence: Confidence = Confidence.CONFIRMED) -> Citation:
    """Cite the rules on the information processing fee (国办函〔2020〕109号)."""
    return Citation(FEES, article, FEES_NUMBER, confidence)


def practice(what: str) -> Citation:
    """Cite common practice, shown as such (通行做法), where no text of law was found."""
    return Citation("通行做法", f"：{what}" if what else "", "", Confidence.PRACTICE)
