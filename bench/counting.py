"""The figures of one report from 1,000,000 deliveries, against a hand-written aggregate over the covering index."""

from __future__ import annotations

import sys

import django

from bench.measure import in_turn, verdict

LIMIT = 1.5
BY_HAND = """
SELECT channel_id, COUNT(*) FROM channels_delivery
WHERE organ_id = %s AND state = 'delivered' AND delivered_on >= '2020-01-01' AND delivered_on <= '2020-12-31'
GROUP BY channel_id ORDER BY channel_id
"""
ENTRIES_BY_HAND = """
SELECT COUNT(DISTINCT entry_id) FROM channels_delivery
WHERE organ_id = %s AND state = 'delivered' AND delivered_on >= '2020-01-01' AND delivered_on <= '2020-12-31'
"""


def main() -> int:
    """Fill the database that the environment names, compare, and show the query plans."""
    django.setup()
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from bench.deliveries import ENTRIES, YEAR, build
    from mingbai.annual_report.queries import counted
    from mingbai.organs.queries import organ

    pk = build().pk
    row = organ("measured")

    def by_hand() -> tuple[list[int], int]:
        with connection.cursor() as cursor:
            cursor.execute(BY_HAND, [pk])
            channels = [count for _, count in cursor.fetchall()]
            cursor.execute(ENTRIES_BY_HAND, [pk])
            return channels, cursor.fetchone()[0]

    figures = counted(row, YEAR)
    assert ([channel.count for channel in figures.channels], figures.entries) == by_hand(), "both must count the same"
    assert figures.total == 4 * ENTRIES
    pair = in_turn(lambda: counted(row, YEAR), by_hand)
    print(f"{connection.vendor}: figures {min(pair.ours):.3f} s, by hand {min(pair.theirs):.3f} s, {figures.total:,} deliveries")
    with CaptureQueriesContext(connection) as captured:
        counted(row, YEAR)
    print(f"{len(captured)} queries; the plans of those that read deliveries:")
    with connection.cursor() as cursor:
        for query in (q["sql"] for q in captured.captured_queries if "channels_delivery" in q["sql"]):
            cursor.execute(f"{'EXPLAIN' if connection.vendor == 'postgresql' else 'EXPLAIN QUERY PLAN'} {query}")
            print(*(f"    {line[-1]}" for line in cursor.fetchall()), sep="\n")
    return 0 if verdict(f"figures of a report on {connection.vendor}, times the hand-written aggregate", pair.ratio, LIMIT) else 1


if __name__ == "__main__":
    sys.exit(main())
