"""Other checks of a text before publication: dates, words, names of organs, links, pictures, tables, leftovers."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from lxml import etree
from lxml import html as lxml_html

from mingbai.scanning.names import nearly

Severity = Literal["stop", "warn", "note"]
"""stop: must not be published like this; warn: a person must confirm it; note: worth a look."""

WRONG_WORDS: Mapping[str, str] = {
    "截止目前": "截至目前",
    "按步就班": "按部就班",
    "布署": "部署",
    "帐户": "账户",
    "帐号": "账号",
    "报消": "报销",
    "必需要": "必须要",
    "防碍": "妨碍",
    "渡过难关期": "度过难关期",
    "贯切": "贯彻",
    "既使": "即使",
    "坚苦奋斗": "艰苦奋斗",
    "精减机构": "精简机构",
    "竟争": "竞争",
    "决不允许": "绝不允许",
    "兰图": "蓝图",
    "乡村振新": "乡村振兴",
    "政务公开申情": "政务公开申请",
    "行政复义": "行政复议",
    "一幕了然": "一目了然",
    "以经": "已经",
    "因该": "应该",
    "震灾": "赈灾",
    "做为": "作为",
    "挂勾": "挂钩",
    "名符其实": "名副其实",
    "再接再励": "再接再厉",
    "不径而走": "不胫而走",
    "迫不急待": "迫不及待",
    "通迅": "通讯",
    "座谈纪录": "座谈记录",
    "按装": "安装",
    "松驰": "松弛",
    "穿流不息": "川流不息",
}
"""Wrong words and the right ones, used where a county keeps no list of its own; each is wrong in every sentence."""

_FAR_YEARS = 2
_OLDEST = 1900
_DATE = re.compile(r"(?<!\d)(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]")
_SIGNED_DATE = re.compile(r"(?<![\d.\-/])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d.\-/])")
_MONTH = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月(?:份)?(?!\s*\d{1,2}\s*[日号])")
_PAST = re.compile(r"已|截至|于|完成|召开|印发|下发|举行|发放|获得|日前|去年|成立")
_PLANNED = re.compile(r"到|至|前|计划|将|预计|规划|届时|有效期|目标|拟|力争|年底|为期|起施行")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_LOCAL = re.compile(
    r"\A(?:file:|[a-z]:[\\/]|\\\\|https?://(?:localhost|127\.|0\.0\.0\.0|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[::1\]))",
    re.I,
)
_SCRIPT = re.compile(r"\A\s*(?:javascript|vbscript|data):", re.I)
_SHADED = re.compile(r"background(?:-color)?\s*:\s*([^;]+)", re.I)


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark: a stable code, its severity, one Chinese sentence, the place ("第3段", "表1", "全文")."""

    code: str
    severity: Severity
    sentence: str
    where: str


