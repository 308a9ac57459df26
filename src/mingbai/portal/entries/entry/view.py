"""One entry in public: its metadata, its text, its files to read and to take, the whole process that it belongs to."""

from __future__ import annotations

from urllib.parse import quote

import segno
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from mingbai.catalogue import queries as catalogue
from mingbai.core import clock, files, public
from mingbai.core.words import stamp
from mingbai.entries import queries
from mingbai.entries.values.files import media_type
from mingbai.entries.values.views import PublicEntry
from mingbai.portal.chains.told import told
from mingbai.portal.entries.entry.tables import scrolling
from mingbai.portal.entries.entry.validity import validity_shown
from mingbai.portal.frame import public as public_page
from mingbai.portal.section import COLUMN
from mingbai.statute.disclosure.ranges import RANGE_WORDS, Range

IN_BROWSER = ("image/", "application/pdf")


@public_page
def entry(request: HttpRequest, code: str, entry_id: int) -> HttpResponse:
    """The page of one entry; what is withdrawn, down, or for one village only is not there."""
    found = queries.public_entry(code, entry_id)
    content = found.content
    context = {
        "entry": found,
        "content": content,
        "text": scrolling(content.body),
        "organ": found.organ,
        "metadata": _metadata(found),
        "validity": validity_shown(found.id, content.valid_until, clock.today()),
        "told": told(catalogue.chain(found.chain_id), clock.today(), found.id) if found.chain_id is not None else None,
        "picture": segno.make(_address(request), micro=False).svg_inline(border=2, scale=4, svgclass=None, lineclass=None),
        "column_name": content.field or COLUMN,
        "column_type": COLUMN,
        "article": {
            "title": content.title,
            "published": stamp(found.published_at),
            "source": found.organ.name,
        },
    }
    return render(request, "portal/entry.jinja", context)


@public_page
def read(request: HttpRequest, code: str, entry_id: int, file_id: int) -> HttpResponse:
    """What a file says, as a page: nothing has to be installed to read it."""
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


@public_page
def download(request: HttpRequest, code: str, entry_id: int, file_id: int, name: str) -> HttpResponse:
    """The file itself. It goes through here each time, so that what is withdrawn is gone with its files."""
    file = queries.public_file(code, entry_id, file_id)
    if name != file.name:
        return HttpResponseRedirect(reverse("portal:entry-file", args=[code, entry_id, file_id, file.name]))
    kind = media_type(file.name)
    response = HttpResponse(files.read(file.sha256), content_type=kind)
    shown = "inline" if kind.startswith(IN_BROWSER) else "attachment"
    response["Content-Disposition"] = f"{shown}; filename*=UTF-8''{quote(file.name)}"
    return response


def _metadata(found: PublicEntry) -> list[tuple[str, str]]:
    """The pairs of the block under the title; the tag of validity is added by the page."""
    content = found.content
    subject = " / ".join(part for part in (content.field, found.item1, found.item2) if part)
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


def _address(request: HttpRequest) -> str:
    """The whole address for the printed code: under the site's own name, whatever host was asked."""
    site = public.site()
    if site.domain and site.demo_today is None:
        return f"https://{site.domain}{request.path}"
    return request.build_absolute_uri(request.path)
