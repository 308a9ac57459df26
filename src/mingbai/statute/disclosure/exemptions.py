"""The grounds for not disclosing information (条例第14、15、16条), and when each case is evaluated again (第18条)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from mingbai.statute.citation import Citation, practice, regulations
from mingbai.statute.index import rule
from mingbai.statute.workdays.periods import month_later

EVALUATION = practice("不予公开的信息每12个月评估一次")
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground: `code` is "14.1" to "16.3"; `weight` is "must", "relative" or "may"; `text` quotes the regulation.

    `unless` is the exception that the article makes in the same breath; "" for none.
    """

    code: str
    text: str
    weight: str
    citation: Citation
    unless: str = ""

    @property
    def words(self) -> str:
        """The ground with its article and its exception, as a register shows it."""
        return f"{self.citation}：{self.text}。{self.unless}" if self.unless else f"{self.citation}：{self.text}"


@cache
def grounds() -> tuple[Ground, ...]:
    """Return every ground in legal order."""
    data = tomllib.loads(files(__package__).joinpath("exemptions.toml").read_text("utf-8"))
    return tuple(
        Ground(row["code"], row["words"], row["weight"], regulations(row["article"]), row.get("unless", ""))
        for row in data["grounds"]
    )


@rule(regulations("第14条"), regulations("第15条"), regulations("第16条"), name="不予公开的依据")
def ground(code: str) -> Ground:
    """Return the ground with this code; raise LookupError for any other: nothing else justifies non-disclosure."""
    for found in grounds():
        if found.code == code:
            return found
    raise LookupError(f"no ground {code!r} in articles 14, 15 and 16")


@rule(regulations("第18条"), EVALUATION, name="不予公开信息的定期评估")
def next_evaluation(decided_on: date, months: int = MONTHS) -> date:
    """Return the day of the next evaluation, `months` (at least 1, else ValueError) after the decision."""
    return month_later(decided_on, months)
