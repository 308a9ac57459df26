"""The annual report as HTML: a fragment of real tables for the public page, and a page of its own that needs no other file."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from importlib.resources import files

from mingbai.rendering.lines import second_level
from mingbai.rendering.report import chart
from mingbai.rendering.report.grid import Placed, placed, table_of_section
from mingbai.rendering.report.text import signed_on
from mingbai.rendering.report.value import ReportDocument, SectionText
from mingbai.statute.annual_report.forms import TableForm

WIDE = 8  # columns from which the first column is pinned while the table scrolls


def render(doc: ReportDocument, drawn: bytes = b"") -> str:
    """Return a complete page in UTF-8 with its style and chart inside; `drawn` is the chart's SVG when it exists already."""
    style = files(__package__).joinpath("standalone.css").read_text("utf-8")
    title = escape(doc.title)
    picture = (drawn or chart.svg(doc)).decode()
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{title}</title>\n<meta name="author" content="{escape(doc.organ_name)}">\n<style>\n{style}</style>\n'
        f'</head>\n<body>\n<main>\n<article class="prose">\n<h1>{title}</h1>\n{fragment(doc, picture=picture)}</article>\n'
        "</main>\n</body>\n</html>\n"
    )


def image(doc: ReportDocument, href: str) -> str:
    """Return the chart as an `img` pointing at `href`, with its numbers as alternative text."""
    return f'<img src="{escape(href)}" alt="{escape(chart.alternative(doc))}">'


def fragment(doc: ReportDocument, links: Mapping[str, str] | None = None, picture: str = "") -> str:
    """Return the report below its h1, without any style of its own.

    `links` maps figure paths ("3.new.natural", "publications.weibo") to addresses; `picture` is trusted markup of the chart.
    """
    links = links or {}
    parts = ['<p class="note warn"><b>草稿</b>，还没有公布。</p>\n'] if doc.is_draft else []
    if doc.correction_note:
        parts.append(f'<p class="note info">{escape(doc.correction_note)}</p>\n')
    parts.append(f"<p>{escape(doc.lead)}</p>\n")
    for number, section in enumerate(doc.sections, 1):
        parts += _section(doc, number, section, links)
        if number == 1:
            parts.append(_figure(doc, links, picture))
    if doc.signed_by:
        parts.append(f'<p class="signature">{escape(doc.signed_by)}<br>{signed_on(doc)}</p>\n')
    return "".join(parts)


def _section(doc: ReportDocument, number: int, section: SectionText, links: Mapping[str, str]) -> list[str]:
    parts = [f'<h2 id="s{number}">{escape(section.title)}</h2>\n']
    for paragraph in section.paragraphs:
        heading, rest = second_level(paragraph)
        parts.append(f"<p>{f'<b>{escape(heading)}</b>' if heading else ''}{escape(rest)}</p>\n")
    table = table_of_section(doc, number)
    if table is not None:
        parts.append(_table(doc, table, links))
    return parts


def _figure(doc: ReportDocument, links: Mapping[str, str], picture: str) -> str:
    counts = [(f"publications.{row.key}", row.label, row.count) for row in chart.rows(doc)]
    if doc.publications:
        counts.append(("publications.total", "合计", doc.publications_total))
    rows = "".join(
        f'<tr><th scope="row">{escape(label)}</th><td class="n">{_linked(f"{count:,}", label, links.get(path, ""))}</td></tr>'
        for path, label, count in counts
    )
    caption = "图1的数据" if picture else chart.TITLE
    return (
        f'<figure class="chart">\n{picture}\n<table class="counts"><caption>{caption}</caption>'
        '<thead><tr><th scope="col">渠道</th><th scope="col" class="n">公开条数</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>\n</figure>\n"
    )


def _table(doc: ReportDocument, table: TableForm, links: Mapping[str, str]) -> str:
    rows = placed(doc, table)
    caption = escape(table.caption)
    head = "".join(_row(doc, table, row, links) for row in rows[: table.head_rows])
    body = ""
    for row in rows[table.head_rows :]:
        if _is_banner(row, table) and body:
            body += "</tbody>\n<tbody>\n"
        body += _row(doc, table, row, links)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{caption}">\n<table class="form">'
        f'<caption class="vh">{caption}</caption>\n{f"<thead>{head}</thead>" if head else ""}\n'
        f"<tbody>\n{body}</tbody>\n</table>\n</div>\n"
    )


def _is_banner(row: tuple[Placed, ...], table: TableForm) -> bool:
    return len(row) == 1 and row[0].cell.is_header and row[0].cell.colspan == table.columns


def _row(doc: ReportDocument, table: TableForm, row: tuple[Placed, ...], links: Mapping[str, str]) -> str:
    return f"<tr>{''.join(_cell(doc, table, cell, links) for cell in row)}</tr>\n"


def _cell(doc: ReportDocument, table: TableForm, placed_cell: Placed, links: Mapping[str, str]) -> str:
    cell = placed_cell.cell
    spans = "".join(f' {name}="{count}"' for name, count in (("colspan", cell.colspan), ("rowspan", cell.rowspan)) if count > 1)
    if cell.cell:
        label = doc.form.cells[cell.cell].label
        content = _linked(placed_cell.text, label, links.get(cell.cell, ""))
        return f'<td{spans} class="{"n sum" if cell.is_sum else "n"}">{content}</td>'
    if not cell.is_header:
        return f"<td{spans}>{escape(cell.text)}</td>"
    scope = f' scope="{cell.scope}"' if cell.scope else ""
    width = _width(placed_cell, table)
    return f"<th{spans}{scope}{width}>{escape(cell.text)}</th>"


def _width(placed_cell: Placed, table: TableForm) -> str:
    cell = placed_cell.cell
    corner = placed_cell.row == placed_cell.column == 0 and cell.rowspan == table.head_rows
    if table.columns < WIDE or not (corner or cell.scope in ("row", "rowgroup")):
        return ""
    if cell.scope == "rowgroup":
        return ' class="w-xs"'
    return ' class="pin w-l"' if cell.colspan > 2 else ' class="pin w-m"'


def _linked(text: str, label: str, href: str) -> str:
    if not href:
        return f"<span>{escape(text)}</span>"
    return f'<a href="{escape(href)}" aria-label="{escape(label)}：{escape(text) or "空白"}">{escape(text)}</a>'
