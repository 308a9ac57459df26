"""Documents as frozen values."""

from __future__ import annotations

from mingbai.documents.values.normative import NormativeRow
from mingbai.documents.values.rows import DocumentRow, OpinionRow, WorkDocument
from mingbai.documents.values.slip import Slip

__all__ = ["DocumentRow", "NormativeRow", "OpinionRow", "Slip", "WorkDocument"]
