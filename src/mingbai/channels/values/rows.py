"""Deliveries as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class DeliveryCount:
    """How many deliveries a channel counts; `key` is part of the report's data."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Deliveries by channel in the channels' order, their sum, and the distinct entries among them."""

    channels: tuple[DeliveryCount, ...]
    total: int
    entries: int


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """One delivery with the title of its entry; `id` orders the list."""

    id: int
    entry_id: int
    title: str
    index_number: str
    channel_key: str
    channel_label: str
    delivered_on: date
    delivered_at: datetime
    proof: str
    is_listed: bool = True
