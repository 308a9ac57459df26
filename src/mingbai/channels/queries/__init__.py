"""Reads of channels, deliveries and imports."""

from __future__ import annotations

from mingbai.channels.queries.deliveries import (
    all_deliveries,
    channels,
    count_to_remove,
    counts,
    delivery_page,
    entry_page,
    own_hosts,
    public_page,
    to_remove,
)
from mingbai.channels.queries.imports import (
    BatchRow,
    awaited_batch,
    awaited_batches,
    batch,
    batch_cells,
    batch_unmanned,
    batch_years,
    batches,
    batches_in,
    batches_to_review,
)
from mingbai.channels.queries.open_data import open_addresses
from mingbai.channels.queries.sheets import channel_rows, delivery_sheet, open_counts, open_page, sent_photo

__all__ = [
    "BatchRow", "all_deliveries", "awaited_batch", "awaited_batches", "batch", "batch_cells", "batch_unmanned", "batch_years",
    "batches", "batches_in", "batches_to_review", "channel_rows", "channels", "count_to_remove", "counts", "delivery_page",
    "delivery_sheet", "entry_page", "open_addresses", "open_counts", "open_page", "own_hosts", "public_page", "sent_photo",
    "to_remove",
]  # fmt: skip
