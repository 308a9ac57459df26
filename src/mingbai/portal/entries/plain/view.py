"""An entry in plain sentences: in large print, and as text that a loudspeaker or a screen reader says without stumbling.

Pages lead to them from what is about an emergency.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingbai.core.tags import Article
from mingbai.core.words import day, stamp
from mingbai.entries import queries
from mingbai.entries.queries.public import PublicEntry
from mingbai.portal.frame import public
from mingbai.portal.section import COLUMN
from mingbai.rendering.blocks import ProseBlock, blocks
from mingbai.rendering.spoken.script import Announcement, script
from mingbai.statute.disclosure.emergencies import ARTICLE_29, is_emergency


@public(depends=("entry:{entry_id}",))
def plain(request: HttpRequest, code: str, entry_id: int) -> HttpResponse:
    """Show the sentences in large print."""
    found = queries.public_entry(code, entry_id)
    content = found.content
    context = {
        "entry": found,
        "organ": found.organ,
        "sentences": _sentences(found),
        "citation": ARTICLE_29 if is_emergency(content.statutory_item, content.field, found.line2) else None,
        "column_name": content.field or COLUMN,
        "column_type": COLUMN,
        "article": Article(content.title, stamp(found.published_at), found.organ.name, content.summary),
    }
    return render(request, "portal/plain.jinja", context)


@public(depends=("entry:{entry_id}",))
def speech(request: HttpRequest, code: str, entry_id: int) -> HttpResponse:
    """Serve the sentences as plain text, one a line, every number in words."""
    text = "\n".join(_sentences(queries.public_entry(code, entry_id))) + "\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _sentences(found: PublicEntry) -> tuple[str, ...]:
    content = found.content
    said = [
        *blocks(content.body),
        *(ProseBlock(f"{one.name}：{one.text.strip()}") for one in content.elements if one.text.strip()),
    ]
    for file in queries.files_of_version(found.id) if found.files else ():
        said += blocks(file.readable) if file.public else ()
    announced = Announcement(
        listeners="各位居民",
        organ_name=found.organ.name,
        title=content.title,
        blocks=said,
        summary=content.summary,
        period=f"这条信息到{day(content.valid_until)}有效。" if content.valid_until else "",
        telephone=found.organ.telephone,
        where="请看政府网站",
    )
    return script(announced).sentences
