"""Deliveries as frozen values."""

from __future__ import annotations

from mingbai.channels.values.rows import ChannelCount, Counts, DeliveryRow

__all__ = ["ChannelCount", "Counts", "DeliveryRow"]
