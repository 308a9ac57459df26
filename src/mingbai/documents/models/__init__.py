"""Tables of documents: the slip with its files and opinions, number series, normative documents with their validity."""

from __future__ import annotations

from mingbai.documents.models.normative import Amendment, CleanUpResult, NormativeDocument, NormativeKind
from mingbai.documents.models.slip import Document, DocumentFile, NumberSeries, Opinion

__all__ = [
    "Amendment", "CleanUpResult", "Document", "DocumentFile", "NormativeDocument", "NormativeKind", "NumberSeries", "Opinion",
]  # fmt: skip
