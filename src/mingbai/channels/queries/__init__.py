"""Reads of channels, deliveries and imports."""

from __future__ import annotations

from mingbai.channels.queries.deliveries import channels, counts, delivery_page, entry_page
from mingbai.channels.queries.imports import batch, batches

__all__ = ["batch", "batches", "channels", "counts", "delivery_page", "entry_page"]
