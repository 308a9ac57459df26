"""Deliveries as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mingbai.statute.disclosure.deliveries import DeliveryState


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


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    """One delivery as the command line prints it; `url` is None where nothing stands or no address was recorded."""

    id: int
    entry_id: int
    channel: str
    state: DeliveryState
    url: str | None
    error: str | None

    def plain(self) -> dict[str, object]:
        """Return it in the published form; the interfaces of channels have neither attempts nor remote keys yet."""
        return {
            "delivery": self.id,
            "entry": self.entry_id,
            "channel": self.channel,
            "state": self.state.value,
            "attempts": 0,
            "remote_id": None,
            "url": self.url,
            "error": self.error,
        }
