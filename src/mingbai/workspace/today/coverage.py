"""该公开的，公开了吗: the person's organ and the items of 条例第21条, blank or not."""

from __future__ import annotations

from datetime import date

from mingbai.accounts.policies import supervises
from mingbai.accounts.values import Acting
from mingbai.core.components import Tick
from mingbai.entries import queries
from mingbai.statute.disclosure.items import statutory_items


def coverage_ticks(by: Acting, today: date) -> tuple[Tick, ...]:
    """Return the items of article 21 for this organ; empty for posts that do not publish."""
    if supervises(by):
        return ()
    asked = [one for one in statutory_items(by.organ_level, today) if one.code.startswith("21.")]
    found = queries.statutory_item_counts(by.organ_id)
    return tuple(
        Tick(one.text, "done" if one.code in found else "miss", "" if one.code in found else "还没有公开过") for one in asked
    )
