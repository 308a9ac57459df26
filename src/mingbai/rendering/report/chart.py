"""图1: publications by channel, one Vega-Lite spec drawn as svg and png; bars in one grey tone with their numbers."""

from __future__ import annotations

from html import escape
from typing import Any

import vl_convert

from mingbai.rendering import fonts
from mingbai.rendering.report.value import ChannelCount, ReportDocument

TITLE = "图1 各渠道公开条数"
PNG_SCALE = 3.0
BAR_WIDTH = 330  # px, longest bar with its number
ROW = 36  # px per channel
INK, BAR = "#1b2027", "#454e5a"


def alternative(doc: ReportDocument) -> str:
    """Return the chart in words, every channel with its number, for readers who do not see the picture."""
    counts = "，".join(f"{row.label}{row.count:,}条" for row in rows(doc))
    return f"{TITLE}：{counts}。合计{doc.publications_total:,}条。"


def rows(doc: ReportDocument) -> tuple[ChannelCount, ...]:
    """Return what the chart shows: the channels in the document's order, or the total alone when there are none."""
    return doc.publications or (ChannelCount("total", "合计", doc.publications_total),)


def spec(doc: ReportDocument) -> dict[str, Any]:
    """Return the Vega-Lite specification; lengths in px, text in the machine's Hei faces; raise fonts.FontMissing."""
    face = ", ".join(dict.fromkeys((*fonts.faces().heading, *fonts.HEI, "sans-serif")))
    shown = rows(doc)
    longest = max(1, *(row.count for row in shown))
    place = {"y": {"field": "channel", "type": "nominal", "sort": None, "title": None, "axis": _axis()}}
    length = {
        "x": {
            "field": "count",
            "type": "quantitative",
            "title": None,
            "axis": None,
            "scale": {"domain": [0, longest * 1.18], "nice": False},
        }
    }
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": alternative(doc),
        "background": "white",
        "padding": 12,
        "width": BAR_WIDTH,
        "height": {"step": ROW},
        "title": {"text": TITLE, "anchor": "middle", "frame": "bounds", "offset": 14, "fontSize": 18, "fontWeight": "bold"},
        "data": {"values": [{"channel": row.label, "count": row.count, "text": f"{row.count:,}"} for row in shown]},
        "encoding": {**place, **length},
        "layer": [
            {"mark": {"type": "bar", "color": BAR, "height": {"band": 0.62}}},
            {
                "mark": {"type": "text", "align": "left", "baseline": "middle", "dx": 6, "fontSize": 16, "color": INK},
                "encoding": {"text": {"field": "text", "type": "nominal"}},
            },
        ],
        "config": {"font": face, "aria": False, "view": {"stroke": None}, "title": {"color": INK}},
    }


def svg(doc: ReportDocument) -> bytes:
    """Return the chart as a self-contained SVG in UTF-8; raise fonts.FontMissing."""
    drawn = vl_convert.vegalite_to_svg(spec(doc))
    label = escape(alternative(doc))
    return drawn.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1).encode()


def png(doc: ReportDocument, drawn: bytes = b"") -> bytes:
    """Return the chart as PNG at three times its size, from `drawn` (the SVG) when it exists already."""
    return vl_convert.svg_to_png((drawn or svg(doc)).decode(), scale=PNG_SCALE)


def _axis() -> dict[str, Any]:
    return {
        "domain": True,
        "domainColor": INK,
        "ticks": False,
        "labelFontSize": 16,
        "labelColor": INK,
        "labelLimit": 260,
        "labelPadding": 8,
    }
