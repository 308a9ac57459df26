"""Models of disclosed information."""

from __future__ import annotations

from mingbai.entries.models.entry import Attachment, Draft, DraftAuthor, Entry, Snapshot, Version, VersionFile
from mingbai.entries.models.imports import ImportRelease
from mingbai.entries.models.review import (
    Assessment,
    Confirmation,
    Evaluation,
    NonDisclosure,
    PenaltyReversal,
    Release,
    ReviewVerdict,
)
from mingbai.entries.models.rules import NumberingRule, ReviewRule, Word, WordKind
from mingbai.entries.models.tally import Tally

__all__ = [
    "Assessment",
    "Attachment",
    "Confirmation",
    "Draft",
    "DraftAuthor",
    "Entry",
    "Evaluation",
    "ImportRelease",
    "NonDisclosure",
    "NumberingRule",
    "PenaltyReversal",
    "Release",
    "ReviewRule",
    "ReviewVerdict",
    "Snapshot",
    "Tally",
    "Version",
    "VersionFile",
    "Word",
    "WordKind",
]  # fmt: skip
