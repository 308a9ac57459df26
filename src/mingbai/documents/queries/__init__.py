"""Reads of documents."""

from __future__ import annotations

from mingbai.documents.queries.listing import counts, listed, waiting
from mingbai.documents.queries.matters import matters
from mingbai.documents.queries.normative import normative, validities, validity_of_entry, validity_row
from mingbai.documents.queries.of_entries import validities_of_entries
from mingbai.documents.queries.series import default_template, series
from mingbai.documents.queries.work import document_file, work_document

__all__ = [
    "counts", "default_template", "document_file", "listed", "matters", "normative", "series",
    "validities", "validities_of_entries", "validity_of_entry", "validity_row", "waiting", "work_document",
]  # fmt: skip
