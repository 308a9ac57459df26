"""A database with a million deliveries of one organ's year, and some of other years and organs around them."""

from __future__ import annotations

from datetime import date

from django.core.management import call_command
from django.db import connection

from mingbai.channels.models import Channel
from mingbai.entries.models import ImportRelease
from mingbai.organs.models import Organ

CHANNELS = (("website", "政府网站"), ("wechat", "微信公众号"), ("weibo", "微博"), ("platform_331", "331平台"))
ENTRIES = 250_000
AROUND = 75_000
YEAR = 2020


def build() -> Organ:
    """Migrate and fill; return the organ whose year is counted."""
    call_command("migrate", verbosity=0)
    county = Organ.objects.create(code="county", name="县人民政府", short_name="县", level="county")
    measured = Organ.objects.create(code="measured", name="测量镇人民政府", short_name="测量镇", level="township", parent=county)
    other = Organ.objects.create(code="other", name="另一镇人民政府", short_name="另一镇", level="township", parent=county)
    for order, (key, label) in enumerate(CHANNELS):
        Channel.objects.create(key=key, label=label, order=order)
    _fill(measured.pk, ENTRIES, "m", YEAR)
    _fill(measured.pk, AROUND, "y", YEAR - 1)
    _fill(other.pk, AROUND, "o", YEAR)
    with connection.cursor() as cursor:
        # PostgreSQL reads only the index once it knows which pages are all visible, and that takes a vacuum.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    return measured


def _fill(organ_id: int, count: int, series: str, year: int) -> None:
    """Insert entries and their deliveries on every channel, inside the database."""
    release = ImportRelease.objects.create(organ_id=organ_id, count=count, is_from_before=True).pk
    days = 366 if year == 2020 else 365
    start = date(year, 1, 1)
    if connection.vendor == "postgresql":
        numbers, day = f"generate_series(1, {count}) AS numbers(n)", f"(DATE '{start}' + (n % {days})::int)"
        moment = f"({day} + TIME '02:00') AT TIME ZONE 'UTC'"
        on, at = "e.formed_on", "e.published_at"
    else:
        counting = f"SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count}"
        numbers = f"(WITH RECURSIVE numbers(n) AS ({counting}) SELECT n FROM numbers)"
        day = f"date('{start}', (n % {days}) || ' days')"
        moment = f"{day} || ' 02:00:00'"
        on, at = "e.formed_on", "e.published_at"
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO entries_entry"
            " (organ_id, statutory_item, field, title, summary, index_number, formed_on, published_at, is_demonstration,"
            " chain_step, topic, document_number, range, stage, standing, is_listed, withdrawal_reason, plan_failure,"
            " round, release_id)"
            f" SELECT {organ_id}, '20.1', '', '第' || n || '条', '', '{series}-' || n, {day}, {moment}, true,"
            f" '', '', '', 'open', 'none', 'published', true, '', '', 0, {release} FROM {numbers}"
        )
        cursor.execute(
            "INSERT INTO channels_delivery"
            " (entry_id, channel_id, organ_id, state, delivered_at, delivered_on, proof, is_outdated, reason)"
            f" SELECT e.id, c.id, e.organ_id, 'delivered', {at}, {on}, '', false, ''"
            f" FROM entries_entry e CROSS JOIN channels_channel c WHERE e.index_number LIKE '{series}-%'"
        )
