"""What a process keeps is right after every write, however it was made: the database draws the marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from mingbai.core import marks
from mingbai.core.kept import kept
from mingbai.core.once import reading_once
from mingbai.organs.models import Organ

pytestmark = pytest.mark.django_db
asked: list[str] = []


@kept("organs.Organ")
def names(level: str) -> tuple[str, ...]:
    asked.append(level)
    return tuple(Organ.objects.filter(level=level).order_by("id").values_list("name", flat=True))


def on_a_page(method: str = "GET") -> tuple[str, ...]:
    """Read the names as a page does; `asked` grows when the database was asked."""
    found: list[tuple[str, ...]] = []

    def page(request: HttpRequest) -> HttpResponse:
        found.append(names("township"))
        return HttpResponse()

    reading_once(page)(getattr(RequestFactory(), method.lower())("/"))
    return found[0]


def by_sql() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE organs_organ SET name = name || '新' WHERE level = 'township'")


WRITES: tuple[Callable[[], object], ...] = (
    by_sql,
    lambda: Organ.objects.filter(code="wangwa").update(name="王洼"),
    lambda: Organ.objects.filter(code="wangwa").delete(),
    lambda: Organ.objects.bulk_create(
        [Organ(code="t", name="新乡", short_name="新", level="township", parent=Organ.objects.get(level="county"))],
        ignore_conflicts=True,
    ),
)


@pytest.mark.parametrize("write", WRITES)
def test_a_read_is_kept_until_its_table_is_written_to(baiyang: Organ, wangwa: Organ, write: Callable[[], object]) -> None:
    before = on_a_page()
    asked.clear()
    assert on_a_page() is before
    assert asked == []
    with transaction.atomic():
        write()
        assert on_a_page() != before
        transaction.set_rollback(True)
    assert on_a_page() == before
    write()
    assert on_a_page() == names("township") != before


def test_an_act_asks_for_itself(baiyang: Organ) -> None:
    on_a_page()
    asked.clear()
    on_a_page("POST")
    assert asked == ["township"]


def test_nothing_is_kept_of_a_table_without_a_mark(baiyang: Organ) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {marks.TABLE}")
    on_a_page()
    asked.clear()
    on_a_page()
    assert asked == ["township"]
    marks.draw()
    on_a_page()
    assert on_a_page() is on_a_page()
