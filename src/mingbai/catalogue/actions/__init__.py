"""Acts on the catalogue's lines, on duties and on chains."""

from __future__ import annotations

from mingbai.catalogue.actions.adjustments import mark_applicable, mark_not_applicable, shorten_limit
from mingbai.catalogue.actions.basis import replace_basis
from mingbai.catalogue.actions.chains import close_chain, exempt_step, open_chain, restore_step
from mingbai.catalogue.actions.closing import close_work
from mingbai.catalogue.actions.duties import drop, fulfil, fulfil_step, reopen, take_up
from mingbai.catalogue.actions.duties_generated import generate, generate_all, look_again
from mingbai.catalogue.actions.duties_reported import report_event, report_step
from mingbai.catalogue.actions.importing import hold_import, import_lines
from mingbai.catalogue.actions.lines import add_line, change_line, retire_line
from mingbai.catalogue.actions.owners import assign_field
from mingbai.catalogue.actions.standard import add_lines_of_law, load_standard

__all__ = [
    "add_line", "add_lines_of_law", "assign_field", "change_line", "close_chain", "close_work", "drop", "exempt_step", "fulfil",
    "fulfil_step", "generate", "generate_all", "hold_import", "import_lines", "load_standard", "look_again", "mark_applicable",
    "mark_not_applicable", "open_chain", "reopen", "replace_basis", "report_event", "report_step", "restore_step",
    "retire_line", "shorten_limit", "take_up",
]  # fmt: skip
