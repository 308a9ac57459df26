"""Open data gives exactly what is public, in the described shapes, page by page, and refuses in one way."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from django.conf import settings as site
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.test import Client, RequestFactory
from hypothesis import HealthCheck, Phase, given, settings

from domains.entries.made import CONTENT, drafted, published
from mingbai.accounts.values import Acting
from mingbai.api import v1
from mingbai.api.calendar import escaped, folded
from mingbai.api.limits import MOST_ASKERS, AskingLimits
from mingbai.channels import actions as channels
from mingbai.config.page_cache import News, PageCache
from mingbai.config.pages import Answer
from mingbai.entries.models import Entry
from mingbai.organs.models import Organ
from support import NOW, Team

pytestmark = pytest.mark.django_db
PLAIN = settings(deadline=None, database=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
CASES = int(os.environ.get("OPEN_DATA_CASES", "2"))
ENTRY = (
    "id", "url", "title", "summary", "organ", "index_number", "document_number", "item", "field", "kind", "formed_on",
    "published_at", "validity", "channels", "attachments",
)  # fmt: skip
LISTS = ("/api/v1/entries", "/api/v1/search?q=标记", "/feeds/all.atom", "/feeds/baiyang.json", "/feeds/search.atom?q=标记")


@pytest.fixture
def wsgi(monkeypatch: pytest.MonkeyPatch) -> WSGIHandler:
    """The site as a server calls it, which leaves the connection of a test open, as Django's own client does."""
    monkeypatch.setattr(connections["default"], "close_if_unusable_or_obsolete", lambda: None)
    return WSGIHandler()


def get(client: Client, address: str, status: int = 200) -> Any:
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()
    assert answer["Access-Control-Allow-Origin"] == "*"
    return json.loads(answer.content)


def test_lists_single_entries_and_pages_agree(client: Client, team: Team) -> None:
    keys = [published(*team, content=replace(CONTENT, title=f"第{number}件<b>")) for number in range(5)]
    first = get(client, "/api/v1/entries?organ=baiyang&limit=2&field=&year=&kind=&validity=&q=&after=&subtree=1&unknown=1")
    assert tuple(first["items"][0]) == ENTRY
    assert first["total"] == {"value": 5, "is_exact": True}
    # What is published meanwhile shifts nothing.
    published(*team, content=replace(CONTENT, title="新来的"))
    seen, found = [], first
    while True:
        seen += [one["id"] for one in found["items"]]
        if not found["next"]:
            break
        found = get(client, f"/api/v1/entries?organ=baiyang&limit=2&after={found['next']}")
    assert seen == sorted(keys, reverse=True)
    whole = get(client, f"/api/v1/entries/{keys[0]}")
    assert {name: whole[name] for name in ENTRY} == get(client, "/api/v1/entries?limit=100")["items"][-1]
    assert "支出98,500元" in whole["body_text"]
    assert [one["number"] for one in whole["versions"]] == [1]
    found = get(client, "/api/v1/search?q=第3件")
    assert [one["id"] for one in found["items"]] == [keys[3]]
    assert found["items"][0]["highlights"]["title"] == "<mark>第3件</mark>&lt;b&gt;"
    assert get(client, "/api/v1/entries?q=第3件&kind=information&organ=baiyang")["items"][0]["id"] == keys[3]
    for query in ("year=2020", "kind=interpretation", "validity=expired", "item=20.1", "field=无", "q=没有这样的词"):
        assert get(client, f"/api/v1/entries?{query}")["items"] == [], query
    for query in ("year=2021", "kind=information", "validity=in_force", f"item={CONTENT.statutory_item}", "subtree=0"):
        assert len(get(client, f"/api/v1/entries?organ=baiyang&{query}")["items"]) == 6, query


def test_what_is_not_for_everybody_is_nowhere(client: Client, team: Team, stranger: Acting) -> None:
    marked = replace(CONTENT, title="标记", summary="标记", body="<p>标记</p>")
    gone = published(*team, content=marked)
    channels.withdraw(entry_id=gone, reason="依法不应当公开。", by=team[-1], at=NOW)
    draft = drafted(team[0], marked)
    village = published(*team, content=marked)
    Entry.objects.filter(pk=village).update(is_listed=False, range="village", village=Entry.objects.get(pk=village).organ)
    for address in LISTS:
        assert "标记" not in client.get(address).content.decode().replace("找“标记”", ""), address
    assert get(client, "/api/v1/entries")["total"]["value"] == 0
    for key, status, code in ((gone, 410, "withdrawn"), (draft, 404, "not_found"), (village, 404, "not_found")):
        told = get(client, f"/api/v1/entries/{key}", status)
        assert list(told) == ["error"]
        assert told["error"]["code"] == code
        assert "标记" not in told["error"]["message"]
    Entry.objects.filter(pk=village).update(standing="withdrawn", withdrawn_at=NOW, withdrawal_reason="撤了")
    get(client, f"/api/v1/entries/{village}", 404)


