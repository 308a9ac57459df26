"""What staff pages show of a document, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mingbai.documents.values.slip import Slip
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.attributes import Attribute, Proposal
from mingbai.statute.disclosure.documents import SlipAct, SlipState
from mingbai.statute.verdict import Verdict


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One slip in a list; `attribute` is the decided one once signed, the proposed one before."""

    id: int
    organ_code: str
    organ_name: str
    title: str
    kind: str
    state: SlipState
    attribute: Attribute | None
    document_number: str
    drafter: str
    drafted_by: int
    changed_at: datetime
    signed_on: date | None


@dataclass(frozen=True, slots=True)
class DocumentFileRow:
    """The text as a file, or an annex; `size` is in bytes, and a `marked` file must not reach the public."""

    id: int
    name: str
    size: int
    sha256: str
    media_type: str
    is_main: bool
    marked: bool
    findings: int


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """One line of the slip."""

    round: int
    state: SlipState
    act: SlipAct
    attribute: Attribute | None
    opinion: str
    person_id: int
    decided_by: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class MissingField:
    """One thing that keeps the slip from being passed on or signed; `field` is where to correct it."""

    verdict: Verdict
    field: str


@dataclass(frozen=True, slots=True)
class WorkDocument:
    """Everything a slip's page shows; `acts` are those this person may do now.

    `barred` says why this person, though in the right post, may not decide this step.
    """

    id: int
    organ: OrganRow
    slip: Slip
    state: SlipState
    round: int
    revision: int
    drafter: str
    drafted_by: int
    created_at: datetime
    document_number: str
    number_form: str
    signed_on: date | None
    decided: Proposal
    entry_id: int | None
    interpretation_entry_id: int | None
    publish_by: date | None
    files: tuple[DocumentFileRow, ...]
    opinions: tuple[OpinionRow, ...]
    acts: frozenset[SlipAct]
    wrote: frozenset[int]
    barred: Verdict | None = None
    # The title of the draft for comment of which this is the final text.
    final_of: str = ""

    @property
    def is_editable(self) -> bool:
        """Whether this person may change the slip now."""
        return SlipAct.SUBMIT in self.acts

    @property
    def attribute(self) -> Attribute | None:
        """The decided attribute; before the signature, the proposed one."""
        return self.decided.attribute or self.slip.proposal.attribute

    @property
    def annexes(self) -> tuple[DocumentFileRow, ...]:
        """The files other than the text."""
        return tuple(one for one in self.files if not one.is_main)

    @property
    def main(self) -> DocumentFileRow | None:
        """The text as a file."""
        return next((one for one in self.files if one.is_main), None)
