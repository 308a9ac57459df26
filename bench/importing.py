"""A year of publications from a table: 3,340 rows read, checked, reviewed and entered, against reading the file alone."""

from __future__ import annotations

import sys
from datetime import date, datetime
from zoneinfo import ZoneInfo

import django

from bench.measure import timed, verdict

ROWS = 3_340
SECONDS, RATIO = 20, 40
TODAY = date(2021, 1, 19)
AT = datetime(2021, 1, 19, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def main() -> int:
    """Fill in the product's own template, import it, and report the cost."""
    django.setup()
    from django.core.management import call_command

    from bench.people import county
    from mingbai.channels import actions, queries
    from mingbai.channels.values.table import COLUMNS
    from mingbai.reading.files import read
    from mingbai.reading.sheet_values import tables
    from mingbai.rendering.form_table import form_table

    call_command("migrate", verbosity=0)
    people = county(TODAY, AT)
    clerk = people["clerk"]
    actions.add_channel(key="website", label="政府网站", order=0, by=people["officer"], at=AT)
    rows = [
        (f"第{n}期财务公开", f"20.{1 + n % 15}", "财政预决算", "各项收支。", "2020-03-02", "2020-03-04 09:30", "政府网站", "")
        for n in range(ROWS)
    ]
    data = form_table("公开信息", COLUMNS, rows, [20] * len(COLUMNS))
    told = {"organ_code": "measured", "by": clerk, "at": AT}

    def bring_in() -> None:
        batch = actions.upload(name="一年.xlsx", data=data, **told)
        while not queries.batch(clerk.organ_id, batch).is_checked:
            actions.check_some(batch_id=batch, **told)
        actions.submit_batch(batch_id=batch, **told)
        assert actions.release_batch(organ_code="measured", batch_id=batch, by=people["reviewer"], at=AT) == ROWS

    alone = min(timed(lambda: read("一年.xlsx", data)) for _ in range(3))
    values = min(timed(lambda: tables("一年.xlsx", data)) for _ in range(3))
    whole = timed(bring_in)
    print(f"{ROWS:,} rows: {whole:.2f} s; reading the file alone {alone:.2f} s, its values {values:.2f} s")
    kept = verdict("import of a year", whole, SECONDS, unit=" s")
    return 0 if verdict("import of a year, times reading the file alone", whole / alone, RATIO) and kept else 1


if __name__ == "__main__":
    sys.exit(main())
