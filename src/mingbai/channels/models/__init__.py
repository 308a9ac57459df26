"""Models of channels, deliveries, the sending of them, and imports."""

from __future__ import annotations

from mingbai.channels.models.deliveries import IS_OPEN, OPEN_STATES, WEBSITE, Channel, ChannelRule, Delivery, Reach, SentText
from mingbai.channels.models.imports import ImportBatch
from mingbai.channels.models.sending import Attempt, Errand, OrganAccount, SentMessage

__all__ = [
    "IS_OPEN", "OPEN_STATES", "WEBSITE", "Attempt", "Channel", "ChannelRule", "Delivery", "Errand", "ImportBatch",
    "OrganAccount", "Reach", "SentMessage", "SentText",
]  # fmt: skip
