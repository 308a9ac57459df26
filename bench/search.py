"""The search with 10,000 and BENCH_RECORDS (100,000) records, beside tantivy with the same tokens of the same records."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice

import django
import tantivy

from bench.corpus import records
from bench.measure import in_turn, verdict

FEW, MANY = 10_000, int(os.environ.get("BENCH_RECORDS") or 100_000)
STEP = 2000
LIMIT = 3.0
# Flat: so many times as many records may cost this many times as much, not more.
GROWTH = 3.0
QUESTIONS = {
    "common": {"text": "公示"},
    "common, long": {"text": "最低生活保障金"},
    "every record": {"text": "年"},
    "rare character": {"text": "喆"},
    "rare number": {"text": "白阳政发〔2020〕5号"},
    "two words": {"text": "临时救助 陡坡村"},
    "two common words": {"text": "资金 公示"},
    "three words": {"text": "高标准农田 招标 王洼镇"},
    "common in an organ": {"text": "公示", "organ": "village-3"},
    "common in a field": {"text": "公示", "field": "field7"},
    "rare in a year": {"text": "喆", "year": 2019},
    "nothing": {"text": "量子力学"},
}


def main() -> int:
    """Measure both sizes; the second must be as fast as the first."""
    django.setup()
    from mingbai.cli.setup import bring_up_to_date

    bring_up_to_date(lambda line: None)
    kept = True
    seen = {}
    for count in (FEW, MANY):
        with tempfile.TemporaryDirectory() as folder:
            other, theirs = built_by_tantivy(count, folder)
            ours = built_by_us(count)
            print(f"{count:,} records: index built in {ours:.1f} s, tantivy {theirs:.1f} s")
            kept &= verdict(f"building {count:,}, against tantivy", ours / theirs, LIMIT)
            seen[count] = {name: compared(name, asked, other, count) for name, asked in QUESTIONS.items()}
            for name, (ratio, _) in seen[count].items():
                kept &= verdict(f"{name}, {count:,}, against tantivy", ratio, LIMIT)
    for name in QUESTIONS:
        kept &= verdict(f"{name}, {MANY // FEW} times as many", seen[MANY][name][1] / max(seen[FEW][name][1], 0.0005), GROWTH)
    return 0 if kept else 1


def compared(name: str, asked: dict[str, str], other: tantivy.Index, count: int) -> tuple[float, float]:
    """Ask both the same; return our time as a ratio and in seconds. Both must find the same records."""
    from mingbai.search.queries import find
    from mingbai.search.values import MOST_COUNTED, Question

    question = Question(**asked)  # type: ignore[arg-type]
    query = their_query(question)
    searcher = other.searcher()
    ours, (number, theirs) = find(question), their_page(searcher, query)
    assert (ours.count, [hit.key for hit in ours.hits]) == (min(number, MOST_COUNTED), theirs), (name, ours.count, number)
    pair = in_turn(lambda: find(question), lambda: their_page(searcher, query), 15)
    took = statistics.median(pair.ours)
    print(f"  {name:<20}{took * 1000:>8.2f} ms   tantivy {statistics.median(pair.theirs) * 1000:>8.2f} ms   of {number:,}")
    return pair.ratio, took


def built_by_us(count: int) -> float:
    """Return the seconds that our index took."""
    from django.db import transaction

    from mingbai.search.actions import rows
    from mingbai.search.models import tables

    tables.empty(0)
    tables.fill_fast(0, True)
    took = timed_over(records(count), lambda some: _in_one(transaction.atomic, lambda: rows.put(0, some)))
    start = time.perf_counter()
    tables.fill_fast(0, False)
    return took + time.perf_counter() - start


def _in_one(atomic: Callable[[], object], run: Callable[[], object]) -> None:
    with atomic():  # type: ignore[attr-defined]
        run()


def timed_over(found: Iterator[object], write: Callable[[list], object]) -> float:  # type: ignore[type-arg]
    """Return the seconds that writing took, without those of making up the records."""
    took = 0.0
    while some := list(islice(found, STEP)):
        start = time.perf_counter()
        write(some)
        took += time.perf_counter() - start
    return took


def built_by_tantivy(count: int, folder: str) -> tuple[tantivy.Index, float]:
    """Return tantivy's index of the same tokens, and the seconds that it took."""
    from mingbai.search.values.rows import columns_of, row_of

    index = tantivy.Index(_schema(), path=folder)
    writer = index.writer(heap_size=500_000_000)

    def write(some: list) -> None:  # type: ignore[type-arg]
        for one in some:
            row = row_of(one)
            title, text, tags = columns_of(row)
            document = tantivy.Document(title=one.title, text=one.text, key=one.key, at=row[0])
            document.add_text("words", f"{title} {text} {tags}")
            writer.add_document(document)

    took = timed_over(records(count), write)
    start = time.perf_counter()
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index, took + time.perf_counter() - start


@cache
def _schema() -> tantivy.Schema:
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("words", stored=False, tokenizer_name="whitespace")
    for name in ("title", "text"):
        schema.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    schema.add_integer_field("key", stored=True)
    schema.add_integer_field("at", fast=True, indexed=True)
    return schema.build()


def their_query(question: object) -> tantivy.Query:
    """Return the same question in tantivy's terms."""
    from mingbai.search.queries.looking import looking_for
    from mingbai.search.values.tokens import phrase

    looked = looking_for(question)  # type: ignore[arg-type]
    schema = _schema()
    parts = []
    for (run,) in looked.runs:
        tokens = list(phrase(run).tokens)
        parts.append(
            tantivy.Query.term_query(schema, "words", tokens[0], "position")
            if len(tokens) == 1
            else tantivy.Query.phrase_query(schema, "words", tokens)
        )
    parts += [tantivy.Query.term_query(schema, "words", tag) for (tag,) in looked.tags]
    if question.year:  # type: ignore[attr-defined]
        parts.append(tantivy.Query.range_query(schema, "at", tantivy.FieldType.Integer, looked.first, looked.last))
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])


def their_page(searcher: tantivy.Searcher, query: tantivy.Query) -> tuple[int, list[int]]:
    """Return the number found and the keys of the newest twenty, with their titles and texts read."""
    found = searcher.search(query, 20, count=True, order_by_field="at", order=tantivy.Order.Desc)
    documents = [searcher.doc(address) for _, address in found.hits]
    assert all(one["title"][0] and one["text"][0] for one in documents)
    return found.count, [one["key"][0] for one in documents]


if __name__ == "__main__":
    sys.exit(main())
