"""Messages, answers and openings of the box as frozen values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime

from mingbai.core.errors import Invalid
from mingbai.core.words import one_line, trimmed_lines
from mingbai.organs.queries import OrganRow
from mingbai.statute.mailbox.answers import Showing, ShowingAct
from mingbai.statute.mailbox.states import Direction, MessageAct, MessageKind, MessageState

LONGEST: Mapping[str, tuple[str, int]] = {
    "name": ("称呼", 40),
    "contact": ("怎样联系您", 80),
    "place": ("说的是哪里", 80),
    "page": ("哪一页", 300),
    "text": ("要说的", 1000),
}
"""What the form asks a sender to type, in words, and how long it may be."""
ANSWER_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Contents:
    """What a sender wrote; kept sealed as one text."""

    text: str
    name: str = ""
    contact: str = ""
    place: str = ""
    page: str = ""

    def as_text(self) -> str:
        """Return the contents as the text that is sealed."""
        return json.dumps({name: said for name, said in asdict(self).items() if said}, ensure_ascii=False)


def contents_of(text: str) -> Contents:
    """Return the contents of an opened text; empty ones for a message whose time is over."""
    said = json.loads(text) if text else {"text": ""}
    return Contents(**{one.name: said.get(one.name, "") for one in fields(Contents)})


def tidy(kind: MessageKind, given: Contents) -> Contents:
    """Return the contents trimmed; raise Invalid, naming the field, for what is too long or missing."""
    lines = {
        name: one_line(getattr(given, name), words, name, longest, required=False)
        for name, (words, longest) in LONGEST.items()
        if name != "text"
    }
    text, longest = trimmed_lines(given.text), LONGEST["text"][1]
    if not text:
        raise Invalid("写您要说的。", "text")
    if len(text) > longest:
        raise Invalid(f"要说的最多写{longest}个字，现在有{len(text)}个。事情多的，分几件写。", "text")
    if kind is MessageKind.COMPLAINT and not (lines["name"] and lines["contact"]):
        said = "投诉举报要写称呼和怎样联系您，才好核实。只有办理的人看得到。不愿意写的，可以投意见箱或者打投诉电话。"
        raise Invalid(said, "contact" if lines["name"] else "name")
    return Contents(text=text, **lines)


@dataclass(frozen=True, slots=True)
class SentReceipt:
    """What the sender is given: the number, and the code that is shown once and kept nowhere."""

    message_id: int
    number: str
    code: str
    due_on: date


@dataclass(frozen=True, slots=True)
class OpenedMessage:
    """A message whose code somebody gave, and what their browser keeps to be known again."""

    message_id: int
    mark: str


@dataclass(frozen=True, slots=True)
class SentStatus:
    """What the sender sees of their message."""

    message_id: int
    number: str
    kind: MessageKind
    organ_code: str
    organ_name: str
    state: MessageState
    received_on: date
    due_on: date
    is_extended: bool
    extension_reason: str
    answer: str
    ended_on: date | None
    direction: Direction | None
    question: str
    moved_from: str = ""
    is_erased: bool = False


@dataclass(frozen=True, slots=True)
class MessageRow:
    """A message in a list: nothing of who wrote or in which words."""

    id: int
    organ_id: int
    number: str
    kind: MessageKind
    state: MessageState
    title: str
    received_on: date
    due_on: date
    remind_on: date
    ended_on: date | None
    assigned: str
    is_provisional: bool
    is_shown: bool = False

    @property
    def is_late(self) -> bool:
        """Whether it ended after its last day."""
        return self.ended_on is not None and self.ended_on > self.due_on


@dataclass(frozen=True, slots=True)
class MessageStepRow:
    """One act in the history of a message."""

    at: datetime
    act: MessageAct
    signed: str
    note: str


@dataclass(frozen=True, slots=True)
class SelectionRow:
    """A question with its answer in the words in which everybody may read them."""

    message_id: int
    organ_code: str
    kind: MessageKind
    state: Showing
    title: str
    question: str
    answer: str
    proposer_id: int
    proposer: str
    releaser: str
    reason: str
    shown_on: date | None
    revision: int
    received_on: date
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class WorkMessage:
    """A message with all that its page shows; without the sender's name and contact, which a press of its own opens."""

    row: MessageRow
    organ: OrganRow
    revision: int
    text: str
    place: str
    page: str
    has_contact: bool
    may_publish: bool
    more_workdays: int
    answer: str
    drafter: str
    checker: str
    direction: Direction | None
    moved_to: str
    moved_from: str
    steps: tuple[MessageStepRow, ...]
    acts: frozenset[MessageAct]
    is_own_draft: bool
    selection: SelectionRow | None
    showing_acts: frozenset[ShowingAct]
    is_own_proposal: bool
    is_assignee: bool
    is_erased: bool
    trouble: str


@dataclass(frozen=True, slots=True)
class YearCount:
    """How many messages of a year were received, answered, and answered in time."""

    year: int
    received: int
    answered: int
    in_time: int
    shown: int


@dataclass(frozen=True, slots=True)
class SlipRow:
    """One slip of an opening."""

    id: int
    number: int
    kind: MessageKind
    gist: str
    handling: str
    posted: str
    handled_on: date | None


@dataclass(frozen=True, slots=True)
class SuggestionOpeningRow:
    """One opening of the box with its slips."""

    id: int
    organ_id: int
    place: str
    opened_on: date
    first: str
    second: str
    slips: tuple[SlipRow, ...] = ()
