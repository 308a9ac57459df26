"""A published entry as the kinds of channels take it: the last version, frozen, with the copies of its files that are public."""

from __future__ import annotations

from typing import Any

from mingbai.channels.kinds.values import ChannelFile, Outgoing
from mingbai.core import files, public
from mingbai.core.words import in_china
from mingbai.entries import queries as entries
from mingbai.entries.queries.parts import AttachmentRow
from mingbai.entries.queries.public import PublicEntry
from mingbai.entries.values.files import media_type
from mingbai.entries.values.plain import plain_text


def outgoing(organ_code: str, entry_id: int, site: str = "") -> Outgoing:
    """Return an entry that is open to all; raise NotVisible for any other.

    `site` is the site's address (https://…); the domain that was entered for the site where it is empty.
    """
    found = entries.public_entry(organ_code, entry_id)
    content, path = found.content, f"/{organ_code}/entries/{entry_id}/"
    kept = [row for row in found.files if row.public]
    link = f"{site}{path}" if site else public.printed_address(path)
    return Outgoing(
        title=content.title,
        summary=content.summary,
        html=content.body,
        text=plain_text(content.body),
        link=link,
        organ_name=found.organ.name,
        organ_short_name=found.organ.short_name,
        index_number=found.index_number,
        version=found.versions[-1].number if found.versions else 1,
        published_on=in_china(found.changed_at).date().isoformat(),
        entry=_plain(found, link, kept),
        files=tuple(ChannelFile(row.name, media_type(row.name), files.read(row.public)) for row in kept),
    )


def _plain(found: PublicEntry, link: str, kept: list[AttachmentRow]) -> dict[str, Any]:
    """Return the entry in the words of the public API."""
    content = found.content
    return {
        "id": found.id,
        "url": link,
        "title": content.title,
        "summary": content.summary,
        "organ": {"code": found.organ.code, "name": found.organ.name},
        "index_number": found.index_number,
        "document_number": content.document_number,
        "item": {"code": content.statutory_item, "name": found.line2 or found.line1},
        "field": content.field,
        "formed_on": content.formed_on.isoformat() if content.formed_on else None,
        "published_at": in_china(found.published_at).isoformat(),
        "valid_until": content.valid_until.isoformat() if content.valid_until else None,
        "attachments": [
            {
                "name": row.name,
                "url": f"{link}files/{row.id}/{row.name}" if link else "",
                "media_type": media_type(row.name),
                "size": row.size,
                "sha256": row.public,
            }
            for row in kept
        ],
    }
