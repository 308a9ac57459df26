"""The official table read back: the same form, with the liberties that real tables take.

Headings are found by their words, merged cells apply to all their rows, and an empty first level repeats that of the row above.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mingbai.rendering.catalogue.table import ACTIVE, EVERYBODY, ON_REQUEST, SEPARATOR, SPECIAL, PrintedRow
from mingbai.statute.disclosure.decisions import DECISION_WORDS, Decision

SEARCHED_FOR_HEADS = 12
CHOSEN = "■☑√✓✔▇▣●"
NOT_CHOSEN = "□☐○"
_MARKED = re.compile(f"([{CHOSEN}{NOT_CHOSEN}])([^{CHOSEN}{NOT_CHOSEN}]*)")
_TITLE = re.compile(r"(.+?)(?:领域)?(?:基层)?(?:政务|政府信息)公开(?:事项)?(?:标准)?目录")
_BULLET = re.compile(r"^(?:[●•◆]|\d{1,2}[.．、]|（\d{1,2}）)\s*")
# The words of a heading, without blanks and brackets, and the column that they mean.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "line1": ("一级事项",),
    "line2": ("二级事项",),
    "elements": ("公开内容",),
    "basis": ("公开依据",),
    "time_limit": ("公开时限",),
    "subject": ("公开主体",),
    "channels": ("公开渠道",),
    "everybody": ("全社会",),
    "special": ("特定群体", "特定群众"),
    "active": ("主动",),
    "on_request": ("依申请",),
    "county": ("县级", "县区级", "区县级", "市县级"),
    "township": ("乡级", "乡镇级", "乡村级", "乡、村级", "镇级", "乡镇、村级"),
    "decision": ("行政决定",),
}
NAMES = {
    "line1": "一级事项",
    "line2": "二级事项",
    "elements": "公开内容（要素）",
    "basis": "公开依据",
    "time_limit": "公开时限",
    "subject": "公开主体",
    "channels": "公开渠道和载体",
    "everybody": "全社会",
    "special": "特定群体",
    "active": "主动",
    "on_request": "依申请",
    "county": "县级",
    "township": "乡级",
    "decision": "行政决定",
}
# Columns that a table may leave out.
MAY_LACK = frozenset({"special", "on_request", "everybody", "decision"})
TICKED = ("everybody", "special", "active", "on_request", "county", "township")
# Marks by the words of the last column; an empty cell is no decision.
DECISIONS = {words: one for one, words in DECISION_WORDS.items() if one}
# What people write where nothing is ticked.
UNTICKED = frozenset({"×", "X", "x", "否", "无", "/", "-", "—", *NOT_CHOSEN})


class NoTable(ValueError):
    """No sheet of a workbook is the official table; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that cannot be accepted: the sheet, the row (0 for the whole sheet) and a sentence."""

    sheet: str
    row: int
    message: str

    def __str__(self) -> str:
        place = f"“{self.sheet}”第{self.row}行" if self.row else f"“{self.sheet}”"
        return f"{place}：{self.message}"


@dataclass(frozen=True, slots=True)
class Back:
    """What a file says: its rows, and everything wrong with it at once."""

    rows: tuple[PrintedRow, ...]
    wrong: tuple[Wrong, ...]


def read_back(sheets: Iterable[tuple[str, Sequence[Sequence[str]]]], fields: Collection[str], channels: Sequence[str]) -> Back:
    """Read the rows of a workbook's sheets, each given by its name and its cells as texts, merged cells filled.

    `fields` are the known names, `channels` all that may be ticked. Raises NoTable where no sheet has the form.
    """
    rows: list[PrintedRow] = []
    wrong: list[Wrong] = []
    is_found = False
    for title, grid in sheets:
        heads = _heads(grid)
        if heads is None:
            continue
        is_found = True
        first, places = heads
        lacking = [NAMES[name] for name in COLUMNS if name not in places and name not in MAY_LACK]
        if lacking:
            wrong.append(Wrong(title, 0, f"少了{'、'.join(lacking)}这些列。"))
            continue
        field = field_of(title, [cell for row in grid[: first - 1] for cell in row], fields)
        _take(_Sheet(title, field, places, channels), grid, first, rows, wrong)
    if not is_found:
        raise NoTable("文件里没有标准目录的表：表头要有一级事项、二级事项、公开内容。先导出一份，照着填。")
    return Back(tuple(rows), tuple(wrong))


def field_of(sheet: str, over: Sequence[str], fields: Collection[str]) -> str:
    """Return the field of a sheet, from its name or its title, preferring a known one."""
    title = next((cell for cell in over if "目录" in cell), "")
    if sheet in fields:
        return sheet
    named = [field for field in fields if field in title]
    if named:
        return max(named, key=len)
    found = _TITLE.match(title)
    return found[1].strip() if found else sheet.strip()


@dataclass(frozen=True, slots=True)
class _Sheet:
    title: str
    field: str
    places: Mapping[str, int]
    channels: Sequence[str]


def _heads(grid: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]] | None:
    """Return the first row after the headings (from 1) and the columns; None when there is no heading."""
    for place, row in enumerate(grid[:SEARCHED_FOR_HEADS], 1):
        words = [_bare(cell) for cell in row]
        if any(word in COLUMNS["line2"] for word in words):
            over = [_bare(cell) for cell in grid[place - 2]] if place > 1 else [""] * len(words)
            return place + 1, _places(words, over)
    return None


def _places(words: Sequence[str], over: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, (word, above) in enumerate(zip(words, over, strict=True)):
        for name, known in COLUMNS.items():
            if name not in found and any(one.startswith(known) for one in (word, above) if one):
                found[name] = column
                break
    return found


def _bare(cell: str) -> str:
    return re.sub(r"[\s（）()]", "", cell)


def _take(sheet: _Sheet, grid: Sequence[Sequence[str]], first: int, rows: list[PrintedRow], wrong: list[Wrong]) -> None:
    line1 = ""
    for place, cells in enumerate(grid[first - 1 :], first):
        said = {name: cells[column] for name, column in sheet.places.items()}
        said.update({name: "" for name in TICKED if said.get(name, "") in UNTICKED})
        if not any(said.values()) or not (said["line2"] or said["elements"] or said["basis"]):
            continue
        line1 = said["line1"] or line1
        messages = list(_mistakes(sheet, {**said, "line1": line1}))
        wrong.extend(Wrong(sheet.title, place, message) for message in messages)
        if not messages:
            rows.append(_row(sheet, {**said, "line1": line1}))


def _mistakes(sheet: _Sheet, said: Mapping[str, str]) -> Iterator[str]:
    for name in ("line1", "line2", "basis", "subject"):
        if not said[name]:
            yield f"没有写{NAMES[name]}。"
    ticked, unknown = channels_in(said["channels"], sheet.channels)
    if unknown:
        yield f"公开渠道和载体里不认识“{unknown[0]}”，用固定清单里的名称，别的归到“其他”。"
    elif not ticked:
        yield "公开渠道和载体一个也没有选（■）。"
    if not said.get("everybody") and not said.get("special"):
        yield "公开对象没有选：全社会，或者特定群体。"
    if not said["active"] and not said.get("on_request"):
        yield "公开方式没有选：主动，或者依申请。"
    if not said["county"] and not said["township"]:
        yield "公开层级没有选：县级，或者乡级。"
    if said.get("decision") and said["decision"] not in DECISIONS:
        yield f"行政决定写{'、'.join(DECISIONS)}，或者空着。"


def channels_in(cell: str, known: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ticked channels of a cell in the order of the list, and the ticked words that are not in it."""
    marked = _MARKED.findall(cell)
    words = [word for mark, word in marked if mark in CHOSEN] if marked else re.split(r"[；;\n]", cell)
    ticked: set[str] = set()
    unknown: list[str] = []
    for word in (one.strip(" \t\n；;，,。") for one in words):
        if not word:
            continue
        channel = _channel(word, known)
        if channel:
            ticked.add(channel)
        else:
            unknown.append(word)
    return tuple(one for one in known if one in ticked), tuple(unknown)


