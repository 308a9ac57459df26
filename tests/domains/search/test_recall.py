"""The index finds exactly what a plain scan finds."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domains.search.corpus import TITLES, WORDS, record, scan, texts
from mingbai.search.actions import rows
from mingbai.search.models import tables
from mingbai.search.queries import find
from mingbai.search.values import Found, Order, Question, Record

pytestmark = pytest.mark.django_db
CORPUS = [
    record(number, title, f"第{number}条。{title[3:]}", (("附件1：低保名单.xlsx", title[:5]),))
    for number, title in enumerate(TITLES, 1)
]


def keys(answer: Found) -> list[int]:
    return [hit.key for hit in answer.hits]


def fill(records: list[Record]) -> None:
    tables.empty(0)
    rows.put(0, records)


def test_words_as_people_type_them_are_found_as_a_plain_scan_finds_them() -> None:
    fill(CORPUS)
    for word in WORDS:
        answer = find(Question(word))
        assert keys(answer) == scan(CORPUS, word), word
        assert (answer.count, answer.is_exact) == (len(answer.hits), True)
    assert keys(find(Question("固政发〔2020〕5号"))) == [5]
    assert 9 not in keys(find(Question("低保障")))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=6), st.lists(texts, min_size=1, max_size=8))
def test_any_words_are_found_as_a_plain_scan_finds_them(made: list[tuple[str, str, str]], asked: list[str]) -> None:
    records = [record(n, title, text, (("", file),), title[-4:]) for n, (title, text, file) in enumerate(made, 1)]
    fill(records)
    # Some words are cut from what there is, so that many are found.
    for word in [*asked, *(title[2:7] for title, _, _ in made), *(f"{text[:2]} {file[3:5]}" for _, text, file in made)]:
        if not word.strip():
            continue
        for order in Order:
            assert sorted(keys(find(Question(word, order=order))), reverse=True) == scan(records, word), repr(word)
