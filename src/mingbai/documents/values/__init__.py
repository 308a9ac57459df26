"""Documents as frozen values."""

from __future__ import annotations

from mingbai.documents.values.normative import NormativeRow, ValidityRow
from mingbai.documents.values.rows import DocumentFileRow, DocumentRow, OpinionRow, WorkDocument
from mingbai.documents.values.slip import Slip

__all__ = ["DocumentFileRow", "DocumentRow", "NormativeRow", "OpinionRow", "Slip", "ValidityRow", "WorkDocument"]
