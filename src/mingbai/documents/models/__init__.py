"""Models of documents: slips, files, opinions, number series, normative documents, meetings and matters."""

from __future__ import annotations

from mingbai.documents.models.matters import Matter, MatterTopic
from mingbai.documents.models.normative import Amendment, CleanUpResult, NormativeDocument, NormativeKind
from mingbai.documents.models.slip import Document, DocumentAuthor, DocumentFile, NumberSeries, Opinion

__all__ = [
    "Amendment", "CleanUpResult", "Document", "DocumentAuthor", "DocumentFile", "Matter", "MatterTopic",
    "NormativeDocument", "NormativeKind", "NumberSeries", "Opinion",
]  # fmt: skip
