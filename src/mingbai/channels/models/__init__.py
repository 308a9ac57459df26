"""Models of channels, deliveries and imports."""

from __future__ import annotations

from mingbai.channels.models.deliveries import WEBSITE, Channel, Delivery, DeliveryState
from mingbai.channels.models.imports import ImportBatch

__all__ = ["WEBSITE", "Channel", "Delivery", "DeliveryState", "ImportBatch"]
