"""Rows of cases as pages read them; nothing sealed stands in a row of a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from mingbai.cases.models.letters import LetterState
from mingbai.cases.models.register import CORRECTION_OF_RECORD
from mingbai.cases.values.disputes import CaseDispute
from mingbai.cases.values.intake import Applicant
from mingbai.cases.values.notices import NoticeDue
from mingbai.organs.queries import OrganRow
from mingbai.statute.cases.clock import Timeline
from mingbai.statute.cases.facts import EventKind
from mingbai.statute.cases.remedies import RemedyKind
from mingbai.statute.cases.states import CaseAct, CaseState
from mingbai.statute.verdict import Verdict


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One application in a list: number, matter and dates, and nobody's name.

    `next_on` is the day of what is next (`next_what`: confirm, correction, fee, draft, reply, serve); None while nothing runs.
    """

    id: int
    organ_code: str
    organ_name: str
    number: str
    kind: str
    title: str
    state: CaseState
    channel: str
    submitted_on: date | None
    received_on: date | None
    next_on: date | None
    next_what: str
    due_on: date | None
    remind_on: date | None
    draft_by: date | None
    warn_from: date | None
    awaited: str
    outcome: str
    closed_on: date | None
    is_provisional: bool

    @property
    def is_about_record(self) -> bool:
        """Whether somebody asked for the correction of a record about themselves."""
        return self.kind == CORRECTION_OF_RECORD


@dataclass(frozen=True, slots=True)
class IssuedLetter:
    """What anybody may know of a letter: that an organ issued it; `sha256` is empty where the file was kept without it."""

    organ_name: str
    number: str
    signed_on: date
    sha256: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """One dated fact of a case; `party` may stand in lists, `details` is what was sealed with it."""

    id: int
    round: int
    kind: EventKind
    on: date
    party: str
    role: str
    received_on: date | None
    workdays: int
    service: str
    until: date | None
    agrees: bool | None
    letter_id: int | None
    recorded_by: str
    recorded_at: datetime
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LetterLineRow:
    """One line of the approval sheet."""

    act: str
    opinion: str
    person_id: int
    decided_by: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One letter of a case with what it says; `review_by` is the last day for review, None while nobody signed for it."""

    id: int
    round: int
    kind: str
    is_reply: bool
    state: LetterState
    number: str
    signs_as: str
    drafted_by: int
    drafter: str
    changed_at: datetime
    signer: str
    signed_on: date | None
    service: str
    sent_on: date | None
    served_on: date | None
    returned_on: date | None
    review_by: date | None
    proof: str
    docx: str
    pdf: str
    contents: Mapping[str, str]
    lines: tuple[LetterLineRow, ...] = ()


@dataclass(frozen=True, slots=True)
class PathAnswerRow:
    """The answer that stands to one of the five questions."""

    question: str
    answer: str
    reason: str
    answered_by: str
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class SearchRow:
    """One search record."""

    id: int
    round: int
    searched_on: date
    is_found: bool
    contents: Mapping[str, str]
    recorded_by: str


@dataclass(frozen=True, slots=True)
class CaseTaskRow:
    """Work asked of another section, village or organ."""

    id: int
    case_id: int
    case_number: str
    case_title: str
    to_organ: str
    to_whom: str
    what: str
    sent_on: date
    due_on: date
    received_on: date | None
    ended_on: date | None
    is_returned: bool
    answer: str


class LateCases(NamedTuple):
    """How many open cases of an organ are late, and how many would be if they did not wait for another organ."""

    late: int
    waiting: int


class AnsweredCases(NamedTuple):
    """An organ's applications of one year: received; of these answered in time, answered late, past the time unanswered.

    The rest is in hand, or ended without a reply (withdrawn, never corrected), or was answered before the time was kept.
    """

    received: int = 0
    in_time: int = 0
    late: int = 0
    unanswered: int = 0


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper of a case; `is_kept` until its purpose is over."""

    id: int
    purpose: str
    name: str
    media_type: str
    size: int
    is_kept: bool
    delete_after: date | None
    added_at: datetime
    added_by: str


