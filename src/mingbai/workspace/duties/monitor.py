"""What was marked 主动公开 and is not public after its limit, as one row of 今日: inspectors look for exactly that."""

from __future__ import annotations

from django.urls import reverse

from mingbai.accounts import policies
from mingbai.catalogue import queries
from mingbai.catalogue.values.duties import MARKED_OPEN, LateOrgan
from mingbai.core.words import day
from mingbai.organs import queries as organs
from mingbai.statute.citation import regulations
from mingbai.statute.disclosure.attributes import ATTRIBUTES
from mingbai.workspace.tasks import Day, Gathered, Task

NAMED = 4


def gather(asked: Day) -> Gathered:
    """Return one row for the organ's own people, or for those who supervise it, while there is anything to show."""
    is_above = policies.supervises(asked.by)
    under = organs.supervised(asked.organ.id) if is_above else ()
    found = queries.marked_open_late((asked.organ, *under), asked.on)
    return Gathered((_row(found, asked, is_above=is_above),)) if found else Gathered()


def _row(found: tuple[LateOrgan, ...], asked: Day, *, is_above: bool) -> Task:
    count = sum(one.count for one in found)
    names = "、".join(one.organ_name for one in found[:NAMED]) + ("等" if len(found) > NAMED else "")
    whose = f"{names}，共{len(found)}个单位。" if is_above else ""
    own = f"{reverse('work:duties')}?organ={asked.organ.code}&state=overdue"
    return Task(
        tag="逾期",
        tag_kind="late",
        title=f"{count}件定为主动公开的公文、议题，过了期限还没有公开",
        why=f"{whose}最早的应当在{day(found[0].oldest_on)}以前公开。检查时专门看这一项。",
        source=f"依据：{ATTRIBUTES.document_number}；{regulations('第26条')}",
        act="去看",
        href=f"{reverse('work:duties-late')}?kind={MARKED_OPEN}" if is_above else own,
        is_press=False,
        is_urgent=True,
        on=found[0].oldest_on,
    )
