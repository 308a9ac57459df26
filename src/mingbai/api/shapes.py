"""Public rows as other systems get them: plain objects in the order of the format."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from mingbai.annual_report.values import PublishedRow
from mingbai.api.refusals import JSON
from mingbai.catalogue.values.lines import LineRow
from mingbai.channels import queries as channels
from mingbai.core import clock, public
from mingbai.core.reads import depends_on
from mingbai.core.words import in_china
from mingbai.documents import queries as documents
from mingbai.entries.values.files import media_type
from mingbai.entries.values.open_data import OpenEntry, OpenFile, OpenLink, WholeEntry
from mingbai.entries.values.plain import plain_text
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.committees import COMMITTEES, COMMUNITY, COMMUNITY_AFFAIRS, VILLAGE, VILLAGE_AFFAIRS
from mingbai.statute.disclosure.items import GUIDE, RULES, statutory_items
from mingbai.statute.disclosure.validity import Validity

Plain = dict[str, Any]
PARTS = (
    ("portal:guide", "政府信息公开指南"),
    ("portal:rules", "政府信息公开制度"),
    ("portal:organ", "法定主动公开内容"),
    ("portal:organ-reports", "政府信息公开年报"),
)
OF_COMMITTEES = {VILLAGE: VILLAGE_AFFAIRS, COMMUNITY: COMMUNITY_AFFAIRS}
OWN_ITEMS = {GUIDE: "政府信息公开指南", RULES: "政府信息公开制度"}


@dataclass(frozen=True, slots=True)
class Around:
    """What entries are shown with: their organs, where else they stand, their documents' validity, the day."""

    organs: Mapping[int, OrganRow]
    channels: Mapping[int, tuple[tuple[str, str], ...]]
    validities: Mapping[int, Validity]
    today: date


def json_answer(said: object, media_type: str = JSON) -> HttpResponse:
    """Answer with data."""
    return HttpResponse(json.dumps(said, ensure_ascii=False, separators=(",", ":")), content_type=media_type)


def around(rows: Iterable[OpenEntry]) -> Around:
    """Look up what these entries are shown with, in a fixed number of queries."""
    listed = tuple(rows)
    keys = [row.id for row in listed]
    today = clock.today()
    tree = {row.id: row for row in organs.tree()}
    depends_on(*{f"deliveries:{tree[row.organ_id].code}" for row in listed})
    return Around(tree, channels.open_addresses(keys), documents.validities_of_entries(today, keys), today)


def entries(rows: Sequence[OpenEntry]) -> list[Plain]:
    """Return entries as lists give them."""
    found = around(rows)
    return [entry(row, found) for row in rows]


def entry(row: OpenEntry, found: Around) -> Plain:
    """Return one entry as lists give it."""
    organ = found.organs[row.organ_id]
    here = address(reverse("portal:entry", args=[organ.code, row.id]))
    return {
        "id": row.id,
        "url": here,
        "title": row.title,
        "summary": row.summary,
        "organ": {"code": organ.code, "name": organ.name},
        "index_number": row.index_number,
        "document_number": row.document_number,
        "item": {"code": row.statutory_item, "name": item_name(organ.level, row.statutory_item, found.today)},
        "field": row.field,
        "kind": row.kind.value,
        "formed_on": row.formed_on.isoformat(),
        "published_at": moment(row.published_at),
        "validity": validity_of(row, found).value,
        "channels": [{"key": key, "url": url} for key, url in found.channels.get(row.id, ())],
        "attachments": [_file(organ.code, row.id, file) for file in row.files],
    }


def whole(row: WholeEntry) -> Plain:
    """Return one entry with its text and everything that belongs to it."""
    chain = row.chain
    return {
        **entry(row.entry, around((row.entry,))),
        "body_html": row.content.body,
        "body_text": plain_text(row.content.body),
        "versions": [{"number": one.number, "published_at": moment(one.published_at), "note": one.note} for one in row.versions],
        "interprets": _link(row.interprets) if row.interprets else None,
        "interpreted_by": [_link(one) for one in row.interpreted_by],
        "chain": {
            "id": chain.id,
            "template": chain.template,
            "title": chain.title,
            "step": row.chain_step,
            "url": address(reverse("portal:chain", args=[chain.organ_code, chain.id])),
        }
        if chain
        else None,
    }


