"""Truncated and damaged files give one Chinese sentence or a clean copy, never a crash."""

from __future__ import annotations

from random import Random

import pytest

from mingbai.reading.passages import Unreadable
from scanning.corpus import books, papers, texts, words
from scanning.corpus.case import Case
from scanning.scanned import mask, scan

CASES = [
    words.planted_documents(2)[1],
    words.listed_documents(1)[0],
    books.planted_books(2)[1],
    books.listed_books(1)[0],
    papers.planted_papers(2)[0],
    texts.planted_pages(1)[0],
    texts.planted_tables(1)[0],
    texts.planted_texts(1)[0],
]


def _damaged(data: bytes) -> list[bytes]:
    random = Random(5)
    damaged = [data[: len(data) // 2], data[len(data) // 3 :], data[:-30], data + b"\x00" * 9]
    for count in (4, 16, 64, 256):
        changed = bytearray(data)
        for _ in range(count):
            changed[random.randrange(len(data))] = random.randrange(256)
        damaged.append(bytes(changed))
    return damaged


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_damaged_file_is_read_or_refused(case: Case) -> None:
    refused = []
    for data in _damaged(case.data):
        try:
            scan(case.name, data)
            name, masked = mask(case.name, data)
            assert scan(name, masked) == ()
        except Unreadable as reason:
            refused.append(str(reason))
    assert all(reason.endswith("。") for reason in refused)
    assert len(refused) < len(_damaged(case.data)), "the bytes added at the end alone must not make it unreadable"
