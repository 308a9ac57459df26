"""A published entry as the kinds of channels take it: the last version, frozen, with the copies of its files that are public."""

from __future__ import annotations

from html import escape
from typing import Any

from mingbai.channels.kinds.values import ChannelFile, Outgoing
from mingbai.core import files, public
from mingbai.core.errors import Invalid
from mingbai.core.words import in_china
from mingbai.entries import queries as entries
from mingbai.entries.queries.public import PublicEntry
from mingbai.entries.values.content import EntryContent
from mingbai.entries.values.files import media_type
from mingbai.entries.values.plain import plain_text
from mingbai.statute.disclosure.comments import told


def outgoing(organ_code: str, entry_id: int, site: str = "") -> Outgoing:
    """Return an entry that is open to all; raise NotVisible for any other, Invalid while a file of it is being rebuilt.

    `site` is the site's address (https://…); the domain that was entered for the site where it is empty.
    """
    found = entries.public_entry(organ_code, entry_id)
    content, path = found.content, f"/{organ_code}/entries/{entry_id}/"
    if not all(row.public for row in found.files):
        raise Invalid("这条信息的附件正在重新整理，整理好以后再发。", "file")
    html = _html(content)
    link = f"{site}{path}" if site else public.printed_address(path)
    return Outgoing(
        title=content.title,
        summary=content.summary,
        html=html,
        text=plain_text(html),
        link=link,
        organ_name=found.organ.name,
        organ_short_name=found.organ.short_name,
        index_number=found.index_number,
        version=found.versions[-1].number if found.versions else 1,
        published_on=in_china(found.changed_at).date().isoformat(),
        entry=_plain(found, link),
        files=tuple(ChannelFile(row.name, media_type(row.name), files.read(row.public)) for row in found.files),
    )


def _html(content: EntryContent) -> str:
    """Return the text of the page: the body, the elements in words, and for a draft for comment how to send opinions and why."""
    parts = [content.body]
    parts += [f"<h2>{escape(one.name)}</h2>{_paragraphs(one.text)}" for one in content.elements if one.text.strip()]
    if content.comment:
        parts.append(f"<h2>怎样提意见</h2>{_paragraphs(chr(10).join('：'.join(pair) for pair in told(content.comment)))}")
        if content.comment.explanation:
            parts.append(f"<h2>起草说明</h2>{_paragraphs(content.comment.explanation)}")
    return "".join(parts)


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line.strip(), quote=False)}</p>" for line in text.splitlines() if line.strip())


def _plain(found: PublicEntry, link: str) -> dict[str, Any]:
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
            for row in found.files
        ],
    }
