"""Reads that a process keeps from page to page until one of the tables behind them is written to (core/marks.py).

Only where a request only reads: an act decides on what it reads itself.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import cache, wraps
from typing import Any, ParamSpec, TypeVar

from mingbai.core import marks, once

Given = ParamSpec("Given")
Found = TypeVar("Found")
MOST = 2048
memories: list[dict[Hashable, tuple[Any, Any]]] = []
"""What is kept, one for each read."""


def kept(*models: str, most: int = MOST) -> Callable[[Callable[Given, Found]], Callable[Given, Found]]:
    """Keep what a read of these tables (core.Site) returned for its arguments; arguments and answers are frozen values.

    `most` is how many answers are kept; give a smaller number where one of them is large.
    """

    def wrap(read: Callable[Given, Found]) -> Callable[Given, Found]:
        names = cache(lambda: tuple(map(marks.table, models)))
        memory: dict[Hashable, tuple[Any, Found]] = {}
        memories.append(memory)

        @wraps(read)
        def remembered(*args: Given.args, **kwargs: Given.kwargs) -> Found:
            now = _now(marks.marks(), names()) if once.is_reading() else None
            if now is None:
                return read(*args, **kwargs)
            key = (args, tuple(sorted(kwargs.items()))) if kwargs else args
            known = memory.get(key)
            if known is not None and known[0] == now:
                return known[1]
            answer = read(*args, **kwargs)
            if len(memory) >= most:
                memory.clear()
            memory[key] = (now, answer)
            return answer

        return remembered

    return wrap


def _now(drawn: Mapping[str, tuple[str, ...]], names: tuple[str, ...]) -> tuple[tuple[str, ...], ...] | None:
    """Return the marks of these tables; None when one has none, so that nothing can be kept."""
    found = tuple(drawn.get(name, ()) for name in names)
    return found if all(found) else None
