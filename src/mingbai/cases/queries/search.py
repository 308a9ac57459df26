"""The search records of a case, as the law reads them."""

from __future__ import annotations

import json
import re

from mingbai.cases.models import Application, CaseSearch
from mingbai.core.sealing import open_sealed
from mingbai.statute.cases.search_record import SearchRecord

BETWEEN = re.compile(r"[、，,；;\n]+")


def law_record(row: Application) -> SearchRecord | None:
    """Return all searches of this round as one record; None where there was none, or where one found something."""
    found = list(CaseSearch.objects.filter(application=row, round=row.round).order_by("id"))
    if not found or any(one.is_found for one in found):
        return None
    said = [json.loads(open_sealed(one.contents)) for one in found]

    def all_of(name: str) -> tuple[str, ...]:
        parts = (part.strip() for one in said for part in BETWEEN.split(one.get(name, "")))
        return tuple(dict.fromkeys(part for part in parts if part))

    return SearchRecord(
        systems=all_of("systems"),
        rooms=all_of("rooms"),
        keywords=all_of("keywords"),
        persons=all_of("persons"),
        dates=tuple(one.searched_on for one in found),
        result="；".join(one.get("result", "") for one in said),
    )


def search_words(record: SearchRecord) -> str:
    """Return the sentence about the search for the letter: where, and with which words, without who searched."""
    where = "、".join((*record.systems, *record.rooms))
    return f"本机关检索了{where}，检索关键词为{'、'.join(record.keywords)}，{record.result.rstrip('。')}。"