@dataclass(frozen=True, slots=True)
class FeeRow:
    """The fee of a round of a case, in whole yuan."""

    round: int
    basis: str
    quantity: int
    amount_yuan: int
    noticed_on: date
    due_on: date
    paid_on: date | None
    lapsed_on: date | None
    refunded_on: date | None
    refunded_yuan: int


@dataclass(frozen=True, slots=True)
class MovedRow:
    """A date that moved, `what` in words (答复, 提醒), by a holiday notice or by a correction, which has a reason and an author.

    `was_told` when a letter had named the one before, `was_late` when the time for the reply was over by it.
    """

    case_id: int
    case_number: str
    what: str
    before: date
    after: date
    notice: str
    was_told: bool
    reason: str
    moved_by: str
    was_late: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class CaseHead:
    """What a press on a case asks before it acts: the row, and in `acts` what this person may do now."""

    row: CaseRow
    organ: OrganRow
    round: int
    revision: int
    acts: frozenset[CaseAct]


@dataclass(frozen=True, slots=True)
class WorkCase(CaseHead):
    """One case with everything its page shows; numbers are masked. `trouble` says why sealed things do not open, else empty.

    Who applied and with which words is there only when `is_read_today`: opening it is on record.

    `notices` still have to go out; `reasons` is what was asked and judged under 条例第35条.

    `reply` is the reply of this round, in whatever state; None before it is drafted. `barred` says why one of `acts` is not
    possible yet.
    """

    applicant_kind: str
    applicant: Applicant | None
    sought: str
    form_wanted: str
    delivery: str
    helped: str
    confirmed_on: date | None
    timeline: Timeline | None
    steps: tuple[StepRow, ...]
    letters: tuple[LetterRow, ...]
    reply: LetterRow | None
    path: tuple[PathAnswerRow, ...]
    searches: tuple[SearchRow, ...]
    tasks: tuple[CaseTaskRow, ...]
    papers: tuple[PaperRow, ...]
    fees: tuple[FeeRow, ...]
    moved: tuple[MovedRow, ...]
    parts: tuple[CaseRow, ...]
    split_from: CaseRow | None
    joined: tuple[CaseRow, ...]
    joined_to: CaseRow | None
    notices: tuple[NoticeDue, ...]
    optional: tuple[str, ...]
    reasons: tuple[str, ...]
    disputes: tuple[CaseDispute, ...]
    barred: Mapping[CaseAct, Verdict]
    trouble: str = ""
    is_read_today: bool = False


@dataclass(frozen=True, slots=True)
class ServedLetter:
    """A letter that was served, as its applicant sees it; `is_here` when it was served on this site and may be fetched.

    `known_on` is the day from which the time for review and suit runs; `review_by` and `suit_by` are empty where no such way is
    open, or while that day is unknown. `enclosed` are key and name of the papers that a reply served on this site gives.
    """

    id: int
    kind: str
    number: str
    sent_on: date | None
    known_on: date | None
    is_here: bool
    remedy: str
    review_by: date | None = None
    suit_by: date | None = None
    enclosed: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CaseStatus:
    """What the applicant sees with number and code: where it stands and what is asked of them.

    `silence` tells which ways are open once the time is over without a reply; `review_bodies` are then those who may review,
    by their full names, empty while one is not known.
    """

    case_id: int
    organ_code: str
    organ_name: str
    number: str
    state: CaseState
    submitted_on: date
    received_on: date | None
    due_on: date | None
    correction_due_on: date | None
    correction_asked: str
    fee_due_on: date | None
    fee_yuan: int
    letters: tuple[ServedLetter, ...]
    is_provisional: bool
    confirm_by: date | None = None
    is_about_record: bool = False
    silence: RemedyKind | None = None
    review_bodies: tuple[str, ...] = ()
