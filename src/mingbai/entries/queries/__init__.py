"""Reads of disclosed information."""

from __future__ import annotations

from mingbai.entries.queries.access import DraftRow, EntryAccess, entry_access
from mingbai.entries.queries.check import check, check_draft
from mingbai.entries.queries.clock import down_until, scheduled_until
from mingbai.entries.queries.comments import drafts_for_comment, ended_by, is_for_comment
from mingbai.entries.queries.drafters import drafters
from mingbai.entries.queries.files import draft_file, files_from_before, masked, work_file
from mingbai.entries.queries.fitting import fitting
from mingbai.entries.queries.imported import RecordCheck, sentence
from mingbai.entries.queries.listed import begun, by_standing, stage_counts
from mingbai.entries.queries.of_chains import chain_entries, chains_shown
from mingbai.entries.queries.open_data import (
    all_open,
    comment_deadlines,
    count_open,
    is_any_open,
    open_entries,
    open_entries_of,
    open_years,
    places_of,
    whole_entry,
)
from mingbai.entries.queries.parts import files_of_version
from mingbai.entries.queries.public import lines_lacking, public_entry, public_file
from mingbai.entries.queries.published import latest, newest_of
from mingbai.entries.queries.reversals import may_reverse, to_take_down, withdrawn_penalty
from mingbai.entries.queries.tallies import (
    catalogue_counts,
    catalogue_counts_of,
    counts_of_field,
    counts_without_line,
    statutory_item_counts,
    updated,
    updated_of,
    without_line,
)
from mingbai.entries.queries.unfiled import unfiled
from mingbai.entries.queries.work import closed, compare, duties_in_hand, evaluations_due, in_hand, queue, work_entry

__all__ = [
    "DraftRow",
    "EntryAccess",
    "RecordCheck",
    "all_open",
    "begun",
    "by_standing",
    "catalogue_counts",
    "catalogue_counts_of",
    "chain_entries",
    "chains_shown",
    "check",
    "check_draft",
    "closed",
    "comment_deadlines",
    "compare",
    "count_open",
    "counts_of_field",
    "counts_without_line",
    "down_until",
    "draft_file",
    "drafters",
    "drafts_for_comment",
    "duties_in_hand",
    "ended_by",
    "entry_access",
    "evaluations_due",
    "files_from_before",
    "files_of_version",
    "fitting",
    "in_hand",
    "is_any_open",
    "is_for_comment",
    "latest",
    "lines_lacking",
    "masked",
    "may_reverse",
    "newest_of",
    "open_entries",
    "open_entries_of",
    "open_years",
    "places_of",
    "public_entry",
    "public_file",
    "queue",
    "scheduled_until",
    "sentence",
    "stage_counts",
    "statutory_item_counts",
    "to_take_down",
    "unfiled",
    "updated",
    "updated_of",
    "whole_entry",
    "withdrawn_penalty",
    "without_line",
    "work_entry",
    "work_file",
]  # fmt: skip
