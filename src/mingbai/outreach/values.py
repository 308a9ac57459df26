"""Open days and sign-ups as frozen values."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from html import escape

from mingbai.core.sealing import open_sealed
from mingbai.statute.outreach.open_days import DayState, Places


@dataclass(frozen=True, slots=True)
class Plan:
    """What an organ plans: `begins` is 09:00, `places` how many people may come."""

    theme: str
    held_on: date
    begins: str
    place: str
    agenda: str
    contact: str
    places: int
    sign_up_until: date


@dataclass(frozen=True, slots=True)
class Guest:
    """What somebody writes to sign up."""

    name: str
    telephone: str
    people: int
    question: str = ""

    def as_text(self) -> str:
        """Return what is sealed."""
        return json.dumps(asdict(self), ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class OpenDayRow:
    """An open day as lists and pages show it; `taken` counts the people of the sign-ups that stand."""

    id: int
    organ_id: int
    organ_code: str
    organ_name: str
    plan: Plan
    state: DayState
    taken: int
    announcement_id: int | None
    announcement_stage: str
    is_announced: bool
    announcement_title: str
    summary_id: int | None
    summary_stage: str
    is_summarised: bool
    summary_title: str
    came: int | None
    moved_from: date | None
    called_off_on: date | None
    why_not: str

    @property
    def of_places(self) -> Places:
        """What the rule of sign-up asks."""
        return Places(self.state, self.is_announced, self.plan.sign_up_until, self.plan.places, self.taken)


@dataclass(frozen=True, slots=True)
class SignUpRow:
    """A sign-up; `guest` is None once it is deleted."""

    id: int
    number: str
    people: int
    signed_up_at: datetime
    guest: Guest | None


@dataclass(frozen=True, slots=True)
class DayAnswerRow:
    """A question of an open day and its answer."""

    asked: str
    answered: str


@dataclass(frozen=True, slots=True)
class MarketRoundRow:
    """A round on a market day; `asked` has a question a line."""

    id: int
    held_on: date
    place: str
    leaflets: int
    asked: str


def guest_of(contents: str) -> Guest | None:
    """Return what was sealed; None once it is deleted."""
    return Guest(**json.loads(open_sealed(contents))) if contents else None


def paragraphs(*lines: str) -> str:
    """Return plain lines as the body of an entry; a line that ends with a colon is a heading."""
    parts = [line.strip() for line in "\n".join(lines).split("\n") if line.strip()]
    return "".join(f"<h2>{escape(one[:-1])}</h2>" if one.endswith("：") else f"<p>{escape(one)}</p>" for one in parts)