def organ(row: OrganRow) -> Plain:
    """Return an organ as lists give it."""
    return {
        "code": row.code,
        "name": row.name,
        "short_name": row.short_name,
        "level": row.level,
        "parent": row.parent_code or None,
        "credit_code": row.credit_code,
        "url": address(reverse("portal:organ", args=[row.code])),
        "office": row.office,
        "address": row.address,
        "postcode": row.postcode,
        "telephone": row.telephone,
        "fax": row.fax,
        "email": row.email,
        "hours": row.hours,
        "closed_on": row.closed_on.isoformat() if row.closed_on else None,
    }


def sections(row: OrganRow) -> list[Plain]:
    """Return the parts of an organ's section with their addresses; a committee is no administrative organ and has one."""
    parts = (("portal:organ", OF_COMMITTEES[row.level]),) if row.is_committee else PARTS
    return [{"name": name, "url": address(reverse(view, args=[row.code]))} for view, name in parts]


def line(row: LineRow, published: tuple[int, datetime] | None) -> Plain:
    """Return a line of an organ's catalogue with how much is published under it."""
    count, last = published or (0, None)
    return {
        "id": row.id,
        "field": row.field,
        "line1": row.line1,
        "line2": row.line2,
        "items": list(row.statutory_codes),
        "elements": list(row.elements),
        "basis": row.wording.basis,
        "time_limit": row.time_limit,
        "subject": row.wording.subject,
        "channels": list(row.wording.channels),
        "audience": row.wording.audience,
        "mode": row.wording.mode,
        "count": count,
        "last_published_at": moment(last) if last else None,
        "is_blank": count == 0,
    }


def report(row: PublishedRow) -> Plain:
    """Return a published annual report as lists give it."""
    return {
        "organ": {"code": row.organ_code, "name": row.organ_name},
        "year": row.year,
        "title": row.title,
        "published_on": row.published_on.isoformat(),
        "version": row.version,
        "url": address(reverse("portal:report", args=[row.organ_code, row.year])),
        "data": address(reverse("api:report", kwargs={"organ": row.organ_code, "year": row.year})),
    }


def validity_of(row: OpenEntry, found: Around) -> Validity:
    """Return whether an entry is in force: as the register of documents says, else by its last valid day."""
    known = found.validities.get(row.id)
    if known is not None:
        return known
    is_over = row.valid_until is not None and row.valid_until < found.today
    return Validity.EXPIRED if is_over else Validity.IN_FORCE


def item_name(level: str, code: str, on: date) -> str:
    """Return the regulation's words for an item; empty where an entry answers none."""
    if not code or level in COMMITTEES:
        return ""
    return OWN_ITEMS.get(code) or next((item.text for item in statutory_items(level, on) if item.code == code), "")


def address(path: str) -> str:
    """Return a stable address: whole where the site's domain is known, else the path.

    Never with the host of the request: a visitor could make the answer, and the page cache keep, an address of their choosing.
    """
    return public.printed_address(path) or path


def moment(at: datetime) -> str:
    """Return a moment with China's offset."""
    return in_china(at).isoformat()


def _file(code: str, entry_id: int, file: OpenFile) -> Plain:
    path = reverse("portal:entry-file", args=[code, entry_id, file.id, file.name])
    return {
        "name": file.name,
        "url": address(path),
        "media_type": media_type(file.name),
        "size": file.size,
        "sha256": file.sha256,
    }


def _link(one: OpenLink) -> Plain:
    return {"id": one.id, "title": one.title, "url": address(reverse("portal:entry", args=[one.organ_code, one.id]))}
