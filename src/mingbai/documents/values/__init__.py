"""Documents as frozen values."""

from __future__ import annotations

from mingbai.documents.values.normative import NormativeRow, ValidityRow
from mingbai.documents.values.rows import DocumentRow, FileRow, OpinionRow, WorkDocument
from mingbai.documents.values.slip import Slip

__all__ = ["DocumentRow", "FileRow", "NormativeRow", "OpinionRow", "Slip", "ValidityRow", "WorkDocument"]
