"""Deliveries as frozen values."""

from __future__ import annotations

from mingbai.channels.values.rows import Counts, DeliveryCount, DeliveryLine, DeliveryRow

__all__ = ["Counts", "DeliveryCount", "DeliveryLine", "DeliveryRow"]