def remarks(html: str, text: str, *, on: date, wrong: Mapping[str, str], names: Collection[str]) -> tuple[Remark, ...]:
    """Return what is odd in a page (`html`) and its plain `text`, in the order of the checks.

    `on` is the day of publication, `wrong` maps the county's wrong words to the right ones (WRONG_WORDS when empty), `names`
    are the right names of organs and places.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    found: list[Remark] = []
    for number, line in enumerate(lines, start=1):
        where = f"第{number}段"
        found += [*_dates(line, on, where), *_words(line, wrong or WRONG_WORDS, where), *_names(line, names, where)]
    return tuple(dict.fromkeys([*found, *_of_page(html)]))


def _dates(line: str, on: date, where: str) -> Iterator[Remark]:
    line = line.translate(_FULL_WIDTH)
    dates = [(found, found[1], found[2], found[3]) for found in _DATE.finditer(line)]
    dates += [(found, found[1], found[3], found[4]) for found in _SIGNED_DATE.finditer(line)]
    for found, year, month, day in dates:
        if not _exists(int(year) if year else 2000, int(month), int(day)):
            yield Remark("date_impossible", "stop", f"没有“{found[0]}”这一天，请核对日期。", where)
        elif year:
            yield from _of_year(line, found, on, where)
    for found in _MONTH.finditer(line):
        if not 1 <= int(found[2]) <= 12:
            yield Remark("date_impossible", "stop", f"没有“{found[0]}”这个月份，请核对日期。", where)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year or 1, month, day)
    except ValueError:
        return False
    return True


def _of_year(line: str, found: re.Match[str], on: date, where: str) -> Iterator[Remark]:
    """Remark on a year too far ahead in a statement about the past, or implausibly early."""
    year = int(found[1])
    around = line[max(0, found.start() - 12) : found.end() + 12]
    if year > on.year + _FAR_YEARS and _PAST.search(around) and not _PLANNED.search(around):
        yield Remark("date_far", "note", f"“{found[0]}”还没有到，请核对年份。", where)
    elif year < _OLDEST:
        yield Remark("date_far", "note", f"“{found[0]}”太早，请核对年份。", where)


def _words(line: str, wrong: Mapping[str, str], where: str) -> Iterator[Remark]:
    for bad, good in wrong.items():
        if bad and bad in line:
            yield Remark("wrong_word", "warn", f"“{bad}”应为“{good}”。", where)


def _names(line: str, names: Collection[str], where: str) -> Iterator[Remark]:
    for said, right in nearly(line, names):
        yield Remark("organ_name", "warn", f"“{said}”可能是“{right}”，请核对名称。", where)


def _of_page(html: str) -> Iterator[Remark]:
    """Yield the remarks on links, pictures, tables and leftovers."""
    if not html.strip():
        return
    try:
        root = lxml_html.fragment_fromstring(html, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return
    checks: tuple[Callable[[Any], Iterator[Remark]], ...] = (_links, _pictures, _tables, _leftovers)
    for check in checks:
        yield from check(root)


def _links(root: Any) -> Iterator[Remark]:
    for link in root.iter("a"):
        if (target := link.get("href")) is None:
            continue
        said = " ".join(link.text_content().split()) or target
        target = target.strip()
        if target in ("", "#") or re.fullmatch(r"https?:/*", target):
            yield Remark("link_empty", "stop", f"“{said}”的链接没有地址，请补上或者去掉链接。", "链接")
        elif _SCRIPT.match(target):
            yield Remark("link_script", "stop", f"“{said}”的链接是一段脚本，不能发布，请去掉。", "链接")
        elif _LOCAL.match(target):
            yield Remark("link_local", "stop", f"“{said}”的链接指向本机或者内网，外面打不开，请换成公开的地址。", "链接")
        elif re.search(r"\s", target):
            yield Remark("link_broken", "warn", f"“{said}”的链接地址里有空格，请核对。", "链接")


def _pictures(root: Any) -> Iterator[Remark]:
    for number, picture in enumerate(root.iter("img"), start=1):
        if picture.get("alt") is None or (not picture.get("alt").strip() and picture.get("role") != "presentation"):
            yield Remark(
                "image_without_text", "warn", "图片没有文字说明，看不见图的人不知道画的是什么，请补上。", f"图片{number}"
            )
        if _LOCAL.match(picture.get("src") or ""):
            yield Remark("image_local", "stop", "图片还在本机或者内网上，外面看不到，请重新上传图片。", f"图片{number}")


def _tables(root: Any) -> Iterator[Remark]:
    """Remark on cells that differ by their shading alone: shaded, and without words of their own."""
    for number, table in enumerate(root.iter("table"), start=1):
        colours: dict[str, int] = {}
        for cell in table.iter("td"):
            shaded = _SHADED.search(cell.get("style") or "")
            colour = (shaded[1] if shaded else cell.get("bgcolor") or "").strip().lower()
            if colour not in ("", "none", "transparent", "white", "#fff", "#ffffff") and not cell.text_content().strip():
                colours.setdefault(colour, 0)
                colours[colour] += 1
        if sum(colours.values()) >= 2:
            yield Remark("table_colour_only", "warn", "表里有的格子只用底色区分，没有文字，请在格子里写明意思。", f"表{number}")


def _leftovers(root: Any) -> Iterator[Remark]:
    """Remark on what word processors leave of tracked changes and comments."""
    if next(root.iter("ins", "del", "s", "strike"), None) is not None or root.xpath(
        ".//*[contains(@class, 'msoIns') or contains(@class, 'msoDel')]"
    ):
        yield Remark("track_changes", "stop", "正文里还有修订痕迹，请先接受或者拒绝修订。", "全文")
    said = root.text_content()
    if root.xpath(".//*[contains(@class, 'MsoComment') or contains(@style, 'mso-comment')]") or re.search(
        r"\[?(?:批注|Comment)\s*\[[A-Za-z\d]+\]", said
    ):
        yield Remark("comment_left", "stop", "正文里还有批注，请先删去批注。", "全文")
