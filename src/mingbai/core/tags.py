"""What the head of a public page tells machines: the tags of 国办发〔2017〕47号, the card of a shared link, schema.org.

The tags by level, as pages carry them: a site's on every page, a column's on the pages of a column, an article's besides on
whatever was published. A view says `column_name`, `column_type` and `article`; where it names no column, the place in the
navigation decides.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.templatetags.static import static
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from mingbai.core import public
from mingbai.statute.supervision.site_inspection import ARTICLE_TAGS, SITE_TAGS

COLUMN_TAGS = ("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType")
CARD = "mingbai/card.png"
"""The picture of a shared link: its middle square says everything, for WeChat cuts the sides off."""
LONGEST = 120
OPEN = "政府信息公开"
COLUMN_OF_PLACE = {"organs": OPEN, "policies": "政策文件", "apply": "依申请公开", "reports": "政府信息公开年报"}
"""The column of a page that names none, by its place in the navigation."""
ABOUT: Mapping[str, tuple[str, str]] = {
    OPEN: ("各机关依法主动公开的政府信息，按法定项目和基层政务公开标准目录列出，空白也列出", "政府信息公开,法定主动公开内容"),
    "政府信息公开指南": ("政府信息怎样分类、怎样编排、怎样获取，找哪个机构", "政府信息公开指南,获取方式,工作机构"),
    "政府信息公开制度": ("政府信息公开工作按照什么规定做", "政府信息公开制度,规定"),
    "法定主动公开内容": ("法律要求公开的信息，一项一项列出", "法定主动公开内容,主动公开"),
    "政府信息公开年报": ("各机关每年公开了多少信息、办理了多少申请的年度报告", "政府信息公开年报,年度报告"),
    "依申请公开": ("没有主动公开的政府信息，向机关提出申请，以及查询办到哪一步", "依申请公开,申请,答复"),
    "政策文件": ("各机关制发的文件，可以按文号、机关、年份、主题、有效性查找", "政策文件,规范性文件,文号"),
    "村务公开": ("村民委员会向村民公布的村务", "村务公开,村民委员会"),
    "居务公开": ("居民委员会向居民公布的居务", "居务公开,居民委员会"),
    "政府开放日": ("政府开放日什么时候、在哪里、怎样报名", "政府开放日,报名"),
}
"""What a column says of itself: description and key words. A column of the catalogue is described by its name."""
UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class Article:
    """Something published, as the tags name it; `published` is 2021-01-19 09:30, `keywords` are separated by commas."""

    title: str
    published: str
    source: str
    summary: str = ""
    keywords: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The machine-readable head of one page; `address` is empty where no domain is entered."""

    named: tuple[tuple[str, str], ...]
    card: tuple[tuple[str, str], ...]
    address: str
    picture: str
    linked: Markup


@pass_context
def page_head(context: Context, title: str) -> Head:
    """Return the head of the page that is being rendered; `title` is the page's own, without the site's name."""
    site, request = public.site(), context["request"]
    article: Article | None = context.get("article") or None
    place = context.get("place", "organs")
    column = context.get("column_name") or COLUMN_OF_PLACE.get(place, "")
    described = _description(article.summary if article else context.get("page_summary", ""), title, column, site.name)
    address = public.printed_address(request.get_full_path())
    picture = public.printed_address(static(CARD))
    named = [
        *zip(SITE_TAGS, (site.name, site.domain, site.id_code), strict=True),
        *(_column(column, context.get("column_type") or OPEN, site.name) if column else ()),
        *(_article(article, described, address, picture) if article else (("Description", described),)),
    ]
    card = [
        ("og:type", "article" if article else "website"),
        ("og:title", article.title if article else title),
        ("og:description", described),
        ("og:site_name", site.name),
        ("og:locale", "zh_CN"),
        ("og:url", address),
        ("og:image", picture),
    ]
    graph = {"@context": "https://schema.org", "@graph": _graph(site, context, article, address)}
    return Head(_filled(named), _filled(card), address, picture, linked_data(graph))


def linked_data(value: object) -> Markup:
    """Return a value as the content of a data block: nothing in it can end the block."""
    return Markup(json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(UNSAFE))  # noqa: S704 - escaped by UNSAFE


def _column(name: str, kind: str, site: str) -> tuple[tuple[str, str], ...]:
    about, words = ABOUT.get(name, (f"{name}方面公开的信息", name))
    return tuple(zip(COLUMN_TAGS, (name, f"{site}：{about}。", words, kind), strict=True))


def _article(article: Article, described: str, address: str, picture: str) -> tuple[tuple[str, str], ...]:
    return (
        *zip(ARTICLE_TAGS, (article.title, article.published, article.source), strict=True),
        ("Keywords", article.keywords),
        ("Author", article.source),
        ("Description", described),
        ("Image", picture),
        ("Url", address),
    )


def _filled(pairs: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, text) for name, text in pairs if text)


def _description(summary: str, title: str, column: str, site: str) -> str:
    if summary:
        return summary if len(summary) <= LONGEST else f"{summary[: LONGEST - 1]}…"
    about = f"{ABOUT[column][0]}。" if column in ABOUT else ""
    return f"{title}。{about}" if title == site else f"{title}，{site}。{about}"


def _graph(site: public.SiteRow, context: Context, article: Article | None, address: str) -> list[dict[str, Any]]:
    """Return what the page is about: the government whose site it is, the organ, the document, and what the view adds."""
    graph = [_organization(site.sponsor or site.name, telephone=site.telephone, url=public.printed_address("/"))]
    if organ := context.get("organ"):
        place = public.printed_address(f"/{organ.code}/")
        graph.append(_organization(organ.name, telephone=organ.telephone, address=organ.address, url=place))
    if article:
        graph.append(_document(article, address))
    if context.get("about_this"):
        graph.append(dict(context["about_this"]))
    return [{name: found for name, found in node.items() if found != ""} for node in graph]


def _organization(name: str, **facts: str) -> dict[str, Any]:
    return {"@type": "GovernmentOrganization", "name": name, **facts}


def _document(article: Article, address: str) -> dict[str, Any]:
    day, _, clock = article.published.partition(" ")
    source = _organization(article.source)
    return {
        "@type": ["Article", "DigitalDocument"],
        "headline": article.title,
        "description": article.summary,
        "datePublished": f"{day}T{clock}:00+08:00" if clock else day,
        "author": source,
        "publisher": source,
        "url": address,
        "inLanguage": "zh-CN",
        "isAccessibleForFree": True,
    }
