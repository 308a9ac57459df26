"""What the sentences of a first draft are written from: the organ, its figures, and the records behind section one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mingbai.statute.annual_report.forms import Form, Value


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence that a record of some domain stands behind, for one of the five paragraphs of section one.

    It holds no figure: figures are tokens, so that each leads to its records.
    """

    paragraph: int
    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A question to the clerk about what section one usually tells but no record supports, and where the record belongs."""

    paragraph: int
    asks: str
    where: str


@dataclass(frozen=True, slots=True)
class YearRecords:
    """The records of a year that are no figures: who leads, when meetings were held, what was taught, which rules held.

    `quarters` had a meeting, `inspected` an inspection of villages. `head` and `deputies` are posts with names
    (镇长陈伯洲). `kept` are the paragraphs' points from other domains; `lacking` what these would tell if there were records.
    `is_accountability_clear` is False where somebody was held to account in the year.
    """

    group: str = ""
    document: str = ""
    head: str = ""
    deputies: tuple[str, ...] = ()
    has_office: bool = False
    quarters: frozenset[int] = frozenset()
    inspected: frozenset[int] = frozenset()
    topics: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    has_signed_documents: bool = False
    is_accountability_clear: bool = True
    kept: tuple[Point, ...] = ()
    lacking: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class WordingFacts:
    """What the sentences mention: the organ, its figures by path, its channels (key, label) in order, whom to ask."""

    organ_name: str
    organ_level: str
    year: int
    form: Form
    figures: Mapping[str, Value]
    channels: tuple[tuple[str, str], ...]
    site_name: str = ""
    office: str = ""
    address: str = ""
    telephone: str = ""
    records: YearRecords = field(default_factory=YearRecords)
