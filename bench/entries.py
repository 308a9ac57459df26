"""今日 and the lists with 1,000,000 entries: number of queries, their plans, and time, against the same with 1,000."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import django

from bench.measure import timed, verdict

MANY, FEW = 1_000_000, 1_000
TODAY = date(2021, 1, 19)
AT = datetime(2021, 1, 19, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
# With a thousand times as many entries a page may take this many times as long; a scan would take a thousand.
LIMIT = 10
LARGE = "entries_entry"
TABLES = ("entries_entry", "channels_delivery", "catalogue_duty", "entries_nondisclosure")


def main() -> int:
    """Measure with few and with many entries; print what each read costs and how the database finds its rows."""
    django.setup()
    from mingbai.cli.setup import bring_up_to_date

    bring_up_to_date(lambda line: None)
    reads = prepared()
    fill("f", FEW)
    few = {name: cost(read) for name, read in reads.items()}
    fill("m", MANY)
    many = {name: cost(read) for name, read in reads.items()}
    print(f"{'read':<24}{'queries':>9}{'few':>10}{'many':>10}")
    kept = True
    for name, (queries, seconds, _) in many.items():
        print(f"{name:<24}{len(queries):>9}{few[name][1] * 1000:>8.1f}ms{seconds * 1000:>8.1f}ms")
        kept &= len(queries) == len(few[name][0])
    kept &= verdict("reads whose query count grows", sum(len(many[n][0]) != len(few[n][0]) for n in many), 0)
    slowest = max((max(many[n][1], 0.001) / max(few[n][1], 0.001) for n in many), default=0)
    kept &= verdict("the worst read with 1,000 times as many entries, against the same with 1,000", slowest, LIMIT)
    return 0 if kept & plans(many) else 1


def prepared() -> Mapping[str, Callable[[], object]]:
    """Create the county and its people; return every read that a list or 今日 makes."""
    from django.test import Client

    from bench.people import county
    from mingbai.catalogue.queries import duties
    from mingbai.entries import queries
    from mingbai.entries.queries import records

    people = county(TODAY, AT)
    organ = people["clerk"].organ_id
    item, field = records.Place("statutory_item", "20.1", organ), records.Place("field", "社会救助", organ)
    deep = f"{(AT - timedelta(days=200)).isoformat()}_5000"
    clients = {name: Client(headers={"cookie": f"sessionid={key}"}) for name, key in people["sessions"].items()}
    clients["nobody"] = Client()

    def page(who: str, path: str) -> Callable[[], object]:
        return lambda: answered(clients[who].get(path).status_code, path)

    return {
        "今日 of the clerk": page("clerk", "/work/"),
        "今日 of the reviewer": page("reviewer", "/work/"),
        "/work/entries/": page("clerk", "/work/entries/"),
        "/work/review/": page("reviewer", "/work/review/"),
        "/work/duties/": page("clerk", "/work/duties/"),
        "by_item, first page": lambda: records.records(item),
        "by_item, deep page": lambda: records.records(item, after=deep),
        "by_field, deep page": lambda: records.records(field, after=deep),
        "by_catalogue": lambda: records.records(records.Place("line_id", 1, organ)),
        "latest": lambda: queries.latest(8),
        "in_hand": lambda: queries.in_hand(organ),
        "evaluations_due": lambda: queries.evaluations_due(organ, TODAY),
        "scheduled_until": lambda: queries.scheduled_until(AT),
        "down_until": lambda: queries.down_until(TODAY),
        "open duties": lambda: duties.open_duties(organ, TODAY, limit=20),
        "catalogue_counts": lambda: queries.catalogue_counts(organ),
        "item_counts": lambda: queries.statutory_item_counts(organ),
        "field_counts": lambda: queries.counts_of_field("社会救助"),
        "lines_lacking": lambda: queries.lines_lacking(organ, queries.catalogue_counts(organ).keys()),
        "without_line": lambda: queries.without_line(organ),
        "unfiled": lambda: queries.unfiled(organ_id=organ, field="社会救助"),
        "the public catalogue": page("nobody", "/measured/"),
        "one field in public": page("nobody", "/measured/field/?name=社会救助"),
    }


def answered(status: int, path: str) -> None:
    """Fail for a page that does not open: it would measure nothing."""
    assert status == 200, f"{path}: {status}"


def cost(read: Callable[[], object]) -> tuple[tuple[str, ...], float, str]:
    """Return the queries of one run, and the time of the fastest of five."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    read()
    with CaptureQueriesContext(connection) as captured:
        read()
    queries = tuple(one["sql"] for one in captured.captured_queries if one["sql"].startswith("SELECT"))
    return queries, min(timed(read) for _ in range(5)), ""


