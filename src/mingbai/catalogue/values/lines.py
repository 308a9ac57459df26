"""Lines of the catalogue as frozen values, the fixed words of their columns, and what makes a line complete."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from mingbai.core.errors import Invalid
from mingbai.core.words import one_line
from mingbai.statute.disclosure.decisions import Decision
from mingbai.statute.disclosure.items import statutory_items
from mingbai.statute.disclosure.ranges import SPECIAL_AUDIENCE, Prescribed

# 条例第26条: twenty workdays where the catalogue names no limit.
DEFAULT_UNIT = "20wd"
EVERYBODY = "全社会"
SPECIAL = SPECIAL_AUDIENCE
ACTIVE, ON_REQUEST = "主动", "依申请"
MODES = (ACTIVE, ON_REQUEST, f"{ACTIVE}；{ON_REQUEST}")
CHANNELS = (
    "政府网站",
    "政府公报",
    "两微一端",
    "发布会/听证会",
    "广播电视",
    "纸质媒体",
    "公开查阅点",
    "政务服务中心",
    "便民服务站",
    "入户/现场",
    "社区/企事业单位/村公示栏（电子屏）",
    "精准推送",
    "其他",
)
# Used by single fields only: the platforms for land, investment and tenders.
FIELD_CHANNELS = ("征地信息公开平台", "投资项目在线审批监管平台", "公共资源交易平台", "信用中国网站", "招投标公共服务平台")
SEPARATOR = "；"
COLUMN_WORDS = {
    "elements": "公开内容（要素）",
    "basis": "公开依据",
    "time_limit": "公开时限",
    "unit": "时限天数",
    "subject": "公开主体",
    "channels": "公开渠道和载体",
    "audience": "公开对象",
    "mode": "公开方式",
    "levels": "公开层级",
    "retired": "重新施行",
    "decision": "行政决定",
    "override": "覆盖说明",
    "source": "出处",
    "confidence": "核对程度",
}
CONFIDENCE_WORDS = {"C": "照目录原文", "P": "部分照目录原文，其余要核对", "M": "还没有对照目录原文，要核对"}


@dataclass(frozen=True, slots=True)
class Wording:
    """What a line's columns say in one edition; `unit` is the limit in the notation of limits, "" for none."""

    elements: tuple[str, ...]
    basis: str
    time_limit: str
    unit: str
    subject: str
    channels: tuple[str, ...]
    audience: str
    mode: str
    decision: Decision = Decision.NONE
    override: str = ""
    source: str = ""
    confidence: str = "C"


@dataclass(frozen=True, slots=True)
class LineKey:
    """The name of a line: field, first and second level."""

    field: str
    line1: str
    line2: str

    @property
    def title(self) -> str:
        """Both levels, or one when they are the same."""
        return self.line2 if self.line1 == self.line2 else f"{self.line1} · {self.line2}"


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line as one organ sees it on one day.

    `statutory_codes` are numbered for the organ's level; `unit` and `time_limit` are the organ's own, `catalogue_unit` the
    catalogue's; `reason` says why the line does not apply.
    """

    id: int
    owner_id: int
    owner_level: str
    key: LineKey
    position: int
    statutory_codes: tuple[str, ...]
    for_county: bool
    for_township: bool
    is_village_affairs: bool
    edition_id: int
    in_force_on: date
    wording: Wording
    unit: str
    time_limit: str
    is_applicable: bool = True
    reason: str = ""
    is_shortened: bool = False
    ends_on: date | None = None
    end_reason: str = ""

    @property
    def field(self) -> str:
        """The field of the catalogue: 社会救助."""
        return self.key.field

    @property
    def line1(self) -> str:
        """The first level."""
        return self.key.line1

    @property
    def line2(self) -> str:
        """The second level."""
        return self.key.line2

    @property
    def title(self) -> str:
        """Both levels, or one when they are the same."""
        return self.key.title

    @property
    def elements(self) -> tuple[str, ...]:
        """What an entry under this line has to say."""
        return self.wording.elements

    @property
    def prescribed(self) -> Prescribed:
        """What the line says about the readers of its entries."""
        return Prescribed(self.title, self.wording.audience, self.wording.channels, self.elements)

    @property
    def main_code(self) -> str:
        """The one item of the regulations that lists its entries: 条例第21条 before the general 第20条, both before others."""
        order = ("21.", "20.", "")
        return next((code for before in order for code in self.statutory_codes if code.startswith(before)), "")

    @property
    def effective_unit(self) -> str:
        """The limit that applies: twenty workdays where the catalogue names none (条例第26条)."""
        return self.unit or DEFAULT_UNIT

    @property
    def catalogue_unit(self) -> str:
        """The catalogue's limit, before any shortening by the organ."""
        return self.wording.unit

    @property
    def is_retired(self) -> bool:
        """Whether the line itself ends, not only this edition."""
        return bool(self.end_reason)

    @property
    def is_own(self) -> bool:
        """Whether an organ below the county added the line for itself."""
        return self.owner_level != "county"

    @property
    def is_to_be_checked(self) -> bool:
        """Whether the wording still has to be compared with the printed catalogue."""
        return self.wording.confidence != "C"


