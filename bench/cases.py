"""Lists of cases, 今日's query and the applicant's page with 100,000 applications, against the same with 1,000."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import django

from bench.entries import cost
from bench.measure import verdict

MANY, FEW, OPEN = 100_000, 1_000, 40
TODAY = date(2021, 1, 19)
AT = datetime(2021, 1, 19, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
# With a hundred times as many applications a read may take this many times as long; a scan would take a hundred.
LIMIT = 10
TABLE = "cases_application"


def main() -> int:
    """Measure with few and with many applications; print what each read costs and whether one reads the whole table."""
    django.setup()
    from mingbai.cli.setup import bring_up_to_date

    bring_up_to_date(lambda line: None)
    reads = prepared()
    fill("f", FEW)
    few = {name: cost(read) for name, read in reads.items()}
    fill("m", MANY)
    many = {name: cost(read) for name, read in reads.items()}
    print(f"{'read':<28}{'queries':>9}{'few':>10}{'many':>10}")
    for name, (queries, seconds, _) in many.items():
        print(f"{name:<28}{len(queries):>9}{few[name][1] * 1000:>8.1f}ms{seconds * 1000:>8.1f}ms")
    kept = verdict("reads whose query count grows", sum(len(many[n][0]) != len(few[n][0]) for n in many), 0)
    slowest = max(max(many[n][1], 0.001) / max(few[n][1], 0.001) for n in many)
    kept &= verdict("the worst read with 100 times as many applications, against the same with 1,000", slowest, LIMIT)
    return 0 if kept & verdict("plans that read the applications from end to end", scans(many), 0) else 1


def prepared() -> Mapping[str, Callable[[], object]]:
    """Create the county and its open cases; return the reads of the list, of 今日, of a case and of its applicant."""
    from bench.people import county
    from mingbai.cases.actions.receive import receive
    from mingbai.cases.models import Application
    from mingbai.cases.queries import consulted, listing, work
    from mingbai.cases.queries.fees import piece_position
    from mingbai.cases.values.intake import Applicant, Intake
    from mingbai.statute.cases.practice import CaseSettings
    from mingbai.statute.cases.states import CaseState

    people = county(TODAY, AT)
    clerk, officer = people["clerk"], people["officer"]
    intake = Intake(
        "window", date(2021, 1, 4), Applicant("甲某", document_number="X1"), "natural", "实施方案", "农田项目实施方案"
    )
    for n in range(OPEN):
        own = replace(intake, applicant=Applicant("甲某", document_number=f"X{n % 7}"))
        made = receive(organ_code="measured", intake=own, by=clerk, at=AT)
    case = Application.objects.get(pk=made.case_id)
    unit = {"by": clerk, "organ_code": "measured"}
    return {
        "the list": lambda: listing.listed(**unit, on=TODAY),
        "the list, a deep page": lambda: listing.listed(**unit, on=TODAY, after=str(made.case_id + 500)),
        "the list of open ones": lambda: listing.listed(**unit, on=TODAY, states=(CaseState.HANDLING,)),
        "the list for the county": lambda: listing.listed(by=officer, organ_code="measured", on=TODAY),
        "open ones by state": lambda: listing.counts(**unit, on=TODAY),
        "what is due today": lambda: listing.due(by=clerk, on=TODAY),
        "letters nobody answered": lambda: consulted.unanswered(by=clerk, on=TODAY),
        "late ones of units": lambda: listing.open_late(organ_ids=[clerk.organ_id], on=TODAY),
        "organs to recount": listing.organs_to_recount,
        "similar ones": lambda: listing.similar(**unit, title="农田项目补偿"),
        "one case": lambda: work.work_case(by=clerk, case_id=made.case_id, on=TODAY),
        "its place in the month": lambda: piece_position(case, CaseSettings()),
        "the applicant's page": lambda: applicants_page(made.number, made.code),
        "a wrong number": lambda: applicants_page("测依申〔2021〕999999号", made.code),
    }


def applicants_page(number: str, code: str) -> object:
    """Read what the page of the state shows to whoever gives a number and a code."""
    from mingbai.cases.queries import work

    row = work.row_opened(number, code)
    return row and work.status_of(row, TODAY)


def scans(many: Mapping[str, tuple[tuple[str, ...], float, str]]) -> int:
    """Return how many plans read the applications from end to end; print them."""
    from django.db import connection

    found, seen = 0, set()
    explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    with connection.cursor() as cursor:
        for name, (queries, _, _) in many.items():
            for query in queries:
                if query in seen or f'"{TABLE}"' not in query:
                    continue
                seen.add(query)
                cursor.execute(f"{explain} {query}")
                lines = [str(line[-1]) for line in cursor.fetchall()]
                bad = [one for one in lines if TABLE in one and (one.startswith("SCAN") or "Seq Scan" in one)]
                found += len(bad)
                print(f"  {name}:", *(f"    {one.strip()}" for one in lines if TABLE in one), sep="\n")
    return found


def fill(series: str, count: int) -> None:
    """Insert closed cases of the measured organ, inside the database."""
    from django.db import connection

    from mingbai.organs.models import Organ

    organ = Organ.objects.get(code="measured").pk
    if connection.vendor == "postgresql":
        numbers = f"generate_series(1, {count}) AS numbers(n)"
        day = "(DATE '2016-01-01' + (n % 1800)::int)"
    else:
        counting = f"SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count}"
        numbers = f"(WITH RECURSIVE numbers(n) AS ({counting}) SELECT n FROM numbers)"
        day = "date('2016-01-01', (n % 1800) || ' days')"
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {TABLE}"
            " (organ_id, number, kind, applicant_kind, state, round, title, received_on, outcome, closed_on, channel,"
            " submitted_on, applicant, sought, identity, code, form_wanted, delivery, helped, handler, revision, next_what,"
            " awaited, is_provisional, counted_by)"
            f" SELECT {organ}, '{series}-' || n, 'information', 'natural', 'closed', 1, '第' || n || '件农田', {day}, 'granted',"
            f" {day}, 'window', {day}, 'x', 'x', 'i' || (n % 5000), 'c' || n, '', '', '', '', 1, '', '', false, 0 FROM {numbers}"
        )
        # PostgreSQL gathers statistics by itself; on SQLite nothing ever does, so none are gathered here either.
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    sys.exit(main())