def plans(many: Mapping[str, tuple[tuple[str, ...], float, str]]) -> bool:
    """Print how the database reads the large tables, each statement once; return whether no table is read from end to end."""
    from django.db import connection

    is_postgresql = connection.vendor == "postgresql"
    scans, seen = 0, set()
    print("plans of the reads over large tables:")
    with connection.cursor() as cursor:
        for name, (queries, _, _) in many.items():
            for query in queries:
                if query in seen or not any(f'"{table}"' in query for table in TABLES):
                    continue
                seen.add(query)
                cursor.execute(f"{'EXPLAIN' if is_postgresql else 'EXPLAIN QUERY PLAN'} {query}")
                lines = [str(line[-1]) for line in cursor.fetchall()]
                # The other tables hold only a handful of rows here.
                found = [line for line in lines if is_scan(line)]
                scans += len(found)
                print(f"  {name}:", *(f"    {line.strip()}" for line in lines if any(t in line for t in TABLES)), sep="\n")
    return verdict("plans that read a large table from end to end", scans, 0)


def is_scan(line: str) -> bool:
    """Return whether a line of a plan reads the entries from end to end."""
    said = line.strip()
    if said.startswith("SCAN"):
        return LARGE in said and "INDEX" not in said
    return "Seq Scan" in said and LARGE in said


def fill(series: str, count: int) -> None:
    """Insert entries of the measured organ over all lines and fields, inside the database."""
    from django.db import connection

    from mingbai.core import clock
    from mingbai.core.acts import open_act
    from mingbai.core.audit import Actor
    from mingbai.entries.actions import tally
    from mingbai.entries.models import Entry, ImportRelease, Tally
    from mingbai.organs.models import Organ

    organ = Organ.objects.get(code="measured").pk
    release = ImportRelease.objects.create(organ_id=organ, count=count, is_from_before=True).pk
    if connection.vendor == "postgresql":
        numbers = f"generate_series(1, {count}) AS numbers(n)"
        day = "(DATE '2020-01-01' + (n % 366)::int)"
        moment, text = f"({day} + TIME '02:00') AT TIME ZONE 'UTC'", "(1 + n % 15)::text"
    else:
        counting = f"SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count}"
        numbers = f"(WITH RECURSIVE numbers(n) AS ({counting}) SELECT n FROM numbers)"
        day = "date('2020-01-01', (n % 366) || ' days')"
        moment, text = f"{day} || ' 02:00:00'", "(1 + n % 15)"
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO entries_entry"
            " (organ_id, statutory_item, field, title, summary, index_number, formed_on, published_at, is_demonstration,"
            " chain_step, topic, document_number, range, stage, standing, is_listed, withdrawal_reason, plan_failure,"
            " round, release_id, line_id)"
            f" SELECT {organ}, '20.' || {text}, '社会救助', '第' || n || '条', '', '{series}-' || n, {day}, {moment}, true,"
            f" '', '', '', 'open', 'none', 'published', true, '', '', 1, {release},"
            f" CASE WHEN n % 4 = 0 THEN NULL ELSE (SELECT min(id) FROM catalogue_item) + n % 100 END FROM {numbers}"
        )
        Tally.objects.filter(organ_id=organ).delete()
        with open_act(by=Actor(label="bench"), at=clock.now()) as done:
            tally.add_all(done, Entry.objects.filter(organ_id=organ, is_listed=True).iterator())
            done.no_entry("rows of a bench")
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


if __name__ == "__main__":
    sys.exit(main())
