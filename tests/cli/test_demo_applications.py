"""The demonstration's applications: every outcome, every state, sealed; on their day they are in hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test import Client

from mingbai.accounts.models import Post
from mingbai.accounts.values import acting
from mingbai.cases import queries
from mingbai.cases.models import Application, Dispute
from mingbai.cli.demo.case_people import CONTACT, NATURAL, OTHERS, THIRD_PARTY, organisation, person
from mingbai.cli.main import main
from mingbai.core import clock
from mingbai.organs.models import Organ
from mingbai.statute.annual_report.counting import application_cells, dispute_cells, period
from mingbai.statute.cases.outcomes import Outcome
from mingbai.statute.cases.states import CaseState
from support import sign_in


def everything_kept() -> Iterator[bytes]:
    """Every byte of the database and of the stored files."""
    if connection.vendor == "sqlite":
        yield Path(connection.settings_dict["NAME"]).read_bytes()
    else:
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f'SELECT string_agg(t::text, chr(10)) FROM "{table}" t')
                yield (cursor.fetchone()[0] or "").encode()
    for file in (Path(settings.DATA_DIR) / "files").rglob("*"):
        if file.is_file():
            yield file.read_bytes()


def counted(organ: int, year: int) -> Counter[str]:
    """The cells of tables 3 and 4."""
    applied = (application_cells(one, year) for one in queries.applications(organ, *period(year)))
    disputed = (dispute_cells(one, year) for one in queries.disputes(organ, *period(year)))
    return Counter(cell for cells in (*applied, *disputed) for cell in cells)


def test_nothing_that_identifies_an_applicant_stands_in_clear(demonstration: None) -> None:
    kept = b"\n".join(everything_kept())
    assert "老旧道路维修资金的拨付凭证".encode() in kept, "what lists show is in clear, so the search is one that finds"
    applied = [*map(person, range(len(NATURAL))), *map(organisation, OTHERS)]
    said = (text for one in applied for text in (one.name, one.document_number, one.telephone, one.address, one.contact_person))
    known = {THIRD_PARTY, CONTACT, *filter(None, said)}
    assert len(known) == 63
    assert [word for word in known if word.encode() in kept] == []


def test_each_outcome_and_each_state_is_there_and_tables_3_and_4_count_them(demonstration: None) -> None:
    assert set(Application.objects.values_list("state", flat=True)) == {state.value for state in CaseState}
    assert set(Application.objects.exclude(outcome="").values_list("outcome", flat=True)) == {one.value for one in Outcome}
    assert main(["demo", "--day", "2026-07-14"]) == 0
    organ = Organ.objects.get(code="baiyang").pk
    cells = {year: counted(organ, year) for year in (2020, 2024, 2025, 2026)}
    assert not cells[2020]
    assert not cells[2024]
    ends = {year: tuple(cells[year][f"3.{row}.total"] for row in ("new", "carried_in", "total", "carried_out")) for year in cells}
    assert ends[2025] == (14, 0, 13, 1)
    assert ends[2026] == (13, 1, 6, 8)
    assert [cells[2025][f"4.{name}"] for name in ("review.upheld", "suit_after_review.pending", "direct_suit.total")] == [1, 1, 0]
    assert Dispute.objects.count() == 2


def test_on_each_day_the_open_ones_are_in_hand(demonstration: None, client: Client) -> None:
    clerk = acting(Post.objects.select_related("organ").get(person__username="baiyang"))
    sign_in(client, clerk)
    assert "在办 1<" in client.get("/work/cases/").content.decode()
    assert "2026年" not in client.get("/work/").content.decode(), "what has not come yet waits for nobody"
    assert main(["demo", "--day", "2026-07-14"]) == 0
    assert clock.today() == date(2026, 7, 14)
    today = client.get("/work/").content.decode()
    assert all(title in today for title in ("几个村二十年来的征地补偿台账", "镇区供水管网改造的招标文件"))
    assert "在办 9" in client.get("/work/cases/").content.decode()
    mine = Application.objects.filter(organ__code="baiyang").order_by("-id")
    for state, key in {one.state: one.pk for one in mine}.items():
        assert client.get(f"/work/cases/{key}/").status_code == 200, state
    assert main(["demo", "--day", "2019-01-01"]) == 2
