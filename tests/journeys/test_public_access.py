"""Every kind of public page for everyone: axe, 320 px, large print, contrast, the keyboard alone, read aloud, without scripts."""

from __future__ import annotations

from urllib.parse import quote

from playwright.sync_api import expect

from journeys.visitor import Visitor

NARROW, MOST_STOPS = 320, 90
FIELD, ELSEWHERE = quote("社会救助"), quote("https://www.example.com/", safe="")
PAGES = (
    "/", "/organs/", "/fields/", f"/fields/?name={FIELD}", "/policies/", f"/search/?q={FIELD}", "/reports/", "/apply/",
    "/apply/status/", "/deadlines/", "/messages/status/", "/accessibility/", "/site-map/", f"/leave/?to={ELSEWHERE}", "/baiyang/",
    "/baiyang/guide/", "/baiyang/rules/", "/baiyang/reports/", "/gucheng/reports/2020/", "/baiyang/records/?year=2020",
    f"/baiyang/field/?name={FIELD}", "/baiyang/chains/", "/baiyang/duty/", "/baiyang/messages/", "/baiyang/open-days/",
    "/baiyang/entries/{warning}/", "/baiyang/entries/{warning}/plain/", "/apply/to/baiyang/kind/", "/messages/to/baiyang/advice/",
)  # fmt: skip
COLOURED = ("/", "/baiyang/", "/gucheng/reports/2020/", "/apply/to/baiyang/kind/")
# Only colours change with a mode that is set on the open page, so the rest is not asked again.
COLOURS = """mode => {
    document.documentElement.dataset.mode = mode;
    return axe.run({resultTypes: ["violations"], runOnly: ["color-contrast"]}).then(found =>
        found.violations.flatMap(rule => rule.nodes.map(node => `${mode} ${rule.id}: ${node.target}`)));
}"""
SMALLEST = """() => {
    const shown = selector => [...document.querySelectorAll(selector)].filter(one => one.getClientRects().length);
    const size = one => parseFloat(getComputedStyle(one).fontSize), height = one => one.getBoundingClientRect().height;
    return [Math.min(...shown("main p, main li, main dd").map(size)), Math.min(...shown(".top a, .top button").map(height))];
}"""
FOCUSED = """() => {
    const one = document.activeElement, style = getComputedStyle(one);
    return [one.textContent.trim() || one.tagName, style.outlineStyle, style.outlineWidth];
}"""
# Headless browsers have no voice. This one says each utterance at once and remembers it.
VOICE = """
    window.said = [];
    const later = [];
    Object.defineProperty(window, "speechSynthesis", {value: {
        getVoices: () => [{lang: "zh-CN"}], addEventListener: () => {}, cancel: () => { later.length = 0 },
        speak: one => { said.push(one.text); later.push(one); setTimeout(() => later.shift()?.onend(), 1) }}});
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } };
"""


def warning_of(visitor: Visitor) -> str:
    """The key of the demonstration's notice about an emergency, which leads the home page."""
    visitor.go("/")
    href = visitor.page.locator(".alarm li a").first.get_attribute("href") or ""
    return href.strip("/").rpartition("/")[2]


def test_every_kind_of_page_is_accessible_and_fits(onlooker: Visitor) -> None:
    warning, found = warning_of(onlooker), list[str]()
    onlooker.page.set_viewport_size({"width": NARROW, "height": 800})
    for path in (page.replace("{warning}", warning) for page in PAGES):
        assert onlooker.go(path) == 200, path
        found += [f"{path}: {flaw}" for flaw in onlooker.accessibility()]
        found += [f"{path}: {onlooker.sideways()} px sideways"] if onlooker.sideways() else []
        onlooker.page.evaluate("document.documentElement.dataset.mode = 'elder'")
        found += [f"{path}: {onlooker.sideways()} px sideways in large print"] if onlooker.sideways() else []
        if path in COLOURED:
            found += [f"{path}: {flaw}" for mode in ("contrast", "elder") for flaw in onlooker.page.evaluate(COLOURS, mode)]
    assert found + onlooker.faults == []


def test_large_print_is_kept_over_pages_without_scripts(plain_visitor: Visitor) -> None:
    page = plain_visitor.page
    plain_visitor.go("/baiyang/")
    plain_visitor.click(page.get_by_role("link", name="长者模式"))
    plain_visitor.click(page.get_by_role("link", name="年报").first)
    assert page.locator("html").get_attribute("data-mode") == "elder"
    assert page.locator(".call a").get_attribute("href") == "tel:09540000000"
    assert page.locator("#aloud").is_hidden()
    letters, target = page.evaluate(SMALLEST)
    assert letters >= 20
    assert target >= 44


def test_the_keyboard_alone_reaches_everything_and_shows_where_it_is(onlooker: Visitor) -> None:
    onlooker.go("/baiyang/entries/" + warning_of(onlooker) + "/")
    stops = list[str]()
    while "无障碍说明" not in stops and len(stops) < MOST_STOPS:
        onlooker.page.keyboard.press("Tab")
        name, *outline = onlooker.page.evaluate(FOCUSED)
        stops.append(name)
        assert outline == ["solid", "3px"], name
    assert stops[0] == "跳到正文"
    assert stops[-1] == "无障碍说明"


def test_a_page_is_read_aloud_in_its_order_with_numbers_as_people_say_them(onlooker: Visitor) -> None:
    onlooker.page.add_init_script(VOICE)
    onlooker.go("/baiyang/entries/" + warning_of(onlooker) + "/")
    read = onlooker.page.locator("#aloud button").first
    assert read.inner_text() == "朗读"
    read.click()
    assert read.inner_text() == "暂停"
    expect(read).to_have_text("朗读")
    said = "\n".join(onlooker.page.evaluate("said"))
    assert "零九五四，七零一二七八三" in said
    assert "2021年1月18日" in said
    assert "首页" not in said
    assert said.index("寒潮") < said.index("牲口进圈") < said.index("索引号")
