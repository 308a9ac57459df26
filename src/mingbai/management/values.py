"""The leading group, meetings, trainings and rules as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mingbai.statute.management.accountability import AccountAct, AccountGround, AccountState
from mingbai.statute.management.burden import BurdenAnswer, BurdenKind
from mingbai.statute.management.gatherings import DecisionState, GatheringState
from mingbai.statute.management.standing_rules import RuleState
from mingbai.supervision.models import ActivityKind

MEETING, TRAINING = ActivityKind.WORK_MEETING.value, ActivityKind.TRAINING.value


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A person in the group, from a day to a day; `role` is a value of MemberRole."""

    id: int
    role: str
    role_words: str
    name: str
    post: str
    since_on: date
    until_on: date | None
    why: str

    def is_in(self, on: date) -> bool:
        """Return whether this person is in the group on a day."""
        return self.since_on <= on and (self.until_on is None or on <= self.until_on)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A leading group with everybody who is or was in it; `is_public` when its entry can be read by all."""

    id: int
    organ_id: int
    name: str
    document_title: str
    document_number: str
    set_up_on: date
    ended_on: date | None
    ended_why: str
    entry_id: int | None
    is_public: bool
    members: tuple[MemberRow, ...] = ()

    def on(self, day: date) -> tuple[MemberRow, ...]:
        """Return who is in the group on a day: head, deputies, members, office."""
        return tuple(one for one in self.members if one.is_in(day))


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision of a meeting and what came of it."""

    id: int
    gathering_id: int
    text: str
    person: str
    due_on: date
    state: DecisionState
    outcome: str
    closed_on: date | None
    closed_by: str


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question of a training with its answer."""

    id: int
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class GatheringRow:
    """A meeting or a training; `is_removed` when its row in the ledger was taken out."""

    id: int
    organ_id: int
    kind: str
    title: str
    planned_on: date
    place: str
    text: str
    link: str
    state: GatheringState
    reason: str
    held_on: date | None
    is_removed: bool
    minutes: str
    attendees: str
    attended: int | None
    file_name: str
    activity_id: int | None

    @property
    def on(self) -> date:
        """The day on which it was held, or for which it is planned."""
        return self.held_on or self.planned_on


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One of the organ's own rules, and whether it holds on the day asked for."""

    id: int
    organ_id: int
    subject_matter: str
    name: str
    document_number: str
    in_force_on: date
    until_on: date | None
    ended_on: date | None
    ended_why: str
    entry_id: int | None
    state: RuleState


@dataclass(frozen=True, slots=True)
class DueRow:
    """Something of an organ that somebody has to look at: a decision, a gathering or a rule, with its day."""

    what: str
    id: int
    title: str
    on: date
    more: str


@dataclass(frozen=True, slots=True)
class BurdenRow:
    """What a unit finds needless, and the county's answer; None before it."""

    id: int
    organ_name: str
    page: str
    kind: BurdenKind
    text: str
    said_at: datetime
    answer: BurdenAnswer | None
    answer_text: str
    answered_at: datetime | None
    answered_by: str


@dataclass(frozen=True, slots=True)
class AccountStepRow:
    """A step taken in a matter of accountability."""

    act: AccountAct
    text: str
    whom: str
    article: str
    correct_by: date | None
    taken_on: date
    taken_by: str


@dataclass(frozen=True, slots=True)
class HearingRow:
    """Somebody asked to speak before a decision, and what was said."""

    id: int
    whom: str
    invited_on: date
    speak_by: date
    statement: str
    heard_on: date | None


@dataclass(frozen=True, slots=True)
class AccountMatterRow:
    """A matter of accountability with the reminder that it began with, its steps and hearings."""

    id: int
    organ_id: int
    organ_name: str
    ground: AccountGround
    facts: str
    state: AccountState
    reminder_id: int
    reminded_at: datetime
    reminder_text: str
    answer: str
    duty_id: int | None
    steps: tuple[AccountStepRow, ...] = ()
    hearings: tuple[HearingRow, ...] = ()
