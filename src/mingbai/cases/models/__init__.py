"""Tables of applications: the case, what happened in it, its papers, its archive box, its disputes, and the public form."""

from __future__ import annotations

from mingbai.cases.models.box import ArchiveBox, BoxOpening, Erasure
from mingbai.cases.models.disputes import Dispute
from mingbai.cases.models.handling import CaseSearch, CaseTask, KeptPaper, ProcessingFee, Reading, RecordedAnswer
from mingbai.cases.models.ledger import LedgerBatch
from mingbai.cases.models.lessons import Lesson
from mingbai.cases.models.letters import Letter, LetterLine
from mingbai.cases.models.online import ApplicationDraft, DraftPaper, PublicUse
from mingbai.cases.models.practice import PracticeChoice
from mingbai.cases.models.proposal import DisclosureProposal
from mingbai.cases.models.redaction import Redaction, RedactionDrawer
from mingbai.cases.models.register import Application
from mingbai.cases.models.signing import SigningRule
from mingbai.cases.models.steps import CaseStep, DateMoved
from mingbai.cases.models.wording import LetterWording

__all__ = [
    "Application", "ApplicationDraft", "ArchiveBox", "BoxOpening", "CaseSearch", "CaseStep", "CaseTask", "DateMoved",
    "DisclosureProposal", "Dispute", "DraftPaper", "Erasure", "KeptPaper", "LedgerBatch", "Lesson", "Letter", "LetterLine",
    "LetterWording", "PracticeChoice", "ProcessingFee", "PublicUse", "Reading", "RecordedAnswer", "Redaction",
    "RedactionDrawer", "SigningRule",
]  # fmt: skip
