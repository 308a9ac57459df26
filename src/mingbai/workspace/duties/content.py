"""What belongs in the information that a duty asks for, and how it is published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from mingbai.catalogue import queries
from mingbai.catalogue.facts.chains import step as step_of
from mingbai.catalogue.facts.duties import DutyRow
from mingbai.catalogue.facts.items import ItemRow
from mingbai.statute.disclosure.items import item as statutory_item
from mingbai.statute.disclosure.ranges import default_range, lists_persons
from mingbai.workspace.duties.advice import ElementAdvice, advised

RANGES = {
    "open": "全社会",
    "village": "只在所在村、社区",
    "onsite": "只供现场查阅，不上网",
}
RANGE_NOTES = {
    "village": "名单只在所在村、社区范围内公布，不进网站，不给搜索引擎（社会救助法第45条）。",
    "onsite": "不上网公布。",
}
REVIEWERS = "初审：科室负责人；保密审查：保密审查员；终审：签发领导。一个人不办两道。"


@dataclass(frozen=True, slots=True)
class About:
    """What the duty's page says beside the duty itself; empty texts are left out."""

    elements: tuple[ElementAdvice, ...]
    regulation: str
    override: str
    range: str
    range_note: str
    audience: str
    channels: str
    subject: str
    reviewers: str
    chain_href: str
    chain_title: str


def about(row: DutyRow, today: date) -> About:
    """From the item or the step of a chain that the duty belongs to."""
    item = queries.item_for(row.organ_code, row.item_id, today) if row.item_id else None
    chain = queries.chain(row.chain_id) if row.chain_id else None
    step = step_of(chain.template, row.step) if chain and row.step else None
    names = item.elements if item else (step.elements if step else ())
    kind = step.range if step else _range(row, item)
    return About(
        elements=tuple(advised(name) for name in names),
        regulation=_regulation(row),
        override=item.wording.override if item else "",
        range=RANGES[kind],
        range_note=RANGE_NOTES.get(kind, ""),
        audience=item.wording.audience if item else "",
        channels="、".join(item.wording.channels) if item else (step.where if step else ""),
        subject=item.wording.subject if item else (step.subject if step else ""),
        reviewers=REVIEWERS,
        chain_href=reverse("work:chain", args=[chain.id]) if chain else "",
        chain_title=chain.title if chain else "",
    )


def _range(row: DutyRow, item: ItemRow | None) -> str:
    """The range that the law gives, taking an item whose elements name persons for a list of persons."""
    names_persons = lists_persons(item.elements) if item else False
    field = item.field if item else ""
    return default_range(row.statutory_item, field, row.title, names_persons, row.formed_on).range.value


def _regulation(row: DutyRow) -> str:
    """The item of the regulations in its own words."""
    if not row.statutory_item:
        return ""
    level = "township" if row.statutory_item.startswith("21.") else "county"
    try:
        found = statutory_item(level, row.statutory_item, row.formed_on)
    except LookupError:
        return ""
    return f"{found.citation}：{found.text}" if found else ""
