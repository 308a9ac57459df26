"""Public pages as a reader's page cache keeps them: after an act, those it did not touch must read as if they were made anew."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import parse_qsl

from django.db import connection
from django.test import Client
from django.urls import Resolver404, resolve

from mingbai.core import public

READ = re.compile(r'(?:FROM|JOIN) "(\w+)"')
LINK = re.compile(r'href="(/[^"#]*)"')
FRONT_DOORS = ("/baiyang/", "/", "/baiyang/screen/", "/baiyang/screen/find/", "/baiyang/screen/pages.json")
"""Where readers come in; no page leads to the screen of an organ."""
OF_A_KIND = 2
"""So many pages of one view that asks for the same."""


@dataclass(frozen=True)
class KeptPage:
    """One page: its body, the subjects it depends on (None: every act), the tables from which it was made."""

    body: bytes
    subjects: frozenset[str] | None
    tables: frozenset[str]


class KeptPages:
    """What a reader has seen from the front door on, as it was before any act."""

    def __init__(self) -> None:
        self.client = Client()
        self.mark = public.mark()
        self.pages = dict(self._crawled())

    def stale(self, tables: Collection[str]) -> list[str]:
        """Return the addresses that would be shown as they were, although acts that wrote these tables have changed them."""
        found = public.changes_since(self.mark)
        if found.subjects is None:
            return []
        return [
            address
            for address, page in self.pages.items()
            if page.subjects is not None
            and not page.subjects & found.subjects
            and not page.tables.isdisjoint(tables)
            and self.client.get(address).content != page.body
        ]

    def unless_before(self, addresses: Collection[str]) -> list[str]:
        """Return those of these pages that read as at the beginning now that the act is undone: the act has changed them."""
        return [address for address in addresses if self.client.get(address).content == self.pages[address].body]

    def _crawled(self) -> Iterator[tuple[str, KeptPage]]:
        waiting, kinds = list(FRONT_DOORS), Counter[object]()
        for address in waiting:
            kind = _kind(address)
            if kind is None or kinds[kind] == OF_A_KIND:
                continue
            with _tables_read() as tables:
                answer: Any = self.client.get(address)
            # A file is made for each reader: no cache keeps it.
            if answer.status_code != 200 or answer.streaming:
                continue
            kinds[kind] += 1
            yield address, KeptPage(answer.content, answer.subjects, frozenset(tables))
            if answer["Content-Type"].startswith("text/html"):
                waiting += dict.fromkeys(map(unescape, LINK.findall(answer.content.decode())))


def _kind(address: str) -> object:
    """Return the view of a public page and what is asked of it; None for any other page."""
    path, _, query = address.partition("?")
    try:
        view = resolve(path).func
    except Resolver404:
        return None
    return (view, tuple(name for name, _ in parse_qsl(query))) if hasattr(view, "reads") else None


@contextmanager
def _tables_read() -> Iterator[set[str]]:
    found: set[str] = set()

    def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        found.update(READ.findall(sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield found
