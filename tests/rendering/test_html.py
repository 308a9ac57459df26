"""The HTML uses real tables, carries no style in the fragment, and escapes all markup."""

from __future__ import annotations

from dataclasses import replace

from lxml import html as lxml_html

from mingbai.rendering.report import chart, html
from mingbai.rendering.report.value import ReportDocument, SectionText
from rendering.samples import document, seed_report

Rendered = tuple[ReportDocument, dict[str, bytes]]


def test_every_table_has_a_caption_and_every_header_a_scope(rendered: Rendered) -> None:
    doc, _ = rendered
    tables = lxml_html.fromstring(html.fragment(doc)).findall('.//table[@class="form"]')
    assert [table.findtext("caption") for table in tables] == [table.caption for table in doc.form.tables.values()]
    headers = [cell for table in tables for cell in table.iter("th")]
    assert len(headers) > 60
    assert {cell.get("scope") for cell in headers} == {"col", "colgroup", "row", "rowgroup"}
    assert len(tables[1].find("thead")) == len(tables[2].find("thead")) == 3


def test_the_fragment_holds_under_a_strict_policy() -> None:
    page = lxml_html.fromstring(html.fragment(seed_report(is_draft=True), picture=chart.svg(seed_report()).decode()))
    assert not page.xpath("//*[@style] | //style | //script | //@onclick")


def test_cells_become_links_where_an_address_is_given() -> None:
    doc = seed_report()
    links = {path: f"/work/reports/baiyang/2020/cells/{path}/?a=1&b=2" for path in doc.form.cells}
    links["publications.weibo"] = "/baiyang/records/?channel=weibo"
    page = lxml_html.fromstring(html.fragment(doc, links=links))
    found = {a.get("href"): (a.text_content(), a.get("aria-label")) for a in page.iter("a")}
    assert set(found) == set(links.values())
    assert found[links["2.procurement.amount_yuan"]] == (
        "54,369元",
        f"{doc.form.cells['2.procurement.amount_yuan'].label}：54,369元",
    )
    assert found[links["publications.weibo"]] == ("1,023", "微博：1,023")


def test_text_is_escaped() -> None:
    evil = '<script>alert("x")</script> & "引号"'
    doc = seed_report(lead=evil, organ_name=evil, title=evil, correction_note=evil, signed_by=evil)
    doc = replace(doc, sections=tuple(SectionText(evil, (evil,)) for _ in doc.sections))
    page = lxml_html.fromstring(html.render(doc))
    assert not page.xpath("//script")
    assert page.findtext(".//h1") == evil
    assert html.fragment(doc).count("&lt;script&gt;") == 15


def test_the_page_is_self_contained(rendered: Rendered) -> None:
    doc, files = rendered
    page = lxml_html.fromstring(files["report.html"])
    assert page.getroottree().getroot().get("lang") == "zh-CN"
    assert page.findtext(".//title") == doc.title
    assert not page.xpath("//@src | //link")
    picture = page.xpath('//*[local-name()="svg"]')[0]
    assert (picture.get("role"), picture.get("aria-label")) == ("img", chart.alternative(doc))


def test_the_picture_can_be_a_file_of_its_own() -> None:
    doc = document("2021")
    image = lxml_html.fromstring(html.fragment(doc, picture=html.image(doc, "chart.svg?a&b"))).find(".//img")
    assert (image.get("src"), image.get("alt")) == ("chart.svg?a&b", chart.alternative(doc))
