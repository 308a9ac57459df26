"""What a page asks for once: remembered while it only reads, asked for again in what may write and in the next request."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from mingbai.core.once import once_a_page, reading_once


@pytest.mark.parametrize(("method", "times"), [("get", 2), ("head", 2), ("post", 5)])
def test_a_read_is_remembered_for_one_reading_request(method: str, times: int) -> None:
    asked: list[tuple[int, str]] = []

    @once_a_page
    def read(number: int, *, name: str = "") -> int:
        asked.append((number, name))
        return number

    def view(request: object) -> HttpResponse:
        assert [read(1), read(1), read(1), read(2, name="a"), read(2, name="a")] == [1, 1, 1, 2, 2]
        return HttpResponse()

    reading_once(view)(getattr(RequestFactory(), method)("/"))
    assert len(asked) == times
    read(1)
    read(1)
    assert len(asked) == times + 2, "outside a request nothing is remembered"
    reading_once(view)(getattr(RequestFactory(), method)("/"))
    assert len(asked) == 2 * times + 2, "nor from one request to the next"
