"""Reads of channels, deliveries and imports."""

from __future__ import annotations

from mingbai.channels.queries.deliveries import (
    channels,
    count_to_remove,
    counts,
    delivery_page,
    entry_page,
    public_page,
    to_remove,
)
from mingbai.channels.queries.imports import (
    BatchRow,
    batch,
    batch_cells,
    batch_unmanned,
    batch_years,
    batches,
    batches_in,
    batches_to_review,
)

__all__ = [
    "BatchRow", "batch", "batch_cells", "batch_unmanned", "batch_years", "batches", "batches_in", "batches_to_review",
    "channels", "count_to_remove", "counts", "delivery_page", "entry_page", "public_page", "to_remove",
]  # fmt: skip
