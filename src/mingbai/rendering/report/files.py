"""All files of one annual report, drawn together so that the chart is drawn once."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection

from mingbai.rendering.media import DOCX, XLSX
from mingbai.rendering.report import chart, data, html
from mingbai.rendering.report.value import ReportDocument

MEDIA_TYPES = {
    "report.json": "application/json",
    "report.docx": DOCX,
    "report.pdf": "application/pdf",
    "report.html": "text/html; charset=utf-8",
    "report.xlsx": XLSX,
    "chart.svg": "image/svg+xml",
    "chart.png": "image/png",
}
_PICTURED = frozenset({"report.docx", "chart.png"})
_DRAWN = _PICTURED | {"report.pdf", "report.html", "chart.svg"}
"""Files that hold the chart as a picture, or in any form."""


def render(doc: ReportDocument, wanted: Collection[str]) -> dict[str, bytes]:
    """Return these files by name, in the order of MEDIA_TYPES; raise fonts.FontMissing when no Chinese face is installed."""
    # Loaded here: only the process that draws needs what writes these.
    from mingbai.rendering.report import docx, pdf, xlsx

    drawn = chart.svg(doc) if _DRAWN.intersection(wanted) else b""
    picture = chart.png(doc, drawn) if _PICTURED.intersection(wanted) else b""
    makers: dict[str, Callable[[], bytes]] = {
        "report.json": lambda: json.dumps(data.render(doc), ensure_ascii=False, indent=2).encode() + b"\n",
        "report.docx": lambda: docx.render(doc, picture),
        "report.pdf": lambda: pdf.render(doc, drawn),
        "report.html": lambda: html.render(doc, drawn).encode(),
        "report.xlsx": lambda: xlsx.render(doc),
        "chart.svg": lambda: drawn,
        "chart.png": lambda: picture,
    }
    return {name: makers[name]() for name in MEDIA_TYPES if name in wanted}


def render_all(doc: ReportDocument) -> dict[str, bytes]:
    """Return every file by name."""
    return render(doc, MEDIA_TYPES)
