"""Models of channels, deliveries and imports."""

from __future__ import annotations

from mingbai.channels.models.deliveries import OPEN_STATES, WEBSITE, Channel, ChannelRule, Delivery, Reach, SentText
from mingbai.channels.models.imports import ImportBatch

__all__ = ["OPEN_STATES", "WEBSITE", "Channel", "ChannelRule", "Delivery", "ImportBatch", "Reach", "SentText"]
