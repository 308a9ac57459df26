"""How an organ manages its disclosure: the leading group, meetings and trainings, its own rules."""

from __future__ import annotations

from mingbai.management.models.gatherings import Gathering, MeetingDecision, MeetingInterval, TrainingQuestion
from mingbai.management.models.group import GroupMember, LeadingGroup
from mingbai.management.models.rules import StandingRule

__all__ = [
    "Gathering", "GroupMember", "LeadingGroup", "MeetingDecision", "MeetingInterval", "StandingRule", "TrainingQuestion",
]  # fmt: skip
