"""Did you mean: a word typed with the right pinyin and the wrong characters (底保 for 低保), from public words only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from mingbai.portal.search.words import LONGEST, PLAIN, SHORTEST

ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ang", "an"), ("eng", "en"), ("ing", "in"))
MOST_MEANT = 3
Syllables = tuple[str, ...]


def meant(text: str, vocabulary: tuple[str, ...]) -> tuple[str, ...]:
    """Return up to three texts that sound like this one and hold public words where it has none."""
    slips = _slips(text, vocabulary)
    if not slips:
        return ()
    first = [(start, stop, words[0]) for start, stop, words in slips]
    others = [
        [*first[:n], (start, stop, word), *first[n + 1 :]] for n, (start, stop, words) in enumerate(slips) for word in words[1:]
    ]
    return tuple(_replaced(text, one) for one in [first, *others][:MOST_MEANT])


def sounding(letters: str, vocabulary: tuple[str, ...]) -> tuple[str, ...]:
    """Return the public words whose pinyin begins with these Latin letters: dibao, gaobiaozhun."""
    return tuple(word for word in vocabulary if "".join(_spoken(word)).startswith(letters.lower()))


def _slips(text: str, vocabulary: tuple[str, ...]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return the parts of a text that only sound like public words, in order; the longest count, and no two overlap."""
    by_sound, known = _by_sound(vocabulary), frozenset(vocabulary)
    found: list[tuple[int, int, tuple[str, ...]]] = []
    taken: set[int] = set()
    for start, stop in _windows(text):
        said = text[start:stop]
        if not taken.isdisjoint(range(start, stop)):
            continue
        words = () if said in known else by_sound.get(_sound(said), ())
        if words:
            found.append((start, stop, words))
        if words or said in known:
            taken.update(range(start, stop))
    return sorted(found)


def _replaced(text: str, parts: Sequence[tuple[int, int, str]]) -> str:
    for start, stop, word in reversed(parts):
        text = text[:start] + word + text[stop:]
    return text


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of the runs of Chinese characters, longest first."""
    runs = [run.span() for run in PLAIN.finditer(text)]
    for length in range(LONGEST, SHORTEST - 1, -1):
        for first, last in runs:
            yield from ((start, start + length) for start in range(first, last - length + 1))


@lru_cache(maxsize=4)
def _by_sound(vocabulary: tuple[str, ...]) -> Mapping[Syllables, tuple[str, ...]]:
    found: dict[Syllables, tuple[str, ...]] = {}
    for word in vocabulary:
        if PLAIN.fullmatch(word):
            sound = _sound(word)
            found[sound] = (*found.get(sound, ()), word)
    return found


def _sound(word: str) -> Syllables:
    """Return the syllables, with those made alike that many people do not tell apart."""
    return tuple(map(_blurred, _spoken(word)))


@lru_cache(maxsize=20_000)
def _spoken(word: str) -> Syllables:
    # Its dictionaries take 57 MB and a third of a second, which a process that is never asked need not spend.
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(word))


def _blurred(syllable: str) -> str:
    for long, short in ALIKE[:3]:
        if syllable.startswith(long):
            syllable = short + syllable.removeprefix(long)
    for long, short in ALIKE[3:]:
        if syllable.endswith(long):
            return syllable.removesuffix(long) + short
    return syllable
