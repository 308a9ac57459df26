"""The validity of what entries publish, for lists: many at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from mingbai.documents.models import NormativeDocument
from mingbai.documents.queries.normative import days_of
from mingbai.statute.disclosure.validity import Validity, validity


def validities_of_entries(on: date, entry_ids: Collection[int] | None = None) -> Mapping[int, Validity]:
    """Return the validity on a day of the normative documents that entries publish, by entry: of these, or of all there are."""
    found = NormativeDocument.objects.filter(removed_at__isnull=True, document__entry__is_listed=True)
    if entry_ids is not None:
        found = found.filter(document__entry_id__in=entry_ids)
    rows = found.select_related("document").prefetch_related("amendments")
    return {row.document.entry_id: validity(days_of(row), on) for row in rows if row.document and row.document.entry_id}
