"""Writes of the annual report: one verb per module, each one transaction with its audit entry."""

from __future__ import annotations

from mingbai.annual_report.actions.correct import correct
from mingbai.annual_report.actions.decide import accept, send_back
from mingbai.annual_report.actions.explain import explain
from mingbai.annual_report.actions.hand_over import hand_over
from mingbai.annual_report.actions.open_report import open_report
from mingbai.annual_report.actions.opening_balance import declare_opening_balances
from mingbai.annual_report.actions.publish import publish
from mingbai.annual_report.actions.restore_cell import restore_cell
from mingbai.annual_report.actions.save_section import save_section
from mingbai.annual_report.actions.set_cell import set_cell
from mingbai.annual_report.actions.settle_aside import settle_aside
from mingbai.annual_report.actions.submit import submit
from mingbai.annual_report.actions.take_back_import import take_back_import

__all__ = [
    "accept",
    "correct",
    "declare_opening_balances",
    "explain",
    "hand_over",
    "open_report",
    "publish",
    "restore_cell",
    "save_section",
    "send_back",
    "set_cell",
    "settle_aside",
    "submit",
    "take_back_import",
]
