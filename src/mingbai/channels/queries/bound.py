"""The rows of channels that the audit trail vouches for: batches taken back, of which nothing may come back by itself."""

from __future__ import annotations

from collections.abc import Iterator

from mingbai.channels.models import ImportBatch
from mingbai.core.audit import digest
from mingbai.core.bound import BoundRow, Keys, Kind
from mingbai.entries.models import Entry
from mingbai.statute.disclosure.imports import BatchState

FIELDS = ("id", "fingerprint", "state", "reason", "closed_at", "closed_by", "release_id")


def taken_back(keys: Keys) -> Iterator[BoundRow]:
    """Yield the batches taken back after they were entered; each covers that its records are no longer public."""
    found = ImportBatch.objects.filter(state=BatchState.TAKEN_BACK.value, release__isnull=False)
    found = found if keys is None else found.filter(pk__in=list(keys))
    for row in found.order_by("id").values(*FIELDS, "organ__code", "name"):
        code, name = row.pop("organ__code"), row.pop("name")
        records = Entry.objects.filter(release_id=row["release_id"]).order_by("id").values_list("id", "standing", "is_listed")
        said = {**row, "records": [list(one) for one in records]}
        yield BoundRow(row["id"], code, f"organ:{code}", f"整批撤回的“{name}”", digest(said))


KINDS = (Kind("taken_back", "一批撤回的导入", taken_back, frozenset({"import.taken_back"})),)
