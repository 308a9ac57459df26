"""图1 shows every channel with its number in one tone, even when there is nothing to count."""

from __future__ import annotations

import struct

from lxml import etree

from mingbai.rendering.report import chart
from mingbai.rendering.report.value import ChannelCount
from rendering.samples import seed_report


def words(svg: bytes) -> list[str]:
    return [str(text) for text in etree.fromstring(svg).xpath("//*[local-name()='text']/text()")]


def bars(svg: bytes) -> list[float]:
    paths = etree.fromstring(svg).xpath("//*[local-name()='path'][@fill='#454e5a']/@d")
    return [float(str(path).split("h")[1].split("v")[0]) for path in paths]


def test_channels_and_numbers_stand_in_the_order_of_the_report() -> None:
    found = words(chart.svg(seed_report()))
    assert [w for w in found if w in ("政府网站", "微信公众号", "微博", "“331”监管平台")] == [
        "政府网站",
        "微信公众号",
        "微博",
        "“331”监管平台",
    ]
    assert [w for w in found if w.replace(",", "").isdigit()] == ["54", "294", "1,023", "1,969"]
    assert "图1 各渠道公开条数" in found


def test_bars_are_as_long_as_their_numbers() -> None:
    lengths = bars(chart.svg(seed_report()))
    assert len(lengths) == 4
    for length, count in zip(lengths, (54, 294, 1023, 1969), strict=True):
        assert abs(length / lengths[-1] - count / 1969) < 0.005


def test_only_greys_are_used() -> None:
    svg = etree.fromstring(chart.svg(seed_report()))
    colours = {c for c in svg.xpath("//@fill | //@stroke") if c not in ("none", "transparent", "white")}
    assert colours
    for colour in colours:
        red, green, blue = (int(colour.lstrip("#")[n : n + 2], 16) for n in (0, 2, 4))
        assert max(red, green, blue) - min(red, green, blue) < 32, colour


def test_a_year_without_publications_shows_zeros() -> None:
    empty = tuple(ChannelCount(row.key, row.label, 0) for row in seed_report().publications)
    assert words(chart.svg(seed_report(publications=empty, publications_total=0))).count("0") == 4
    assert {"合计", "0"} <= set(words(chart.svg(seed_report(publications=(), publications_total=0))))


def test_the_png_is_sharp_enough_for_print() -> None:
    picture = chart.png(seed_report())
    width, height = struct.unpack(">II", picture[16:24])
    assert picture.startswith(b"\x89PNG")
    assert width / (140 / 25.4) > 200, "dots per inch at 140 mm"
    assert height > 300


def test_the_alternative_text_says_every_number() -> None:
    assert chart.alternative(seed_report()) == (
        "图1 各渠道公开条数：政府网站54条，微信公众号294条，微博1,023条，“331”监管平台1,969条。合计3,340条。"
    )
