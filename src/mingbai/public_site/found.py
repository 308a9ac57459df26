"""The search of an export: titles and document numbers in small files, read by a script (`exported_search.js`).

The words are cut as everywhere (search/values): folded, in pairs of characters, Latin words and numbers whole. A file of tokens
has those whose number, made of their characters, falls to it; a file of rows has a thousand keys. So one more entry changes few.
"""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from mingbai.core.words import in_china
from mingbai.entries.queries.addresses import last_entry, titles
from mingbai.search.values.folding import folded
from mingbai.search.values.tokens import singles, tokens

SHARDS, ROWS = 256, 1000
FIRST_HAN, LAST_HAN = 0x3400, 0x9FFF
FOLDER = "search/index"


def files() -> Iterator[tuple[str, bytes]]:
    """Yield the files of the index: rows, tokens, and the table of characters that are folded into others."""
    places: list[dict[str, array[int]]] = [defaultdict(lambda: array("I")) for _ in range(SHARDS)]
    for number in range(last_entry() // ROWS + 1):
        rows = titles(number * ROWS, (number + 1) * ROWS - 1)
        for row in rows:
            for token in _of(f"{row.title}|{row.document_number}"):
                places[shard(token)][token].append(row.id)
        said = [
            [row.id, row.organ_code, in_china(row.published_at).date().isoformat(), row.title, row.document_number]
            for row in rows
        ]
        yield f"{FOLDER}/rows-{number}.json", _json(said)
    for number, found in enumerate(places):
        yield f"{FOLDER}/words-{number}.json", _json({token: _steps(keys) for token, keys in sorted(found.items())})
    yield f"{FOLDER}/folds.json", _json(_folds())


def shard(token: str) -> int:
    """Return the number of the file that has a token; the script works it out in the same way."""
    number = 0
    for letter in token:
        number = (number * 31 + ord(letter)) % 65521
    return number % SHARDS


def _of(text: str) -> set[str]:
    plain = folded(text)
    return {*tokens(plain), *singles(plain)}


def _steps(keys: array[int]) -> list[int]:
    """Return keys as the first and then the steps to the next: shorter, and better packed."""
    return [keys[0], *(after - before for before, after in pairwise(keys))]


def _folds() -> dict[str, str]:
    """Return the characters that stand for another one: traditional for simplified."""
    every = (chr(code) for code in range(FIRST_HAN, LAST_HAN + 1))
    return {one: plain for one in every if (plain := folded(one)) != one}


def _json(said: object) -> bytes:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
