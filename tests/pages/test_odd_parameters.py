"""Every address survives bad input in every parameter its page reads: it answers, and never fails."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from mingbai.accounts.values import Acting
from mingbai.annual_report import actions as reports
from mingbai.catalogue import actions as catalogue
from mingbai.entries import actions as entries
from mingbai.entries.values.content import EntryContent
from support import NOW, sign_in

pytestmark = pytest.mark.django_db
# Each is sent alone in one parameter.
WORST = ("9" * 5000, "２０２０", "²")
# Sent in all parameters of a page at once.
ODD = (
    "-1", "9" * 18, "9" * 19, "7\0", "a" * 3000, "0001-01-01T00:00:00+14:00_1", "9999-12-31T23:59:59-14:00_1",
    "2020-01-01T00:00:00 08:00_" + "9" * 5000, "1.0001-01-01.1", "1.2020-01-01." + "9" * 30, "2020-01-01." + "9" * 19,
)  # fmt: skip
READ = re.compile(r"""(?:GET|POST|given|post)(?:\.get|\.getlist)?[(\[]\s*"([\w-]+)\"""")
ARGS = {
    "code": "baiyang", "year": 2020, "number": 1, "name": "report.docx", "cell": "3.new.natural", "register": "procurement",
    "task_id": "00000000-0000-4000-8000-000000000000",
    "step": "result", "act": "reset-code", "path": "3.new.natural", "template": "subsidy",
    "to": "baiyang",
}  # fmt: skip


def patterns() -> Iterator[tuple[str, URLPattern]]:
    for space in ("portal", "work"):
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
    names = {name for file in folder.glob("*.py") for name in READ.findall(file.read_text(encoding="utf-8"))}
    return frozenset(names | {"organ"})


def folder_of(pattern: URLPattern) -> Path:
    return Path(inspect.getfile(inspect.unwrap(pattern.callback))).parent


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


def test_odd_parameters_are_answered(
    client: Client, made: dict[str, int], clerk: Acting, officer: Acting, auditor: Acting, sysadmin: Acting
) -> None:
    seen: set[str] = set()
    asked = 0
    for who in (clerk, officer, auditor, sysadmin):
        sign_in(client, who)
        for name, pattern in patterns():
            here = address(name, pattern, made)
            if name in seen or name == "work:sign-out" or (status := client.get(here).status_code) == 404:
                continue
            seen.add(name)
            names = sorted(parameters(folder_of(pattern)))
            sent = [{one: odd} for one in names for odd in WORST] + [dict.fromkeys(names, odd) for odd in ODD]
            for query in sent:
                answer = client.post(here, query) if status == 405 else client.get(here, query)
                assert answer.status_code < 500, (name, query)
            asked += len(sent)
    assert asked > 1000
    assert len(seen) > 90
