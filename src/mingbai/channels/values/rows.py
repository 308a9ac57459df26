"""Deliveries as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class DeliveryCount:
    """One channel's number of deliveries; `key` is part of the report's data."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Deliveries by channel in the channels' order, their sum, and the number of distinct entries."""

    channels: tuple[DeliveryCount, ...]
    total: int
    entries: int


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """One delivery with its entry's title; `id` orders the list."""

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
