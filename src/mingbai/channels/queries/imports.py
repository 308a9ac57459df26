"""Reads of imports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mingbai.channels.models import ImportBatch
from mingbai.core.errors import NotVisible

FIELDS = ("id", "name", "total", "checked", "errors", "entered", "delivered", "uploaded_at", "uploaded_by", "entered_at")


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One uploaded table and its progress; `errors` are pairs of row number and sentence."""

    id: int
    name: str
    total: int
    checked: int
    errors: tuple[tuple[int, str], ...]
    entered: int | None
    delivered: int | None
    uploaded_at: datetime
    uploaded_by: str
    entered_at: datetime | None

    @property
    def is_checked(self) -> bool:
        """Whether every row has been checked."""
        return self.checked == self.total


def batch(organ_id: int, batch_id: int) -> BatchRow:
    """Return one table of an organ; raise NotVisible when it has none with this key."""
    for values in ImportBatch.objects.filter(organ_id=organ_id, pk=batch_id).values(*FIELDS):
        return _row(values)
    raise NotVisible(str(batch_id))


def batches(organ_id: int, limit: int = 20) -> tuple[BatchRow, ...]:
    """Return the latest uploads."""
    return tuple(_row(values) for values in ImportBatch.objects.filter(organ_id=organ_id).order_by("-id").values(*FIELDS)[:limit])


def _row(values: dict[str, object]) -> BatchRow:
    errors = values["errors"]
    assert isinstance(errors, list)
    return BatchRow(**{**values, "errors": tuple((int(n), str(text)) for n, text in errors)})  # type: ignore[arg-type]
