"""The directory and its days as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mingbai.statute.disclosure.rota import HERE, WHEREABOUTS_WORDS, Whereabouts, public_word


@dataclass(frozen=True, slots=True)
class Member:
    """What people are told of somebody who works there."""

    name: str
    post: str
    room: str = ""
    telephone: str = ""
    handles: str = ""
    is_leader: bool = False


@dataclass(frozen=True, slots=True)
class RotaRow:
    """One line of the directory."""

    id: int
    name: str
    post: str
    room: str
    telephone: str
    handles: str
    is_leader: bool


@dataclass(frozen=True, slots=True)
class MemberWeek:
    """A line of the directory with what is entered for each day of a week."""

    row: RotaRow
    states: Mapping[date, Whereabouts]

    def state(self, on: date) -> str:
        """The state of a day, empty where nothing is entered."""
        return self.states[on].value if on in self.states else ""

    def words(self, on: date) -> str:
        """在岗"""
        return WHEREABOUTS_WORDS[self.states[on]] if on in self.states else ""


@dataclass(frozen=True, slots=True)
class OnDuty:
    """Somebody as the public sees them today and tomorrow; a word is empty where nothing is entered."""

    row: RotaRow
    today: str
    tomorrow: str
    is_here: bool


def on_duty(week: MemberWeek, today: date, tomorrow: date) -> OnDuty:
    """Return what the public is told of somebody."""
    states = [week.states.get(on) for on in (today, tomorrow)]
    words = [public_word(state) if state else "" for state in states]
    return OnDuty(week.row, words[0], words[1], states[0] in HERE)
