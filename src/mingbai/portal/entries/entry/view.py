"""One public entry: metadata, text, files to read or download, and the whole process it belongs to."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from mingbai.catalogue import queries as catalogue
from mingbai.core import clock, files, public, reads
from mingbai.core.errors import NotVisible
from mingbai.core.tags import Article
from mingbai.core.words import stamp
from mingbai.entries import queries
from mingbai.entries.queries.public import PublicEntry
from mingbai.entries.values.files import media_type
from mingbai.portal.chains.told import told
from mingbai.portal.entries.entry.aid import aid_block
from mingbai.portal.entries.entry.comments import comment_shown
from mingbai.portal.entries.entry.tables import scrolling
from mingbai.portal.entries.entry.validity import validity_shown
from mingbai.portal.frame import public as public_page
from mingbai.portal.section import COLUMN
from mingbai.rendering import qr
from mingbai.statute.disclosure.emergencies import is_emergency
from mingbai.statute.disclosure.ranges import RANGE_WORDS, Range

IN_BROWSER = ("image/", "application/pdf")


@public_page(depends=("entry:{entry_id}",))
def entry(request: HttpRequest, code: str, entry_id: int) -> HttpResponse:
    """Show one entry; 404 when it is withdrawn, taken down, or meant for one village only.

    A reversed penalty decision says at its address why it is gone.
    """
    try:
        found = queries.public_entry(code, entry_id)
    except NotVisible:
        gone = queries.withdrawn_penalty(code, entry_id)
        if gone is None:
            raise
        context = {"gone": gone, "organ": gone.organ, "column_name": COLUMN, "column_type": COLUMN}
        return render(request, "portal/withdrawn.jinja", context, status=410)
    content, today = found.content, clock.today()
    reads.depends_on(*(f"chain:{key}" for key in (found.chain_id,) if key), f"field:{code}:{content.field}")
    context = {
        "entry": found,
        "content": content,
        "text": scrolling(content.body),
        "organ": found.organ,
        "metadata": _metadata(found),
        "aid": aid_block(found, today),
        "comment": comment_shown(found, today),
        "validity": validity_shown(found.id, content.valid_until, today),
        "told": told(catalogue.chain(found.chain_id), today, found.id) if found.chain_id is not None else None,
        "picture": _picture(request.path),
        "column_name": content.field or COLUMN,
        "column_type": COLUMN,
        "article": _article(found),
        "is_emergency": is_emergency(content.statutory_item, content.field, found.line2),
    }
    return render(request, "portal/entry.jinja", context)


@public_page(depends=("entry:{entry_id}",))
def read(request: HttpRequest, code: str, entry_id: int, file_id: int) -> HttpResponse:
    """Show the content of a file as a page, so that reading it needs no extra software."""
    found = queries.public_entry(code, entry_id)
    file = queries.public_file(code, entry_id, file_id)
    context = {
        "entry": found,
        "file": file,
        "text": scrolling(file.readable),
        "organ": found.organ,
        "column_name": COLUMN,
        "column_type": COLUMN,
    }
    return render(request, "portal/file.jinja", context)


@public_page(depends=("entry:{entry_id}",))
def download(request: HttpRequest, code: str, entry_id: int, file_id: int, name: str) -> HttpResponse:
    """Serve the file through this view every time, so that withdrawing an entry withdraws its files too."""
    file = queries.public_file(code, entry_id, file_id)
    if name != file.name:
        return HttpResponseRedirect(reverse("portal:entry-file", args=[code, entry_id, file_id, file.name]))
    kind = media_type(file.name)
    response = HttpResponse(files.read(file.public), content_type=kind)
    shown = "inline" if kind.startswith(IN_BROWSER) else "attachment"
    response["Content-Disposition"] = f"{shown}; filename*=UTF-8''{quote(file.name)}"
    return response


def _article(found: PublicEntry) -> Article:
    content = found.content
    words = "，".join(part for part in (content.topic, content.field, found.line2) if part)
    return Article(content.title, stamp(found.published_at), found.organ.name, content.summary, words)


def _metadata(found: PublicEntry) -> list[tuple[str, str]]:
    """Return the pairs of the block under the title; the page adds the validity tag itself."""
    content = found.content
    subject = " / ".join(part for part in (content.field, found.line1, found.line2) if part)
    audience = [("公开对象", content.audience)] if content.audience else []
    return [
        ("索引号", found.index_number),
        ("主题分类", content.topic or subject),
        ("发布机构", found.organ.name),
        ("发布时间", stamp(found.published_at)),
        ("生成日期", f"{content.formed_on:%Y-%m-%d}" if content.formed_on else ""),
        ("文号", content.document_number or "无"),
        *audience,
        ("公开方式", f"主动公开 · {RANGE_WORDS[Range.OPEN]}"),
    ]


def _picture(path: str) -> str:
    """Return the code for phones and prints; empty where no address is printed."""
    address = public.printed_address(path)
    return qr.svg(address) if address else ""
