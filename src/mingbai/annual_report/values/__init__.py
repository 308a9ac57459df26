"""The annual report as frozen values, as pages read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from mingbai.channels.values import DeliveryCount
from mingbai.organs.queries import OrganRow
from mingbai.rendering.report.value import ReportDocument
from mingbai.statute.annual_report.due import ReportDue
from mingbai.statute.annual_report.figures import Used
from mingbai.statute.annual_report.findings import Finding
from mingbai.statute.annual_report.forms import Form

Value = int | Decimal | None


@dataclass(frozen=True, slots=True)
class Counted:
    """What a year's records give: every cell of the form, and every figure that a text may name by its label."""

    form: Form
    cells: Mapping[str, Value]
    figures: Mapping[str, Value]
    labels: Mapping[str, str]
    channels: tuple[DeliveryCount, ...]
    total: int
    entries: int


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One record behind a figure; `amount` is what it adds to the figure, as shown."""

    id: int
    on: date | None
    title: str
    detail: str
    amount: str
    register: str


@dataclass(frozen=True, slots=True)
class CountingRule:
    """How a figure is counted, its source, and what to say when there is nothing to count."""

    text: str
    source: str
    empty: str


@dataclass(frozen=True, slots=True)
class RecordPage:
    """A page of the records behind a figure; `next` is the key of the following page, empty on the last.

    `register` is where a missing record is entered, `known` what the figure already tells about it.
    """

    path: str
    label: str
    value: Value
    rows: tuple[RecordRow, ...]
    next: str
    register: str
    known: Mapping[str, str]
    rule: CountingRule


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell of a draft: its value, what the records say, who changed it by hand, the keys of its findings."""

    value: Value
    raw: str
    recorded: Value
    is_hand: bool
    hand_by: str
    hand_at: datetime | None
    bad: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a finding is in order, and who said so."""

    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ExplainedFinding:
    """A finding and its explanation, which counts as long as the cells keep their values."""

    finding: Finding
    explained: Explanation | None


@dataclass(frozen=True, slots=True)
class AsideView:
    """A text saved while someone else had saved another."""

    number: int
    text: str
    plain: str
    saved_by: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class SectionView:
    """One section: stored text, editor text, its parts, and the figures in it that no longer agree."""

    index: int
    title: str
    text: str
    editor: str
    parts: tuple[str | Used, ...]
    off: tuple[Used, ...]
    number: int
    saved_by: str
    saved_at: datetime | None
    aside: tuple[AsideView, ...]


@dataclass(frozen=True, slots=True)
class Saved:
    """The revision that a save became; `is_aside` when someone else had saved in between."""

    number: int
    is_aside: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure whose published value and present records differ."""

    path: str
    label: str
    published: Value
    recorded: Value


@dataclass(frozen=True, slots=True)
class ReportFileRow:
    """One downloadable file of a version; `size` in bytes."""

    name: str
    size: int
    media_type: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ReportVersionRow:
    """One published version; every version but the first has a note on what it corrects."""

    number: int
    note: str
    published_at: datetime
    published_by: str


@dataclass(frozen=True, slots=True)
class Workbench:
    """Everything the page of one report shows; `state` is None before the report is opened."""

    organ: OrganRow
    year: int
    form: Form
    state: str | None
    revision: int
    due: ReportDue
    cells: Mapping[str, CellView]
    figures: Mapping[str, Value]
    findings: tuple[ExplainedFinding, ...]
    blocking: int
    sections: tuple[SectionView, ...]
    channels: tuple[DeliveryCount, ...]
    total: int
    entries: int
    differences: tuple[Difference, ...]
    may: frozenset[str]
    versions: tuple[ReportVersionRow, ...]
    return_reason: str
    figure_labels: Mapping[str, str]
    submitted_at: datetime | None = None
    accepted_at: datetime | None = None
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report that is due or waits for someone; the counts are of open findings, for one's own organ only.

    `next_act` is a value of statute.annual_report.states.ReportAct that this person may do now, "open" to begin, or empty.
    """

    organ: OrganRow
    year: int
    state: str | None
    due: ReportDue
    is_own: bool
    is_late: bool
    errors: int
    warnings: int
    notices: int
    next_act: str
    return_reason: str = ""
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """One published report in a list."""

    organ_code: str
    organ_name: str
    organ_short_name: str
    organ_level: str
    year: int
    title: str
    published_on: date
    version: int


@dataclass(frozen=True, slots=True)
class PublishedReport:
    """A report as the public reads it, from its frozen content; `versions` are oldest first."""

    organ: OrganRow
    year: int
    title: str
    document: ReportDocument
    version: int
    published_on: date
    note: str
    versions: tuple[ReportVersionRow, ...]
    files: tuple[ReportFileRow, ...]


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """The bytes of one file of a published report."""

    name: str
    media_type: str
    data: bytes
