"""Reads of the catalogue, its duties and its chains."""

from __future__ import annotations

from mingbai.catalogue.queries.chains import (
    chain,
    chain_coverage,
    chain_keys,
    chain_notices,
    chain_timeline,
    chain_timelines,
    chains_by_key,
    chains_lacking,
    chains_of,
)
from mingbai.catalogue.queries.coverage import coverage, coverage_of_county
from mingbai.catalogue.queries.duties import (
    closed_duties,
    duties_of_chain,
    duty,
    duty_counts,
    late_duties,
    marked_open_late,
    open_duties,
    organs_late,
    without_duties_of,
)
from mingbai.catalogue.queries.importing import table_file
from mingbai.catalogue.queries.lines import (
    as_of,
    catalogue_table,
    counties_lacking_lines_of_law,
    editions,
    fields,
    last_edition,
    line_counts,
    line_for,
    lines_for,
    lines_of_all,
    master,
    prescribed,
    resting_on,
)
from mingbai.catalogue.queries.shortcuts import shortcuts

__all__ = [
    "as_of",
    "catalogue_table",
    "chain",
    "chain_coverage",
    "chain_keys",
    "chain_notices",
    "chain_timeline",
    "chain_timelines",
    "chains_by_key",
    "chains_lacking",
    "chains_of",
    "closed_duties",
    "counties_lacking_lines_of_law",
    "coverage",
    "coverage_of_county",
    "duties_of_chain",
    "duty",
    "duty_counts",
    "editions",
    "fields",
    "last_edition",
    "late_duties",
    "line_counts",
    "line_for",
    "lines_for",
    "lines_of_all",
    "marked_open_late",
    "master",
    "open_duties",
    "organs_late",
    "prescribed",
    "resting_on",
    "shortcuts",
    "table_file",
    "without_duties_of",
]  # fmt: skip
