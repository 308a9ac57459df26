"""Reads of the catalogue: items, duties, chains."""

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
from mingbai.catalogue.queries.coverage import coverage, coverage_of_county, covered
from mingbai.catalogue.queries.duties import (
    closed_duties,
    duties_of_chain,
    duty,
    duty_counts,
    late_duties,
    open_duties,
    organs_late,
    without_duties_of,
)
from mingbai.catalogue.queries.importing import plan_of, table_file
from mingbai.catalogue.queries.items import (
    catalogue_table,
    counted,
    county_of,
    editions,
    fields,
    item_for,
    items_for,
    items_of_all,
    last_edition,
    last_editions,
    master,
    resting_on,
)

__all__ = [
    "catalogue_table", "chain", "chain_coverage", "chain_keys", "chain_notices", "chain_timeline", "chain_timelines",
    "chains_by_key", "chains_lacking", "chains_of", "closed_duties", "counted", "county_of", "coverage", "coverage_of_county",
    "covered", "duties_of_chain", "duty", "duty_counts", "editions", "fields", "item_for", "items_for",
    "items_of_all", "last_edition", "last_editions", "late_duties", "master", "open_duties", "organs_late",
    "plan_of", "resting_on", "table_file", "without_duties_of",
]  # fmt: skip