def test_every_wrong_question_is_refused_in_one_way(client: Client) -> None:
    wrong = {
        "entries?limit=0": 400, "entries?limit=101": 400, "entries?limit=" + "9" * 5000: 400, "entries?after=zz": 400,
        "entries?after=nzzzzzzzzzzzzz.1": 400, "entries?after=n0.zzzzzzzzzzzzz": 400, "entries?q=a&after=n1.1": 400,
        "entries?year=" + "9" * 5000: 400, "entries?year=²": 400, "entries?kind=x": 400, "entries?validity=x": 400,
        "entries?organ=nobody": 404, "entries?organ=%00": 404, "entries?q=%ED%A0%80": 200, f"entries/{2**63}": 404,
        "entries/0": 404, f"entries/{2**63 - 1}": 404, "search": 400, "organs/nobody": 404, "organs/nobody/catalogue": 404,
        "reports?year=x": 400, "reports/baiyang/99999": 404, "reports/baiyang/2020": 404, "nothing": 404, "entries/": 404,
    }  # fmt: skip
    for address, status in wrong.items():
        answer = client.get(f"/api/v1/{address}")
        assert answer.status_code == status, (address, answer.content)
        if status != 200:
            assert list(json.loads(answer.content)["error"]) == ["code", "message"]
    for address in (
        "/feeds/nobody.atom",
        "/feeds/all.rss",
        "/feeds/search.atom",
        "/feeds/nobody.ics",
        "/data/nobody/2020.csv.gz",
    ):
        assert "error" in json.loads(client.get(address).content), address
    refused = client.post("/api/v1/entries", {"limit": 1})
    assert (refused.status_code, json.loads(refused.content)["error"]["code"]) == (405, "bad_method")
    assert client.head("/api/v1/entries").status_code == 200


def test_feeds_are_read_by_others(client: Client, team: Team) -> None:
    odd = published(*team, content=CONTENT)
    Entry.objects.filter(pk=odd).update(title="控制\x0b字符&<喆>\ud7ff\ufffe")
    published(*team, content=replace(CONTENT, title="第二件", field="财政预决算"))
    for address in (
        "/feeds/all.atom",
        "/feeds/baiyang.atom",
        "/feeds/baiyang/财政预决算.atom",
        "/feeds/search.atom?q=第二件",
    ):
        found = feedparser.parse(client.get(address).content)
        assert not found.bozo, (address, found.get("bozo_exception"))
        assert found.version == "atom10"
        assert all(one.id.startswith("urn:uuid:") and one.link and one.updated_parsed for one in found.entries)
        assert found.entries
    every = feedparser.parse(client.get("/feeds/all.atom").content).entries
    assert [one.title for one in every] == ["第二件", "控制字符&<喆>\ud7ff"]
    said = get(client, "/feeds/all.json")
    assert said["version"] == "https://jsonfeed.org/version/1.1"
    assert [one["id"] for one in said["items"]] == [
        one.id for one in feedparser.parse(client.get("/feeds/all.atom").content).entries
    ]
    assert all(one["content_text"] and one["url"] for one in said["items"])
    assert [one["title"] for one in get(client, "/feeds/search.json?q=第二件")["items"]] == ["第二件"]


