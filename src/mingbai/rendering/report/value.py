"""The single value object from which every file of an annual report is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from mingbai.statute.annual_report.forms import Form, Value

if TYPE_CHECKING:
    from mingbai.statute.annual_report.findings import Finding


@dataclass(frozen=True, slots=True)
class SectionText:
    """One of the six sections: its printed title (一、总体情况) and its paragraphs as plain text, figures written out."""

    title: str
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChannelCount:
    """One channel's deliveries in the year: `key` as in the data format (website), `label` as printed."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """Everything a reader of the report sees; equal documents give equal bytes.

    `cells` maps the paths of the form ("3.new.natural") to values; `sections` are the form's six, in order;
    `publications_total` counts deliveries, `entries` distinct entries; `correction_note` goes below a corrected title.
    """

    organ_name: str
    year: int
    title: str
    form: Form
    cells: Mapping[str, Value]
    lead: str
    sections: tuple[SectionText, ...]
    publications: tuple[ChannelCount, ...] = ()
    publications_total: int = 0
    entries: int = 0
    signed_by: str = ""
    signed_on: date | None = None
    is_draft: bool = False
    correction_note: str = ""
    findings: tuple[Finding, ...] = ()
    # Keys of the findings that were explained.
    explained: frozenset[str] = frozenset()
