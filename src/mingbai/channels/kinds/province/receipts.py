"""What a platform says became of an entry: by its interface, or in files (JSON, xlsx) that come back through a folder."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mingbai.channels.kinds.text import web_address
from mingbai.channels.kinds.values import Fate, SendResult, failed
from mingbai.reading import sheet_values

STATES = {
    "accepted": Fate.ACCEPTED,
    "已接收": Fate.ACCEPTED,
    "待发布": Fate.ACCEPTED,
    "published": Fate.DELIVERED,
    "已发布": Fate.DELIVERED,
    "refused": Fate.FAILED,
    "已退回": Fate.FAILED,
    "不采用": Fate.FAILED,
    "withdrawn": Fate.REMOVED,
    "已撤下": Fate.REMOVED,
}
_COLUMNS = {"索引号": "index_number", "状态": "state", "地址": "url", "网址": "url", "时间": "moment", "原因": "reason"}


@dataclass(frozen=True, slots=True)
class PlatformReceipt:
    """One line of a file of receipts."""

    index_number: str
    result: SendResult


def result_of(told: Mapping[str, Any], remote_id: str) -> SendResult:
    """Return what a receipt says (`state`, `url`, `reason`)."""
    fate = STATES.get(str(told.get("state") or "").strip())
    reason = " ".join(str(told.get("reason") or "").split())[:200]
    if fate is None:
        return SendResult(Fate.UNKNOWN, remote_id, why="平台的回执看不懂。")
    if fate is Fate.FAILED:
        return failed(f"平台退回：{reason or '没有说原因'}")
    if fate is Fate.REMOVED:
        return SendResult(fate, remote_id, why=f"平台已经撤下。{reason}")
    return SendResult(fate, remote_id, web_address(told.get("url")), reason)


def read_receipts(name: str, data: bytes) -> Iterator[PlatformReceipt]:
    """Yield the receipts of a JSON or xlsx file, in order; raise ValueError or reading's Unreadable."""
    if name.lower().endswith(".json"):
        found = json.loads(data)
        rows = found if isinstance(found, list) else [found]
    else:
        rows = [row for table in sheet_values.tables(name, data) for row in _named(table.header, table.rows)]
    for row in rows:
        if isinstance(row, dict) and (number := str(row.get("index_number") or "").strip()):
            yield PlatformReceipt(number, result_of(row, number))


def _named(header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Iterator[dict[str, str]]:
    names = [_COLUMNS.get(one.strip(), one.strip()) for one in header]
    for row in rows:
        yield dict(zip(names, row, strict=False))
