"""Documents as frozen values."""

from __future__ import annotations

from mingbai.documents.facts.normative import NormativeRow, ValidityRow
from mingbai.documents.facts.rows import DocumentRow, FileRow, OpinionRow, WorkDocument
from mingbai.documents.facts.slip import Slip

__all__ = ["DocumentRow", "FileRow", "NormativeRow", "OpinionRow", "Slip", "ValidityRow", "WorkDocument"]
