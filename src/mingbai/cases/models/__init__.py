"""Tables of applications: the case, what happened in it, its letters and papers, its archive box, the disputes over it."""

from __future__ import annotations

from mingbai.cases.models.box import ArchiveBox, BoxOpening, Erasure
from mingbai.cases.models.handling import CaseSearch, CaseTask, KeptPaper, ProcessingFee, Reading, RecordedAnswer
from mingbai.cases.models.letters import Letter, LetterLine
from mingbai.cases.models.register import Application, Dispute
from mingbai.cases.models.signing import SigningRule
from mingbai.cases.models.steps import CaseStep, DateMoved

__all__ = [
    "Application", "ArchiveBox", "BoxOpening", "CaseSearch", "CaseStep", "CaseTask", "DateMoved", "Dispute", "Erasure",
    "KeptPaper", "Letter", "LetterLine", "ProcessingFee", "Reading", "RecordedAnswer", "SigningRule",
]  # fmt: skip
