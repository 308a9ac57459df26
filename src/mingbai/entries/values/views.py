"""What staff and public pages show of an entry, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mingbai.entries.values.content import EntryContent
from mingbai.entries.values.findings import CheckFinding
from mingbai.organs.queries import OrganRow
from mingbai.scanning.columns import TableColumns
from mingbai.statute.disclosure.review import EntryAct, Stage, Standing


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """An attachment; `size` is in bytes, and `is_masked` says it replaces an original with personal data.

    `original` is the digest of what came in, `public` that of the rebuilt file, empty until a file from before is rebuilt.
    """

    id: int
    entry_id: int
    name: str
    size: int
    media_type: str
    original: str
    public: str
    pages: int
    readable: str
    findings: int
    tables: tuple[TableColumns, ...]
    is_masked: bool
    added_at: datetime
    added_by: str


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """One recorded decision, or the submission that opened the round."""

    round: int
    stage: Stage
    act: EntryAct
    opinion: str
    basis: str
    decided_by: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class SnapshotRow:
    """One snapshot of the draft."""

    number: int
    reason: str
    made_at: datetime
    made_by: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One published version; `note` is what the public was told about the change."""

    number: int
    note: str
    published_at: datetime
    published_by: str


@dataclass(frozen=True, slots=True)
class InHand:
    """An entry being worked on, in a list; `judge_by` is its duty's last day, if it has a duty."""

    id: int
    organ_code: str
    organ_name: str
    title: str
    stage: Stage
    standing: Standing
    round: int
    duty_id: int | None
    judge_by: date | None
    drafted_by: int | None
    scheduled_at: datetime | None
    plan_failure: str = ""


@dataclass(frozen=True, slots=True)
class Assessed:
    """The last assessment of the effect on personal information."""

    purpose: str
    effect: str
    measures: str
    assessed_by: str
    assessed_at: datetime
    keep_until: date


@dataclass(frozen=True, slots=True)
class WorkEntry:
    """Everything an entry's staff page shows; `acts` are those this person may do now."""

    id: int
    organ: OrganRow
    stage: Stage
    standing: Standing
    round: int
    content: EntryContent
    revision: int
    saved_at: datetime | None
    saved_by: str
    note: str
    index_number: str
    published_at: datetime | None
    scheduled_at: datetime | None
    plan_failure: str
    withdrawal_reason: str
    duty_id: int | None
    chain_id: int | None
    chain_step: str
    chain: tuple[Stage, ...]
    files: tuple[AttachmentRow, ...]
    findings: tuple[CheckFinding, ...]
    verdicts: tuple[VerdictRow, ...]
    versions: tuple[VersionRow, ...]
    snapshots: tuple[SnapshotRow, ...]
    assessment: Assessed | None
    needs_assessment: bool
    acts: frozenset[EntryAct]
    is_tied: bool = False
    ground: str = ""
    evaluate_on: date | None = None

    @property
    def title(self) -> str:
        """The title of the draft, else of what was published."""
        return self.content.title

    @property
    def is_editable(self) -> bool:
        """Whether this person may change the draft now."""
        return EntryAct.SUBMIT in self.acts


@dataclass(frozen=True, slots=True)
class ClosedRow:
    """One line of the register of what is not disclosed."""

    entry_id: int
    title: str
    ground: str
    reason: str
    decided_by: str
    decided_at: datetime
    evaluate_on: date
    opened_at: datetime | None


@dataclass(frozen=True, slots=True)
class Linked:
    """Another entry that a public page links to."""

    id: int
    organ_code: str
    title: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class PublicEntry:
    """A published entry as its public page shows it."""

    id: int
    organ: OrganRow
    index_number: str
    content: EntryContent
    published_at: datetime
    versions: tuple[VersionRow, ...]
    files: tuple[AttachmentRow, ...]
    interprets: Linked | None
    interpretations: tuple[Linked, ...]
    chain_id: int | None
    chain_step: str
    is_demonstration: bool
    has_text: bool
    line1: str = ""
    line2: str = ""

    @property
    def changed_at(self) -> datetime:
        """The moment of the last version."""
        return self.versions[-1].published_at if self.versions else self.published_at


@dataclass(frozen=True, slots=True)
class OutRow:
    """A published entry in the organ's own list, whatever its range and whatever became of it."""

    id: int
    title: str
    index_number: str
    published_at: datetime
    range: str
    standing: Standing
    stage: Stage
    withdrawn_at: datetime | None
    withdrawal_reason: str
    down_on: date | None


@dataclass(frozen=True, slots=True)
class WordRow:
    """A word of the county's list; `right` is empty unless it is a wrong word."""

    id: int
    kind: str
    word: str
    right: str
    set_by: str
    set_at: datetime
