"""What an announcer reads out: opening, short sentences, a summary in place of each table, closing; and how long it takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mingbai.rendering.blocks import Block, ProseBlock, ProseKind, TableBlock
from mingbai.rendering.board.fit import is_sum
from mingbai.rendering.spoken.numbers import spoken, telephone

PACE = 200
"""Characters a minute."""
LONGEST = 40
"""Characters after which a sentence is divided at its next comma."""
_END = re.compile(r"(?<=[。！？；!?;])|\n")
_COMMA = re.compile(r"(?<=[，：])")
_ADDRESS = re.compile(r"\s*(?:https?://|www\.)[\w./?=&%#~:@+-]+")
_BRACKETS = re.compile(r"[（(]([^（）()]*)[）)]")
_SPOKEN = re.compile(r"[^\W_]")
_PHONES = re.compile(r"[\d-]{5,}")


@dataclass(frozen=True, slots=True)
class BroadcastScript:
    """The sentences in their order, ready to be read out."""

    sentences: tuple[str, ...]

    @property
    def characters(self) -> int:
        """How many characters are said."""
        return sum(len(_SPOKEN.findall(one)) for one in self.sentences)

    @property
    def seconds(self) -> int:
        """How long it takes."""
        return max(1, round(self.characters * 60 / PACE))


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is announced. `listeners` are those addressed; `where` is where the whole of it can be read."""

    listeners: str
    organ_name: str
    title: str
    blocks: Sequence[Block]
    summary: str = ""
    period: str = ""
    telephone: str = ""
    where: str = ""


def script(of: Announcement) -> BroadcastScript:
    """Return the script; nothing is added to what the text says but who speaks, where it stands and whom to call."""
    said = [f"{of.listeners}，现在广播{of.organ_name}公开的一条信息。", f"题目是：{_unbracketed(of.title)}。"]
    said += _sentences(of.summary)
    for block in of.blocks:
        said += _table(block, of.where) if isinstance(block, TableBlock) else _prose(block)
    said += _sentences(of.period)
    said = [spoken(one) for one in said]
    if of.where:
        said.append(f"全文{of.where}。")
    if number := _PHONES.search(of.telephone):
        read = telephone(number.group())
        said += [f"有意见、想问清楚的，打电话：{read}。", f"再说一遍电话：{read}。"]
    return BroadcastScript((*said, "广播完了。"))


def _prose(block: ProseBlock) -> list[str]:
    if block.kind is ProseKind.HEADING:
        return [f"{_unbracketed(block.text).rstrip('。：:')}。"]
    return list(_sentences(block.text))


def _sentences(text: str) -> Iterator[str]:
    """Yield short sentences; an address that nobody could write down is left to the paper."""
    plain = _ADDRESS.sub("公开栏上写的网址", _unbracketed(text))
    for sentence in (part.strip() for part in _END.split(plain)):
        if sentence:
            yield from _short(sentence if sentence[-1] in "。！？；!?;" else f"{sentence}。")


def _short(sentence: str) -> Iterator[str]:
    parts, current = _COMMA.split(sentence), ""
    for part in parts:
        if current and len(current) + len(part) > LONGEST:
            yield f"{current.rstrip('，：')}。"
            current = ""
        current += part
    if current.strip("。"):
        yield current.replace("；", "。")


def _unbracketed(text: str) -> str:
    """Return a text whose remarks in brackets are read as part of the sentence."""
    return _BRACKETS.sub(lambda found: f"，{found[1]}，", text).replace("，，", "，").replace("，。", "。").strip("，")


def _table(table: TableBlock, where: str) -> Iterator[str]:
    """Yield what a table is about, its sums, and where it can be read; its cells are not read out."""
    rows = [row for row in table.rows if not is_sum(row)]
    name = _unbracketed(table.caption) or "这里有一张表"
    columns = "、".join(_unbracketed(one).replace("，", "") for one in table.header if one)
    about = f"{name}，一共{len(rows)}行"
    yield f"{about}，写着{columns}。" if columns else f"{about}。"
    for row in table.rows:
        if is_sum(row):
            yield f"{_summed(table.header, row)}。"
    yield f"表里的内容不逐条念，{where or '请看公开栏'}。"


def _summed(header: Sequence[str], row: Sequence[str]) -> str:
    """Return a row of sums with the names of its columns: 合计40人次，金额50,340元."""
    said = [row[0].strip()]
    for place, cell in enumerate(row[1:], 1):
        if cell := cell.strip():
            name = header[place] if place < len(header) else ""
            unit = re.search(r"[（(]([^（）()]+)[）)]", name)
            said.append(f"{_BRACKETS.sub('', name)}{cell}{unit[1] if unit else ''}")
    return "，".join(said)
