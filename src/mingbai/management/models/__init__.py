"""How an organ manages its disclosure: the leading group, meetings and trainings, its own rules;
what staff find needless, and how units are held to account.
"""

from __future__ import annotations

from mingbai.management.models.accountability import AccountHearing, AccountMatter, AccountStep
from mingbai.management.models.burden import BurdenReport
from mingbai.management.models.gatherings import Gathering, MeetingDecision, MeetingInterval, TrainingQuestion
from mingbai.management.models.group import GroupMember, LeadingGroup
from mingbai.management.models.rules import StandingRule

__all__ = [
    "AccountHearing", "AccountMatter", "AccountStep", "BurdenReport",
    "Gathering", "GroupMember", "LeadingGroup", "MeetingDecision", "MeetingInterval", "StandingRule", "TrainingQuestion",
]  # fmt: skip
