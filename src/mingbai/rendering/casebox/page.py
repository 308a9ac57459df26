"""The page that lists the files of a closed case; it needs no network and no other program."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from importlib.resources import files
from urllib.parse import quote

from mingbai.rendering.casebox.value import CaseBox
from mingbai.rendering.casepaper.box import BoxItem
from mingbai.statute.dates import long_day

HEADS = ("序号", "责任者", "文号", "题名", "日期", "页号", "备注")
HOW_TO_VERIFY = (
    "核对文件有没有被改过：在这个文件夹里运行 <code>sha256sum -c SHA256SUMS</code>；"
    "在 Windows 上用 <code>certutil -hashfile 文件名 SHA256</code>，和 SHA256SUMS 里的对照。"
)


def render(box: CaseBox, names: Sequence[str]) -> str:
    """Return the page; `names` are those of the files in their order, empty for one that was removed."""
    style = files(__package__).joinpath("casebox.css").read_text("utf-8")
    title = escape(f"{box.number} {box.title}")
    facts = (("立卷机关", box.organ_name), ("结案日期", long_day(box.closed_on)), *box.facts)
    told = "".join(f"<dt>{escape(label)}</dt><dd>{escape(words)}</dd>" for label, words in facts)
    heads = "".join(f'<th scope="col">{head}</th>' for head in HEADS)
    rows = "".join(_row(place, name, one.item) for place, (name, one) in enumerate(zip(names, box.files, strict=True), 1))
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n<dl>{told}</dl>\n"
        f'<div tabindex="0" role="region" aria-label="卷内目录"><table><caption>卷内目录，共{len(box.files)}件</caption>'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>\n<p>{HOW_TO_VERIFY}</p>\n"
        "</main>\n</body>\n</html>\n"
    )


def _row(place: int, name: str, item: BoxItem) -> str:
    link = f'<a href="{quote(name)}">{escape(item.title)}</a>' if name else escape(item.title)
    words = (
        str(place),
        escape(item.author),
        escape(item.number),
        link,
        item.on.isoformat(),
        escape(item.pages),
        escape(item.remark),
    )
    return f"<tr>{''.join(f'<td>{one}</td>' for one in words)}</tr>\n"
