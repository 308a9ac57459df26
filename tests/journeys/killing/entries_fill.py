"""Approve that many entries with a file each and publish one; as a program on the demonstration, print keys and a session."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import django

django.setup()

from journeys.killing.sessions import session  # noqa: E402
from mingbai.accounts.models import Person  # noqa: E402
from mingbai.accounts.queries import acting_for  # noqa: E402
from mingbai.channels.actions import publish  # noqa: E402
from mingbai.entries import actions  # noqa: E402
from mingbai.entries.values.content import EntryContent  # noqa: E402
from mingbai.statute.disclosure.review import EntryAct  # noqa: E402

TODAY = date(2021, 1, 19)
AT = datetime(2021, 1, 19, 8, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
REVIEWERS = ("baiyang-head", "baiyang-secrecy", "baiyang-leader")
FILE = "明细.txt"


def filled(count: int) -> dict[str, Any]:
    """Return the keys of the entries and the clerk's session."""
    people = {name: acting_for(Person.objects.get(username=name).pk, None, TODAY) for name in ("baiyang", *REVIEWERS)}
    made = [approved(people, n) for n in range(count + 1)]
    first, file = made[0]
    publish(entry_id=first, by=people["baiyang"], at=AT)
    return {"published": first, "file": file, "approved": [entry for entry, _ in made[1:]], "session": session("baiyang")}


def approved(people, n: int) -> tuple[int, int]:
    """Return an approved entry and its file."""
    clerk = people["baiyang"]
    content = EntryContent(
        title=f"白阳镇第{n}期财务公开喆堃祎",
        summary="本期各项收支。",
        body=f"<p>第{n}期收入120,000元，支出98,500元。</p>",
        statutory_item="20.7",
        field="财政预决算",
        formed_on=TODAY,
    )
    entry = actions.open_draft(organ_code="baiyang", content=content, by=clerk, at=AT)
    data = f"第{n}期明细：办公费1,200元。".encode()
    file = actions.attach(entry_id=entry, name=FILE, data=data, by=clerk, at=AT)
    actions.submit(entry_id=entry, by=clerk, at=AT)
    for name in REVIEWERS:
        actions.decide(entry_id=entry, act=EntryAct.APPROVE, by=people[name], at=AT)
    return entry, file


if __name__ == "__main__":
    print(json.dumps(filled(int(sys.argv[1]))))