def _channel(word: str, known: Sequence[str]) -> str:
    """Return the listed channel that a word means; 其他（…） is 其他, a name without its brackets is that name."""
    plain = _plain(word)
    for one in known:
        if plain == _plain(one) or plain == _plain(re.sub(r"（.*）", "", one)):
            return one
    return next((one for one in known if one == "其他" and plain.startswith(one)), "")


def _plain(word: str) -> str:
    return re.sub(r"[\s/、\\_（）()：:]", "", word)


def _row(sheet: _Sheet, said: Mapping[str, str]) -> PrintedRow:
    special = said.get("special", "")
    whose = special.strip(CHOSEN + " \n").strip()
    modes = [word for word, name in ((ACTIVE, "active"), (ON_REQUEST, "on_request")) if said.get(name)]
    audience = EVERYBODY if not special else f"{SPECIAL}{_bracketed(whose)}"
    return PrintedRow(
        field=sheet.field,
        line1=_line(said["line1"]),
        line2=_line(said["line2"]),
        elements=elements_in(said["elements"]),
        basis=_line(said["basis"]),
        time_limit=_line(said["time_limit"]),
        subject=_line(said["subject"]),
        channels=channels_in(said["channels"], sheet.channels)[0],
        audience=audience,
        mode=SEPARATOR.join(modes),
        county=bool(said["county"]),
        township=bool(said["township"]),
        decision=DECISIONS.get(said["decision"], Decision.NONE) if "decision" in said else None,
    )


def elements_in(cell: str) -> tuple[str, ...]:
    """Split a cell into its elements at ；or line ends, without leading bullets and numbers."""
    parts = (_BULLET.sub("", part.strip()).strip().rstrip("。") for part in re.split(r"[；;\n]", cell))
    return tuple(dict.fromkeys(_line(part) for part in parts if part))


def _bracketed(whose: str) -> str:
    if not whose or whose.startswith("（"):
        return whose
    return f"（{whose.strip('()')}）"


def _line(cell: str) -> str:
    """Return one line; a break inside Chinese text is not a space."""
    return re.sub(r"\s+", " ", re.sub(r"(?<=[^\x00-\x7f])\s*\n\s*(?=[^\x00-\x7f])", "", cell)).strip()
