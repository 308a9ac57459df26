"""The block of an entry about aid or a subsidy: whom to complain to, how much, where to apply.

Each from the entry's own elements, else from the organ's newest entry under a line of the same field that says it, else from
the organ's contacts. What is nowhere is said to be missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from mingbai.catalogue import queries as catalogue
from mingbai.catalogue.values.aid import APPLY, COMPLAINT, STANDARD, AidPlaces, aid_places
from mingbai.core.kept import kept
from mingbai.entries.queries.aid import SaidElsewhere, said_under
from mingbai.entries.queries.public import PublicEntry
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.items import statutory_item

LABELS = {COMPLAINT: "监督投诉电话", STANDARD: "标准", APPLY: "到哪里申请"}
IN_TEXT = "写在正文或附件里"


@dataclass(frozen=True, slots=True)
class AidLine:
    """One row: what it is, what is said, and the entry that says it where it is another. An empty text is missing."""

    kind: str
    label: str
    text: str
    source: str = ""
    href: str = ""


def aid_block(found: PublicEntry, today: date) -> tuple[AidLine, ...]:
    """Return the rows; none for an entry about anything else."""
    content, places = found.content, aid_places()
    item = statutory_item(found.organ.level, content.statutory_item, today) if content.statutory_item else None
    if not places.includes(content.field, found.line2, item.text if item else ""):
        return ()
    own = SaidElsewhere(
        found.id,
        "",
        {one.name: one.text for one in content.elements},
        tuple(one.name for one in content.elements if one.is_in_text),
    )
    texts = {kind: _said(places, kind, own) for kind in LABELS}
    missing = [kind for kind in LABELS if not texts[kind]]
    others = _others(found, missing, today) if missing else ()
    return tuple(_line(places, kind, texts[kind], others, found) for kind in LABELS)


def _line(places: AidPlaces, kind: str, text: str, others: tuple[SaidElsewhere, ...], found: PublicEntry) -> AidLine:
    if text:
        return AidLine(kind, LABELS[kind], text)
    for one in others:
        if one.id != found.id and (said := _said(places, kind, one)):
            href = reverse("portal:entry", args=[found.organ.code, one.id])
            return AidLine(kind, LABELS[kind], "" if said == IN_TEXT else said, one.title, href)
    return AidLine(kind, LABELS[kind], _contact(kind, found.organ))


def _said(places: AidPlaces, kind: str, one: SaidElsewhere) -> str:
    return places.said(kind, one.elements) or (IN_TEXT if places.is_about(kind, one.in_text) else "")


def _contact(kind: str, organ: OrganRow) -> str:
    """Return what the organ's contacts say; nothing for a standard."""
    if kind == STANDARD:
        return ""
    if kind == COMPLAINT:
        return " ".join(part for part in (organ.office, organ.telephone) if part) if organ.telephone else ""
    place = "，".join(part for part in (organ.office, organ.address, organ.hours) if part) if organ.address else ""
    return f"{place}，电话 {organ.telephone}" if place and organ.telephone else place


def _others(found: PublicEntry, kinds: list[str], today: date) -> tuple[SaidElsewhere, ...]:
    of_field = _lines(found.organ.code, found.content.field, today)
    return said_under(found.organ.id, {line for kind in kinds for line in of_field[kind]})


@kept("catalogue.CatalogueLine", "catalogue.LineEdition", "catalogue.Adjustment", "catalogue.Assignment", "organs.Organ")
def _lines(code: str, field: str, today: date) -> Mapping[str, tuple[int, ...]]:
    """Return the lines of an organ's catalogue in a field whose elements are about each of the three."""
    lines = catalogue.lines_for(organs.organ(code), today, field=field) if field else ()
    places = aid_places()
    return {kind: tuple(row.id for row in lines if places.is_about(kind, row.elements)) for kind in LABELS}