def lines(client: Client, scope: str, year: int = 2021) -> list[dict[str, Any]]:
    """Return a bulk file's entries, which its table has too, cell by cell."""
    packed, table = (client.get(f"/data/{scope}/{year}.{form}") for form in ("jsonl.gz", "csv.gz"))
    assert (packed.status_code, packed["Content-Type"], packed["ETag"] != table["ETag"]) == (200, "application/gzip", True)
    found = [json.loads(line) for line in gzip.decompress(b"".join(packed)).decode().splitlines()]
    text = gzip.decompress(b"".join(table)).decode()
    assert text.startswith("\ufeffid,url,title,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [int(row["id"]) for row in rows] == [one["id"] for one in found]
    assert [row["title"].removeprefix("'") for row in rows] == [one["title"] for one in found]
    return found


def digest(entries: list[dict[str, Any]]) -> str:
    return hashlib.sha256("\n".join(sorted(json.dumps(one, sort_keys=True) for one in entries)).encode()).hexdigest()


def test_a_bulk_file_is_the_entries_of_its_year_at_every_moment(client: Client, team: Team, wsgi: WSGIHandler) -> None:
    first = published(*team, content=replace(CONTENT, title="=1+1"))
    second = published(*team, content=replace(CONTENT, title="标记"))
    other = published(*team)
    Entry.objects.filter(pk=other).update(organ=Organ.objects.get(level="county"))
    listed = get(client, "/api/v1/entries?year=2021&limit=100")["items"]
    everything = lines(client, "all")
    assert (len(everything), digest(everything)) == (3, digest(listed))
    assert {one["id"] for one in lines(client, "baiyang")} == {first, second}
    mark = client.get("/data/all/2021.jsonl.gz")["ETag"]
    assert client.get("/data/all/2021.jsonl.gz")["ETag"] == mark
    assert client.get("/data/all/2020.jsonl.gz").status_code == 404
    asked = RequestFactory().get("/data/all/2021.jsonl.gz").environ
    sent = PageCache(wsgi, lambda: News(1, frozenset())).made(("/data/all/2021.jsonl.gz", "", ""), asked)
    assert isinstance(sent, Answer)
    assert (sent.body, sent.path is not None, sent.is_known(mark), sent.is_known('"other"')) == (b"", True, True, False)
    channels.withdraw(entry_id=second, reason="依法不应当公开。", by=team[-1], at=NOW)
    assert {one["id"] for one in lines(client, "all")} == {first, other}
    assert {one["id"] for one in lines(client, "baiyang")} == {first}
    kept = list((Path(site.DATA_DIR) / "open-data").rglob("*.gz"))
    assert len(kept) == 6, "what is no longer right is removed"
    assert "标记" not in "".join(gzip.decompress(path.read_bytes()).decode() for path in kept)
    # A year begins in China eight hours before it begins in UTC.
    Entry.objects.filter(pk=other).update(published_at=datetime(2020, 12, 31, 17, tzinfo=UTC))
    assert get(client, "/api/v1/entries?year=2020")["items"] == []


def test_lines_of_a_calendar_are_folded_and_escaped() -> None:
    assert escaped("一,二;三\\四\r\n五\x07") == "一\\,二\\;三\\\\四\\n五"
    line = "SUMMARY:" + "喆" * 100
    parts = folded(line).split("\r\n")
    assert all(len(part.encode()) <= 75 for part in parts)
    assert "".join(part.removeprefix(" ") for part in parts) == line


def test_a_bucket_fills_evenly_and_few_are_remembered() -> None:
    moment = [0.0]
    found = AskingLimits(2, 60, 1, lambda: moment[0])
    assert [found.wait("10.0.0.1") for _ in range(3)] == [0, 0, 1]
    assert found.wait("10.0.0.2") == 0
    moment[0] = 1.0
    assert [found.wait("10.0.0.1") for _ in range(2)] == [0, 1]
    assert [found.wait(f"2001:db8::{one}") for one in range(3)] == [0, 0, 1], "a connection of IPv6 has many addresses"
    for number in range(MOST_ASKERS + 5):
        found.wait(f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}")
    assert len(found.buckets) == MOST_ASKERS


def test_who_asks_too_much_waits(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    tight = AskingLimits(1, 60, 1)
    monkeypatch.setattr("mingbai.api.door.limits", lambda: tight)
    assert client.get("/api/v1/organs").status_code == 200
    refused = client.get("/api/v1/organs")
    assert (refused.status_code, refused["Retry-After"]) == (429, "1")
    assert client.get("/").status_code == 200
    with tight.places:
        assert client.get("/api/v1/organs", REMOTE_ADDR="10.0.0.9").status_code == 429


def test_a_machine_finds_no_fault_with_the_description(
    client: Client, team: Team, wsgi: WSGIHandler, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`OPEN_DATA_CASES` asks for more cases of each operation: a thousand take some minutes."""
    # Loaded here, for it takes a second that no other test should wait for.
    import schemathesis
    from schemathesis import GenerationMode, checks

    published(*team)
    monkeypatch.setattr("mingbai.api.door.limits", lambda: AskingLimits(10**6, 10**6, 10))
    described = get(client, "/api/v1/openapi.json")
    assert described["openapi"] == "3.1.0"
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app=wsgi)
    chosen = [
        checks.not_a_server_error,
        *checks.CHECKS.get_by_names(
            ["status_code_conformance", "content_type_conformance", "response_headers_conformance", "response_schema_conformance"]
        ),
    ]
    asked = 0
    for operation in (found.ok() for found in schema.get_all_operations()):
        for mode in GenerationMode:
            if mode is GenerationMode.NEGATIVE and not list(operation.iter_parameters()):
                continue

            @given(case=operation.as_strategy(generation_mode=mode))
            @settings(
                max_examples=CASES, deadline=None, database=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
            )
            def ask(case: Any) -> None:
                nonlocal asked
                asked += 1
                case.call_and_validate(checks=chosen, headers={"Accept-Encoding": "identity"})

            ask()
    assert asked >= len(v1.OPERATIONS) * CASES
