"""Names of organs and places with one wrong character."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator

_SHORTEST = 3
_ENDS = ("县", "镇", "乡", "村", "局", "办", "委", "府", "室", "站", "所", "院", "校", "中心", "街道", "社区", "集团", "银行")


def nearly(line: str, names: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield (what is written, the right name) for every stretch of `line` that differs from a known name in one character.

    Only names of three or more characters that end like an organ or a place count; the last character is never taken for the
    wrong one, and whatever is itself a known name is right.
    """
    known = frozenset(name for name in names if len(name) >= _SHORTEST)
    covered = _covered(line, known)
    seen: set[tuple[str, str]] = set()
    for length, patterns in _patterns(known).items():
        for start in range(len(line) - length + 1):
            said = line[start : start + length]
            for place in range(length - 1):
                right = patterns.get((place, said[:place], said[place + 1 :]))
                if right is None or right[place] == said[place] or said in known:
                    continue
                if _is_name(said) and not covered & set(range(start, start + length)) and (said, right) not in seen:
                    seen.add((said, right))
                    yield said, right


def _is_name(said: str) -> bool:
    return all("\u3400" <= letter <= "\u9fff" for letter in said)


@functools.lru_cache(maxsize=16)
def _patterns(names: frozenset[str]) -> dict[int, dict[tuple[int, str, str], str]]:
    """Map each length to the surroundings of each character of each name, and the name."""
    found: dict[int, dict[tuple[int, str, str], str]] = {}
    for name in sorted(names):
        if name.endswith(_ENDS):
            for place in range(len(name) - 1):
                # In a name of three characters the first is the whole difference between two places (白阳镇, 城阳镇).
                if len(name) > _SHORTEST or place > 0:
                    found.setdefault(len(name), {})[(place, name[:place], name[place + 1 :])] = name
    return found


def _covered(line: str, names: frozenset[str]) -> set[int]:
    """Return the positions in `line` covered by a known name."""
    places: set[int] = set()
    for name in names:
        start = line.find(name)
        while start >= 0:
            places.update(range(start, start + len(name)))
            start = line.find(name, start + 1)
    return places
