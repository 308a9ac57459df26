"""Build the index anew on the side that nobody asks, step by step, while acts go on; then ask that side.

A rebuild that was interrupted goes on where it stopped. Every act in between writes both sides.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime

from mingbai.core.acts import OpenAct, Signer, open_act
from mingbai.search.actions import locking, rows
from mingbai.search.models import SearchState, tables
from mingbai.search.queries.sources import kinds, records_of, source_of
from mingbai.search.values import RecordKind

STEP = 500
WAIT = 0.05


def rebuild(*, by: Signer, at: datetime, say: Callable[[int], object] = lambda count: None) -> None:
    """Build the whole index anew, or finish the rebuild that was begun; `say` hears how many records each step wrote."""
    _begin(by=by, at=at)
    while (count := step(by=by, at=at)) is not None:
        say(count)
        # Whoever waits for the database comes in between.
        time.sleep(WAIT if count else 0)


def record(*, count: int, by: Signer, at: datetime) -> None:
    """Keep in the trail that a person had the index built anew."""
    with open_act(by=by, at=at) as done:
        done.note("search.rebuilt", "search", {"count": count})


def ask_again(*, by: Signer, at: datetime) -> None:
    """Begin a rebuild because what the index was made from is not what is there now, as after a restore."""
    with open_act(by=by, at=at) as done:
        done.no_entry("only what the index knows of itself")
        SearchState.objects.update(is_whole=False, building=None)


def step(*, by: Signer, at: datetime) -> int | None:
    """Write the next records of a rebuild and return how many; None when it is done or there is none."""
    with open_act(by=by, at=at) as done:
        if not locking.try_alone():
            time.sleep(WAIT)
            return 0
        state = done.lock(SearchState, id=1)
        if state.building is None:
            return None
        done.no_entry("the index says nothing that the rows of the domains do not say")
        kind = RecordKind(state.kind)
        keys = source_of(kind).keys_after(state.key, STEP)
        if not keys:
            return _next(done, state)
        found = records_of(kind, keys, done.today)
        rows.put(state.building, found)
        state.key = keys[-1]
        state.save(update_fields=["key"])
        return len(found)


def _begin(*, by: Signer, at: datetime) -> None:
    while True:
        with open_act(by=by, at=at) as done:
            if locking.try_alone():
                state = done.lock(SearchState, id=1)
                if state.building is None:
                    done.no_entry("the index says nothing that the rows of the domains do not say")
                    tables.empty(1 - state.side)
                    tables.fill_fast(1 - state.side, True)
                    state.building, state.kind, state.key = 1 - state.side, kinds()[0], 0
                    state.save()
                return
        time.sleep(WAIT)


def _next(done: OpenAct[Signer], state: SearchState) -> int | None:
    """Go on with the next kind; after the last one, let the side that was built be asked."""
    following = kinds()[kinds().index(RecordKind(state.kind)) + 1 :]
    if following:
        state.kind, state.key = following[0], 0
        state.save(update_fields=["kind", "key"])
        return 0
    tables.fill_fast(state.building or 0, False)
    before, state.side, state.building = state.side, state.building or 0, None
    state.is_whole, state.changed_at = True, done.at
    state.save()
    # A question that began on the other side sees the change and is asked again (`queries.find`).
    tables.empty(before)
    return None
