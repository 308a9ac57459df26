"""Writes of channels, deliveries and imports; publishing and withdrawing an entry with its delivery."""

from __future__ import annotations

from mingbai.channels.actions.accounts import check_account, remove_account, set_account
from mingbai.channels.actions.by_hand import (
    call_off,
    hand_over,
    leave,
    plan_again,
    record,
    record_in_place,
    record_removed_in_place,
    send_again,
)
from mingbai.channels.actions.deliveries import Delivered, add_channel, record_deliveries
from mingbai.channels.actions.import_review import release_batch, return_batch, take_back_batch
from mingbai.channels.actions.imports import check_some, submit_batch, upload
from mingbai.channels.actions.publish import expire, publish, publish_planned, withdraw
from mingbai.channels.actions.removals import confirm_removed
from mingbai.channels.actions.rules import set_hosts, set_reach
from mingbai.channels.actions.sending import carry_out

__all__ = [
    "Delivered", "add_channel", "call_off", "carry_out", "check_account", "check_some", "confirm_removed", "expire", "hand_over",
    "leave", "plan_again", "publish", "publish_planned", "record", "record_deliveries", "record_in_place",
    "record_removed_in_place", "release_batch", "remove_account", "return_batch", "send_again", "set_account", "set_hosts",
    "set_reach", "submit_batch", "take_back_batch", "upload", "withdraw",
]  # fmt: skip
