"""Tables inside texts scroll on their own, with a name and the first column in view."""

from __future__ import annotations

import pytest

from mingbai.portal.entries.entry.tables import scrolling

TABLE = "<table><thead><tr><th>序号</th><th>村</th></tr></thead><tbody><tr><td>1</td><td>姚河村</td></tr></tbody></table>"
REGION = '<div class="scroll" tabindex="0" role="region" aria-label="{}">'


@pytest.mark.parametrize("text", ["", "只有文字 &amp; 1 &lt; 2", "<p>没有表格。</p><h2>标题</h2>"])
def test_texts_without_tables_stay_as_they_are(text: str) -> None:
    assert scrolling(text) == text


def test_each_table_gets_a_region_of_its_own_where_it_stood() -> None:
    found = scrolling(f"1 &lt; 2<p>前 &amp; 后</p>{TABLE}中间{TABLE}<p>末尾</p>")
    assert found.startswith("1 &lt; 2<p>前 &amp; 后</p>" + REGION.format("表1") + "<table>")
    assert "</table></div>中间" + REGION.format("表2") in found
    assert found.endswith("</table></div><p>末尾</p>")
    assert found.count('<th class="pin">序号</th><th>村</th>') == 2
    assert found.count('<td class="pin nb">1</td><td>姚河村</td>') == 2


def test_dates_and_amounts_stay_on_one_line() -> None:
    found = scrolling("<table><tr><td>村</td><td>2020年10月31日</td><td>急难型</td><td>2020年10月31日以前的</td></tr></table>")
    assert '<td class="nb">2020年10月31日</td><td>急难型</td><td>2020年10月31日以前的</td>' in found


def test_the_caption_names_the_region() -> None:
    found = scrolling("<table><caption> 救助 对象\"的'名单'</caption><tr><td>1</td></tr></table>")
    assert REGION.format("救助 对象&quot;的'名单'") in found


def test_a_long_first_column_is_not_pinned() -> None:
    fits, long = ("<table><tr><td>" + "长" * n + "</td><td>1</td></tr></table>" for n in (16, 17))
    assert "pin" in scrolling(fits)
    assert "pin" not in scrolling(long)


def test_spanning_cells_are_told_from_the_first_column() -> None:
    rows = '<tr><td rowspan="2">村</td><td>一组</td></tr><tr><td>二组</td></tr><tr><td>社区</td><td>三组</td></tr>'
    found = scrolling(f"<table>{rows}</table>")
    assert found.count('class="pin"') == 2
    assert "<td>二组</td>" in found
    assert "pin" not in scrolling('<table><tr><td colspan="2">合计</td></tr><tr><td>1</td><td>2</td></tr></table>')
    assert "pin" in scrolling('<table><tr><td colspan="x" rowspan="0">1</td></tr></table>')


def test_a_table_inside_a_table_stays_inside() -> None:
    found = scrolling("<table><tr><td>外</td><td><table><tr><td>内</td></tr></table></td></tr></table>")
    assert found.count("scroll") == 1
    assert found.count("pin") == 1
