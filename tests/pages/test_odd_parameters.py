"""Every address survives bad input in every parameter its page reads: it answers, and never fails.

A parameter that the view does not look up cannot change its answer, so only what it looked up in a plain request is sent.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from functools import cache, wraps
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse, QueryDict
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from mingbai.accounts.values import Acting
from mingbai.annual_report import actions as reports
from mingbai.catalogue import actions as catalogue
from mingbai.core.converters import BoundedConverter
from mingbai.entries import actions as entries
from mingbai.entries.values.content import EntryContent
from support import NOW, sign_in

pytestmark = pytest.mark.django_db
# Each is sent alone in one parameter.
WORST = ("9" * 5000, "２０２０", "²")
# Sent in all parameters of a page at once.
NUMBERS = ("9" * 18, "9" * 19, "1.2020-01-01." + "9" * 30, "2020-01-01." + "9" * 19)
ODD = (
    *NUMBERS, "-1", "a" * 3000, "0001-01-01T00:00:00+14:00_1", "9999-12-31T23:59:59-14:00_1",
    "2020-01-01T00:00:00 08:00_" + "9" * 5000, "1.0001-01-01.1",
)  # fmt: skip
# What is no number or day is refused before an engine sees it; engines differ in the largest number that they take.
ALONE, AT_ONCE = (WORST, ODD) if connection.vendor == "sqlite" else ((), NUMBERS)
READ = re.compile(r"""(?:GET|POST|given|post)(?:\.get|\.getlist)?[(\[]\s*"([\w-]+)\"""")
ARGS = {
    "code": "baiyang", "year": 2020, "number": 1, "name": "report.docx", "cell": "3.new.natural", "register": "procurement",
    "task_id": "00000000-0000-4000-8000-000000000000",
    "step": "result", "act": "reset-code", "path": "3.new.natural", "template": "subsidy",
    "to": "baiyang", "organ": "baiyang", "field": "社会救助", "form": "atom",
}  # fmt: skip


def patterns() -> Iterator[tuple[str, URLPattern]]:
    for space in ("portal", "work", "api"):
        inner = get_resolver().namespace_dict[space][1]
        for pattern in inner.url_patterns:
            yield from named(space, pattern)


def named(space: str, pattern) -> Iterator[tuple[str, URLPattern]]:
    if isinstance(pattern, URLPattern):
        yield f"{space}:{pattern.name}", pattern
    else:
        for inner in pattern.url_patterns:
            yield from named(space, inner)


@cache
def parameters(folder: Path) -> frozenset[str]:
    """Return the names that the modules beside a view read from a request."""
    return frozenset(name for file in folder.glob("*.py") for name in READ.findall(file.read_text(encoding="utf-8")))


def folder_of(pattern: URLPattern) -> Path:
    return Path(inspect.getfile(inspect.unwrap(pattern.callback))).parent


class Looked:
    """What a view looked up in what it was sent; `is_all` where it took that as a whole."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.is_all = False

    def watching(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        """Return the view, watched in what it looks up."""

        @wraps(view)
        def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            setattr(request, str(request.method), Watched(getattr(request, str(request.method)), self))
            return view(request, *args, **kwargs)

        return answer


class Watched(QueryDict):
    """What was sent, telling what is looked up in it."""

    def __init__(self, sent: QueryDict, looked: Looked) -> None:
        super().__init__(sent.urlencode(), mutable=True)
        self.looked = looked

    def __getitem__(self, name: str) -> Any:
        self.looked.names.add(name)
        return super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        self.looked.names.add(str(name))
        return super().__contains__(name)

    def getlist(self, name: str, default: Any = None) -> list[Any]:
        self.looked.names.add(name)
        return super().getlist(name, default)

    def __len__(self) -> int:
        self.looked.is_all = True
        return super().__len__()

    def __iter__(self) -> Iterator[str]:
        self.looked.is_all = True
        return super().__iter__()

    def items(self) -> Any:
        self.looked.is_all = True
        return super().items()

    def lists(self) -> Any:
        self.looked.is_all = True
        return super().lists()


@pytest.fixture
def made(clerk: Acting) -> dict[str, int]:
    """Create something under the keys that the addresses name."""
    reports.open_report(organ_code="baiyang", year=2020, by=clerk, at=NOW)
    entry = entries.open_draft(organ_code="baiyang", content=EntryContent(title="一件事"), by=clerk, at=NOW)
    chain = catalogue.open_chain(
        organ_code="baiyang", template="subsidy", title="修一条路", opened_on=NOW.date(), by=clerk, at=NOW
    )
    return {"entry_id": entry, "chain_id": chain}


def address(name: str, pattern: URLPattern, made: dict[str, int]) -> str:
    known = {**ARGS, **made}
    return reverse(name, kwargs={key: known.get(key, 1) for key in pattern.pattern.converters})


def odd_in(pattern: URLPattern, key: str) -> tuple[int, ...]:
    """Return the odd numbers for one part of an address: outside every bound, and at the bounds themselves."""
    converter = pattern.pattern.converters[key]
    return (0, 99999, 2**63, converter.least, converter.most) if isinstance(converter, BoundedConverter) else ()


def test_odd_parameters_are_answered(
    client: Client, made: dict[str, int], clerk: Acting, officer: Acting, auditor: Acting, sysadmin: Acting
) -> None:
    seen: set[str] = set()
    sent: set[tuple[str, ...]] = set()
    for who in (clerk, officer, auditor, sysadmin):
        sign_in(client, who)
        for name, pattern in patterns():
            here = address(name, pattern, made)
            if name in seen or name == "work:sign-out":
                continue
            send, names, is_there = plainly(client, here, pattern)
            if is_there:
                seen.add(name)
                for key in pattern.pattern.converters:
                    for odd in odd_in(pattern, key):
                        far = address(name, pattern, {**made, key: odd})
                        assert send(far, {}).status_code < 500, far
            # What is not there for this person was looked up in the same way for the one before.
            if not names or (name, *names) in sent:
                continue
            sent.add((name, *names))
            for query in [{one: odd} for one in names for odd in ALONE] + [dict.fromkeys(names, odd) for odd in AT_ONCE]:
                assert send(here, query).status_code < 500, (name, query)
    assert len(seen) > 90
    assert len(sent) > 50


def plainly(client: Client, here: str, pattern: URLPattern) -> tuple[Callable[..., HttpResponse], list[str], bool]:
    """Return how the address is asked, what its view looks up when nothing is sent, and whether it is there for this person."""
    for send in (client.get, client.post):
        looked = Looked()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(pattern, "callback", looked.watching(pattern.callback))
            status = send(here).status_code
        if status != 405:
            break
    every = parameters(folder_of(pattern)) if looked.is_all else frozenset()
    return send, sorted(looked.names | every), status != 404


def test_a_character_that_no_database_can_store_is_refused_before_any_page(client: Client, clerk: Acting) -> None:
    sign_in(client, clerk)
    assert client.get(reverse("portal:fields"), {"name": "7\0"}).status_code == 404
    assert client.get(reverse("portal:fields"), {"7\0": "7"}).status_code == 404
    assert client.get(reverse("portal:fields") + "%00").status_code == 404
    assert client.post(reverse("work:sign-out"), {"a": "7\0"}).status_code == 400
