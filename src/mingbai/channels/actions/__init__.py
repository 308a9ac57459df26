"""Writes of channels, deliveries and imports; publishing and withdrawing an entry with its delivery."""

from __future__ import annotations

from mingbai.channels.actions.deliveries import Delivered, add_channel, record_deliveries
from mingbai.channels.actions.import_review import release_batch, return_batch, take_back_batch
from mingbai.channels.actions.imports import check_some, submit_batch, upload
from mingbai.channels.actions.publish import expire, publish, publish_planned, withdraw
from mingbai.channels.actions.removals import confirm_removed

__all__ = [
    "Delivered", "add_channel", "check_some", "confirm_removed", "expire", "publish", "publish_planned", "record_deliveries",
    "release_batch", "return_batch", "submit_batch", "take_back_batch", "upload", "withdraw",
]  # fmt: skip
