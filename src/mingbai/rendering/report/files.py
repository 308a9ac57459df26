"""All files of one annual report, drawn together so that the chart is drawn once."""

from __future__ import annotations

import json

from mingbai.rendering.report import chart, data, docx, html, pdf, xlsx
from mingbai.rendering.report.value import ReportDocument

MEDIA_TYPES = {
    "report.json": "application/json",
    "report.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "report.pdf": "application/pdf",
    "report.html": "text/html; charset=utf-8",
    "report.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "chart.svg": "image/svg+xml",
    "chart.png": "image/png",
}


def render_all(doc: ReportDocument) -> dict[str, bytes]:
    """Return name to content, in the order of MEDIA_TYPES; raise fonts.FontMissing when no Chinese face is installed."""
    drawn = chart.svg(doc)
    picture = chart.png(doc, drawn)
    return {
        "report.json": json.dumps(data.render(doc), ensure_ascii=False, indent=2).encode() + b"\n",
        "report.docx": docx.render(doc, picture),
        "report.pdf": pdf.render(doc, drawn),
        "report.html": html.render(doc, drawn).encode(),
        "report.xlsx": xlsx.render(doc),
        "chart.svg": drawn,
        "chart.png": picture,
    }
