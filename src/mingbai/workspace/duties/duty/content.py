"""What a duty's information must contain, and how it is published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from mingbai.catalogue import queries
from mingbai.catalogue.values.chains import step as step_of
from mingbai.catalogue.values.duties import DutyRow
from mingbai.catalogue.values.lines import LineRow
from mingbai.statute.citation import Citation
from mingbai.statute.disclosure.chains import Step
from mingbai.statute.disclosure.items import statutory_item
from mingbai.statute.disclosure.ranges import RANGE_WORDS, Proposed, Range, default_range, lists_persons
from mingbai.workspace.duties.advice import ElementAdvice, advised

REVIEWERS = "初审：科室负责人；保密审查：保密审查员；终审：签发领导。一个人不办两道。"


@dataclass(frozen=True, slots=True)
class DutyContent:
    """What the duty's page says about the content; empty texts are left out."""

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


def about(row: DutyRow, today: date) -> DutyContent:
    """Return it from the item or the chain step the duty belongs to."""
    item = queries.line_for(row.organ_code, row.item_id, today) if row.item_id else None
    chain = queries.chain(row.chain_id) if row.chain_id else None
    step = step_of(chain.template, row.step) if chain and row.step else None
    names = item.elements if item else (step.elements if step else ())
    proposed = _proposed(row, item, step)
    return DutyContent(
        elements=tuple(advised(name) for name in names),
        regulation=_regulation(row),
        override=item.wording.override if item else "",
        range=RANGE_WORDS[proposed.range],
        range_note=f"{proposed.reason}（{proposed.citation}）" if proposed.range is not Range.OPEN else "",
        # The catalogue's 全社会 does not permit putting a list of persons on a website.
        audience=item.wording.audience if item and proposed.range is Range.OPEN else "",
        channels="、".join(item.wording.channels) if item else (step.where if step else ""),
        subject=item.wording.subject if item else (step.subject if step else ""),
        reviewers=REVIEWERS,
        chain_href=reverse("work:chain", args=[chain.id]) if chain else "",
        chain_title=chain.title if chain else "",
    )


def _proposed(row: DutyRow, item: LineRow | None, step: Step | None) -> Proposed:
    """Return the range the law gives; an item or step whose elements name persons counts as a list of persons."""
    names = item.elements if item else (step.elements if step else ())
    field = item.field if item else ""
    found = default_range(row.statutory_item, field, row.title, lists_persons(names), row.formed_on)
    if step and found.range is Range.OPEN and step.range != Range.OPEN:
        return Proposed(Range(step.range), f"只在这个范围公布：{step.where}。", Citation(step.basis))
    return found


def _regulation(row: DutyRow) -> str:
    """Quote the item of the regulation."""
    if not row.statutory_item:
        return ""
    level = "township" if row.statutory_item.startswith("21.") else "county"
    try:
        found = statutory_item(level, row.statutory_item, row.formed_on)
    except LookupError:
        return ""
    return f"{found.citation}：{found.text}" if found else ""
