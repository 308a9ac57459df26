"""Writes of documents, one module per group of acts."""

from __future__ import annotations

from mingbai.documents.actions.decide import pass_on, send_back
from mingbai.documents.actions.files import attach, remove_file
from mingbai.documents.actions.matters import record_matter
from mingbai.documents.actions.normative import date_normative, register_normative, remove_normative
from mingbai.documents.actions.publication import draft_again
from mingbai.documents.actions.series import set_series
from mingbai.documents.actions.sign import sign
from mingbai.documents.actions.slips import discard, open_slip, save_slip, submit, take_back
from mingbai.documents.actions.validity import amend, record_clean_up, repeal

__all__ = [
    "amend", "attach", "date_normative", "discard", "draft_again", "open_slip", "pass_on", "record_clean_up", "record_matter",
    "register_normative", "remove_file", "remove_normative", "repeal", "save_slip", "send_back", "set_series", "sign", "submit",
    "take_back",
]  # fmt: skip
