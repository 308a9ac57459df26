"""Tables of disclosed information."""

from __future__ import annotations

from mingbai.entries.models.entry import Attachment, Draft, Entry, Range, Snapshot, Version, VersionFile
from mingbai.entries.models.review import Assessment, Evaluation, NonDisclosure, Release, ReviewVerdict
from mingbai.entries.models.rules import NumberingRule, ReviewRule, Word, WordKind

__all__ = [
    "Assessment", "Attachment", "Draft", "Entry", "Evaluation", "NonDisclosure", "NumberingRule", "Range", "Release",
    "ReviewRule", "ReviewVerdict", "Snapshot", "Version", "VersionFile", "Word", "WordKind",
]  # fmt: skip
