"""What a duty's information must contain, and how it is published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from mingbai.catalogue import queries
from mingbai.catalogue.values.chains import prescribed
from mingbai.catalogue.values.chains import step as step_of
from mingbai.catalogue.values.duties import DutyRow
from mingbai.core.words import in_china
from mingbai.entries.queries import lessons
from mingbai.entries.queries.lessons import ReturnRow
from mingbai.entries.values.rows import EntryRow
from mingbai.statute.disclosure.items import statutory_item
from mingbai.statute.disclosure.ranges import RANGE_WORDS, Prescribed, Proposed, Range, floor
from mingbai.workspace.duties.advice import ElementAdvice, advised

REVIEWERS = "初审：科室负责人；保密审查：保密审查员；终审：签发领导。一个人不办两道。"


@dataclass(frozen=True, slots=True)
class DutyExample:
    """A public entry to write by: its title, its page, its day and whose it is."""

    title: str
    href: str
    on: date
    source: str


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
    examples: tuple[DutyExample, ...]
    returns: tuple[ReturnRow, ...]


def about(row: DutyRow, today: date) -> DutyContent:
    """Return it from the line or the chain step the duty belongs to."""
    found = queries.line_for(row.organ_code, row.line_id, today) if row.line_id else None
    line = queries.as_of(found, today) if found else None
    chain = queries.chain(row.chain_id) if row.chain_id else None
    step = step_of(chain.template, row.step) if chain and row.step else None
    names = line.elements if line else (step.elements if step else ())
    said = line.prescribed if line else (prescribed(chain.template, row.step, today) if chain and row.step else Prescribed())
    proposed = _proposed(row, said, line.field if line else "")
    return DutyContent(
        elements=tuple(advised(name) for name in names),
        regulation=_regulation(row),
        override=line.wording.override if line else "",
        range=RANGE_WORDS[proposed.range],
        range_note=f"{proposed.reason}（{proposed.citation}）" if proposed.range is not Range.OPEN else "",
        # The catalogue's 全社会 does not permit putting a list of persons on a website.
        audience=line.wording.audience if line and proposed.range is Range.OPEN else "",
        channels="、".join(line.wording.channels) if line else (step.where if step else ""),
        subject=line.wording.subject if line else (step.subject if step else ""),
        reviewers=REVIEWERS,
        chain_href=reverse("work:chain", args=[chain.id]) if chain else "",
        chain_title=chain.title if chain else "",
        examples=_examples(row.organ_code, lessons.examples(row.organ_id, row.line_id)) if row.line_id else (),
        returns=lessons.returns(row.organ_id, row.line_id) if row.line_id else (),
    )


def _examples(organ_code: str, rows: Iterable[EntryRow]) -> tuple[DutyExample, ...]:
    return tuple(
        DutyExample(
            one.title,
            reverse("portal:entry", args=[one.organ_code, one.id]),
            in_china(one.published_at).date(),
            "本机关" if one.organ_code == organ_code else one.organ_name,
        )
        for one in rows
    )


def _proposed(row: DutyRow, said: Prescribed, field: str) -> Proposed:
    """Return the range that law, line and step give; a line or step whose elements name persons counts as a list of persons."""
    code, on = row.statutory_item, row.formed_on
    return floor(said, statutory_item=code, field=field, title=row.title, has_persons=False, on=on)


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
