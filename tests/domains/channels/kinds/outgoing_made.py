"""Published entries for the tests of the kinds of channels."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from PIL import Image

from mingbai.channels.kinds.values import ChannelFile, Outgoing

LINK = "https://www.pengyang.example/baiyang/entries/12/"
ROWS = "".join(f"<tr><td>{n}</td><td>王*{n}</td><td>白阳镇某村{n % 9}组</td><td>每月{n + 300}元</td></tr>" for n in range(1, 301))
LIST = (
    '<h2>一、名单</h2><p>按程序评议，<a href="https://elsewhere.example/">现予公示</a>。</p>'
    f"<table><caption>低保名单</caption><thead><tr><th>序号</th><th>姓名</th><th>住址</th><th>标准</th></tr></thead><tbody>{ROWS}</tbody></table>"
    "<p>监督电话：0954-7012345</p>"
)


@cache
def picture(form: str = "PNG", size: tuple[int, int] = (60, 40), noise: bool = False) -> bytes:
    out = io.BytesIO()
    (Image.effect_noise(size, 90) if noise else Image.new("RGB", size, "red")).save(out, form)
    return out.getvalue()


def made(**said: Any) -> Outgoing:
    """Return an entry with one picture; `said` replaces what a test is about."""
    values: dict[str, Any] = {
        "title": "白阳镇2026年第一季度低保名单",
        "summary": "本季度新增12户，取消3户。",
        "html": "<h2>一、依据</h2><p>按<strong>规定</strong>公示如下。</p><ul><li>新增12户</li><li>取消3户</li></ul>",
        "text": "一、依据\n按规定公示如下。\n新增12户\n取消3户",
        "link": LINK,
        "organ_name": "白阳镇人民政府",
        "organ_short_name": "白阳镇",
        "index_number": "640425-02/2026-00012",
        "version": 1,
        "published_on": "2026-04-08",
        "files": (ChannelFile("公示栏.png", "image/png", picture()),),
    } | said
    values["entry"] = {
        "id": 12,
        "url": values["link"],
        "title": values["title"],
        "summary": values["summary"],
        "organ": {"code": "baiyang", "name": values["organ_name"]},
        "index_number": values["index_number"],
        "document_number": "",
        "item": {"code": "20.11", "name": "社会救助"},
        "field": "社会救助",
        "formed_on": "2026-04-02",
        "published_at": "2026-04-08T09:30:00+08:00",
        "valid_until": None,
        "attachments": [{"name": one.name, "url": f"{values['link']}files/7/{one.name}"} for one in values["files"]],
    }
    return Outgoing(**values)
