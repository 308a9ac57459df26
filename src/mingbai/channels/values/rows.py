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
    """One delivery as the command line prints it; `url` is None where nothing stands or no address was recorded.

    `attempts` counts how often the machine sent it, `remote_id` is what the channel calls it.
    """

    id: int
    entry_id: int
    channel: str
    state: DeliveryState
    url: str | None
    error: str | None
    attempts: int = 0
    remote_id: str | None = None

    def plain(self) -> dict[str, object]:
        """Return it in the published form, in which what a channel took down is withdrawn, with the reason."""
        return {
            "delivery": self.id,
            "entry": self.entry_id,
            "channel": self.channel,
            "state": DeliveryState.WITHDRAWN.value if self.state is DeliveryState.REMOVED else self.state.value,
            "attempts": self.attempts,
            "remote_id": self.remote_id,
            "url": self.url,
            "error": self.error,
        }
