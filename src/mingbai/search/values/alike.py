"""Words that mean the same, as whoever asks gives them: 低保 is also found as 最低生活保障."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mingbai.search.values.folding import folded


def other_ways(word: str, groups: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Return the other ways to say a folded word: of each group the longest member in it, replaced by the others, folded."""
    found: dict[str, None] = {}
    for group in groups:
        members = sorted(map(folded, group), key=len, reverse=True)
        said = next((one for one in members if one in word), "")
        # 低保 said as 城乡低保 stands in what is looked for anyway.
        found |= dict.fromkeys(word.replace(said, one) for one in members if said and one != said and said not in one)
    found.pop(word, None)
    return tuple(found)
