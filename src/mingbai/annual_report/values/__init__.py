"""The annual report as frozen values: what pages read, and who may do what with it."""

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
    """What the records of a year come to: every cell of the form, and every figure that a text may name by its label."""

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
    """How a figure is counted, where that stands, and what is said when nothing was counted."""

    text: str
    source: str
    empty: str


@dataclass(frozen=True, slots=True)
class RecordPage:
    """Some of the records behind a figure; `next` is the key after which the list goes on, empty at its end.

    `register` says where a missing record is entered, `known` what the figure already says about it.
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
    """One cell of a draft: its value, what the records say, whose hand changed it, the findings about it by key."""

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
    """A finding and its explanation, which holds as long as the cells keep their values."""

    finding: Finding
    explained: Explanation | None


@dataclass(frozen=True, slots=True)
class AsideView:
    """A text saved while somebody else had saved another one."""

    number: int
    text: str
    plain: str
    saved_by: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class SectionView:
    """One section: stored text, the text as the editor shows it, its parts, figures in it that no longer agree."""

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
    """The revision that a save became; `is_aside` when somebody else had saved in between."""

    number: int
    is_aside: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that was published as one thing and that the records now say is another."""

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
    """One published version; the first has no note, each later one says what it corrects."""

    number: int
    note: str
    published_at: datetime
    published_by: str


@dataclass(frozen=True, slots=True)
class Workbench:
    """Everything the page of one report shows. `state` is None before the report was begun."""

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
    """One report that is due or waits for somebody; the counts are of open findings, and only for the own organ.

    `next_act` is a value of statute.annual_report.states.Act that this person may do now, "open" to begin, or empty.
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
    """A report as the public reads it, from its frozen content; `versions` from the first to the newest."""

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