@dataclass(frozen=True, slots=True)
class EditionRow:
    """One edition of a line; `ends_on` is the first day it no longer applies, None while it is the last."""

    id: int
    in_force_on: date
    ends_on: date | None
    wording: Wording
    made_by: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class FieldCount:
    """One field of the catalogue as an organ sees it: its number of lines, and how many of them do not apply."""

    field: str
    lines: int
    not_applicable: int


@dataclass(frozen=True, slots=True)
class Covered:
    """One item of 条例第20、21条: the lines that serve it, how many have entries, how many entries, and the latest."""

    code: str
    text: str
    article: str
    lines: int
    lines_with_entries: int
    entries: int
    last_published_at: datetime | None

    @property
    def is_blank(self) -> bool:
        """Whether nothing is published for the item."""
        return self.entries == 0


@dataclass(frozen=True, slots=True)
class OrganCoverage:
    """One organ's coverage in numbers, for the county's list."""

    organ_id: int
    organ_code: str
    organ_name: str
    statutory: int
    statutory_covered: int
    lines: int
    lines_covered: int
    not_applicable: int

    @property
    def statutory_blank(self) -> int:
        """The number of items of the regulations with nothing published."""
        return self.statutory - self.statutory_covered


def codes_for(level: str, codes: Sequence[str], topics: Sequence[str], on: date) -> tuple[str, ...]:
    """Return a line's statutory codes for an organ of this level: the shared ones, then those of its topics."""
    numbered = {one.text: one.code for one in statutory_items(level, on)} if topics else {}
    return (*codes, *(numbered[topic] for topic in topics if topic in numbered))


def checked_key(key: LineKey) -> LineKey:
    """Return the name without stray blanks; raise Invalid when a part is missing or too long."""
    return LineKey(
        one_line(key.field, "领域", "field", 40),
        one_line(key.line1, "一级事项", "line1", 60),
        one_line(key.line2, "二级事项", "line2", 120),
    )


def checked(wording: Wording) -> Wording:
    """Return the wording without stray blanks; Invalid names the column to correct."""
    if wording.mode not in MODES:
        raise Invalid("公开方式写主动、依申请，或者两样都写。", "mode")
    unknown = [one for one in wording.channels if one not in (*CHANNELS, *FIELD_CHANNELS)]
    if unknown:
        raise Invalid(f"公开渠道里没有“{unknown[0]}”，从固定的清单里选。", "channels")
    if not wording.channels:
        raise Invalid("选至少一个公开渠道和载体。", "channels")
    order = (*CHANNELS, *FIELD_CHANNELS)
    return Wording(
        elements=tuple(dict.fromkeys(one_line(one, "公开内容的每一项", "elements", 400) for one in wording.elements)),
        basis=one_line(wording.basis, "公开依据", "basis", 600),
        time_limit=one_line(wording.time_limit, "公开时限", "time_limit", 300, required=False),
        unit=wording.unit.strip(),
        subject=one_line(wording.subject, "公开主体", "subject", 200),
        channels=tuple(sorted(dict.fromkeys(wording.channels), key=order.index)),
        audience=_audience(wording.audience),
        mode=wording.mode,
        decision=Decision(wording.decision),
        override=one_line(wording.override, "覆盖说明", "override", 500, required=False),
        source=one_line(wording.source, "出处", "source", 300, required=False),
        confidence=wording.confidence,
    )


def replaced_basis(basis: str, old: str, new: str) -> str:
    """Return the basis with the new law in place of the old; a law then cited twice is kept once."""
    parts = basis.replace(old, new).split(SEPARATOR)
    return SEPARATOR.join(dict.fromkeys(part.strip() for part in parts))


def _audience(value: str) -> str:
    kept = one_line(value, "公开对象", "audience", 100)
    if kept != EVERYBODY and not kept.startswith(SPECIAL):
        raise Invalid(f"公开对象写{EVERYBODY}，或者“{SPECIAL}（是哪些人）”。", "audience")
    return kept


def split_codes(level: str, codes: Sequence[str], on: date) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Split the codes chosen at this level into shared codes and topics; raise Invalid for a code that the level lacks."""
    known = {one.code: one.text for one in statutory_items(level, on)}
    for code in codes:
        if code not in known:
            raise Invalid("选条例第20条、第21条里的事项。", "statutory_codes")
    shared = tuple(code for code in codes if not code.startswith("21."))
    return shared, tuple(known[code] for code in codes if code.startswith("21."))


def key_texts(key: LineKey) -> dict[str, str]:
    """Return a line's name by the columns of the printed table, for the screen of what becomes public."""
    return {"领域": key.field, "一级事项": key.line1, "二级事项": key.line2}


def wording_texts(wording: Wording) -> dict[str, str]:
    """Return what an edition says by the columns of the printed table, for the screen of what becomes public."""
    return {
        "公开内容": "；".join(wording.elements),
        "公开依据": wording.basis,
        "公开时限": wording.time_limit,
        "公开主体": wording.subject,
        "公开渠道": "；".join(wording.channels),
        "公开对象": wording.audience,
        "公开方式": wording.mode,
        "改写的说明": wording.override,
    }
