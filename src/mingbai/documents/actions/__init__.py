"""Writes of documents."""

from __future__ import annotations

from mingbai.documents.actions.normative import date_normative, register_normative, remove_normative

__all__ = ["date_normative", "register_normative", "remove_normative"]
