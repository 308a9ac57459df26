"""Committees of villages and communities: no administrative organs, with affairs of their own to publish to their residents.

Sources: 村民委员会组织法第2、35、36条; 城市居民委员会组织法（2026年1月1日起施行）第2、34、35、47条; 条例第2、12、27、49条 (they
speak of administrative organs only).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from mingbai.statute.citation import Citation, regulations
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused

VILLAGE, COMMUNITY = "village", "community"
COMMITTEES = frozenset({VILLAGE, COMMUNITY})
SELF_GOVERNED = Citation("村民委员会组织法", "第2条")
SELF_GOVERNED_TOWN = Citation("城市居民委员会组织法", "第2条、第47条")
NO_ORGAN = "村民委员会、居民委员会是基层群众性自治组织，不是行政机关"
COMMUNITY_NAME = "居民委员会"
# The fields of the catalogue in which they stand.
VILLAGE_AFFAIRS, COMMUNITY_AFFAIRS = "村务公开", "居务公开"


@dataclass(frozen=True, slots=True)
class Affairs:
    """What one kind of committee publishes on a day: 村务公开 or 居务公开, with the words of the law."""

    level: str
    name: str
    since: date
    until: date | None
    citation: Citation
    complaint: Citation
    posted: int
    board: str
    readers: str
    cycle: str
    complain_to: str
    items: tuple[str, ...]


@cache
def _editions() -> tuple[Affairs, ...]:
    data = tomllib.loads(files(__package__).joinpath("affairs.toml").read_text("utf-8"))
    return tuple(
        Affairs(
            level=row["level"],
            name=row["name"],
            since=row["since"],
            until=row.get("until"),
            citation=Citation(row["law"], row["article"], row["number"]),
            complaint=Citation(row["law"], row["complaint"], row["number"]),
            posted=row["posted"],
            board=row["board"],
            readers=row["readers"],
            cycle=row["cycle"],
            complain_to=row["complain_to"],
            items=tuple(row["items"]),
        )
        for row in data["affairs"]
    )


@rule(*dict.fromkeys(one.citation for one in _editions()), name="村务公开、居务公开的事项")
def affairs(level: str, on: date) -> Affairs | None:
    """Return what a committee of this level publishes on a day; None for an organ, and before the law named anything."""
    for one in _editions():
        if one.level == level and one.since <= on and (one.until is None or on < one.until):
            return one
    return None


@rule(SELF_GOVERNED, SELF_GOVERNED_TOWN, regulations("第27条"), name="村、社区没有依申请公开")
def takes_applications(level: str) -> Verdict:
    """An application goes to an administrative organ; a committee takes none."""
    if level in COMMITTEES:
        return refused(f"{NO_ORGAN}，不受理政府信息公开申请。", regulations("第27条"), "committee.applications")
    return ALLOWED


@rule(SELF_GOVERNED, SELF_GOVERNED_TOWN, regulations("第49条"), name="村、社区不编制年度报告")
def makes_reports(level: str) -> Verdict:
    """An annual report is made by an administrative organ, never by a committee."""
    if level in COMMITTEES:
        return refused(f"{NO_ORGAN}，不编制年度报告。", regulations("第49条"), "committee.reports")
    return ALLOWED


@rule(SELF_GOVERNED_TOWN, name="居民委员会是社区的组织")
def committee_level(name: str) -> str:
    """Return the level of a committee by its name: one that calls itself 居民委员会 is a community's, any other a village's."""
    return COMMUNITY if COMMUNITY_NAME in name else VILLAGE
