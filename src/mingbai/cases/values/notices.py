"""Letters that a step of a case calls for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingbai.statute.cases.letters import letters
from mingbai.statute.cases.notice_order import NoticeState


@dataclass(frozen=True, slots=True)
class NoticeDue:
    """A letter that a step of this day calls for and that has not gone out."""

    case_id: int
    case_number: str
    case_title: str
    code: str
    on: date
    step: str

    @property
    def title(self) -> str:
        """What the letter is called."""
        return letters()[self.code].title


@dataclass(frozen=True, slots=True)
class NoticeInHand:
    """A procedural letter on its way to the signature or the post, since this day, or one to take note of."""

    case_id: int
    case_number: str
    case_title: str
    letter_id: int
    code: str
    state: NoticeState
    on: date

    @property
    def title(self) -> str:
        """What the letter is called."""
        return letters()[self.code].title


@dataclass(frozen=True, slots=True)
class ReturnedLetter:
    """A letter that came back, and for which nobody has signed since."""

    case_id: int
    case_number: str
    case_title: str
    letter_number: str
    returned_on: date
