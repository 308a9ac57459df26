"""The shapes of questions and answers, from which the description of the interface is made (OpenAPI 3.1).

What is asked is read with them. Answers are not: they are written in `shapes`, and the tests hold them to these.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Field, Schema
from pydantic import ConfigDict

from mingbai.core.asked import FIRST_YEAR, LAST_YEAR
from mingbai.entries.values.open_data import EntryKind
from mingbai.statute.disclosure.validity import Validity

Code = Annotated[str, Field(max_length=64, pattern="^[-a-zA-Z0-9_]*$", description="机关的代码")]
Cursor = Annotated[str, Field(max_length=64, pattern="^[0-9A-Za-z_.-]*$", description="上一次回答里的 next")]
Words = Annotated[str, Field(max_length=200, description="要找的词，用空格分开，每个都要有")]
Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
Limit = Annotated[int, Field(ge=1, le=100, description="一次给几条")]
Sort = Literal["newest", "best"]


class EntriesAsked(Schema):
    """Filters of entries."""

    organ: Code = ""
    subtree: bool = Field(False, description="1：连同下级")
    field: str = Field("", max_length=40, description="标准目录的领域，例如 社会救助")
    item: str = Field("", max_length=8, description="条例第20、21条的项，例如 20.9")
    year: Year | None = Field(None, description="公开的年份（北京时间）")
    kind: EntryKind | None = None
    validity: Validity | None = None
    q: Words = ""
    sort: Sort = Field("newest", description="newest：新的在前；best：标题里有的在前，只对 q 有用")
    limit: Limit = 20
    after: Cursor = ""


class WordsAsked(EntriesAsked):
    """The same, with words."""

    q: Annotated[Words, Field(min_length=1)]


class ReportsAsked(Schema):
    """Filters of annual reports."""

    organ: Code = ""
    year: Year | None = None
    limit: Limit = 20
    after: Cursor = ""


class Shape(Schema):
    """An answer: it has these fields and no others."""

    model_config = ConfigDict(extra="forbid")


class OrganNameShape(Shape):
    """An organ in passing."""

    code: str
    name: str


class ItemShape(Shape):
    """条例第20、21条的一项；两格都空：没有写明"""

    code: str
    name: str


class OtherPlaceShape(Shape):
    """另一个渠道上的同一条信息"""

    key: str
    url: str


class FileShape(Shape):
    """公开的附件；sha256 是下载到的文件的"""

    name: str
    url: str
    media_type: str
    size: int
    sha256: str = Field(pattern="^[0-9a-f]{64}$")


class EntryShape(Shape):
    """一条公开的信息"""

    id: int
    url: str
    title: str
    summary: str
    organ: OrganNameShape
    index_number: str
    document_number: str
    item: ItemShape
    field: str
    kind: EntryKind
    formed_on: date
    published_at: datetime
    validity: Validity
    channels: list[OtherPlaceShape]
    attachments: list[FileShape]


class LinkShape(Shape):
    """另一条公开的信息"""

    id: int
    title: str
    url: str


class VersionShape(Shape):
    """公开过的一个版本；note 是更正说明"""

    number: int
    published_at: datetime
    note: str


class ChainOfEntryShape(Shape):
    """全过程公开的一件事，和这条信息是其中哪一步"""

    id: int
    template: str
    title: str
    step: str
    url: str


class WholeEntryShape(EntryShape):
    """一条公开的信息，连同正文、版本和相关的信息"""

    body_html: str
    body_text: str
    versions: list[VersionShape]
    interprets: LinkShape | None
    interpreted_by: list[LinkShape]
    chain: ChainOfEntryShape | None


class TotalShape(Shape):
    """一共几条；is_exact 是 false：比这还多"""

    value: int
    is_exact: bool


class EntriesShape(Shape):
    """一页信息；next 放进 after 就是下一页，null：没有了"""

    items: list[EntryShape]
    next: str | None
    total: TotalShape


class HighlightsShape(Shape):
    """标题和正文里找到词的地方，HTML，词在 mark 里"""

    title: str
    pieces: list[str]


class FoundShape(EntryShape):
    """找到的一条信息"""

    highlights: HighlightsShape


class FoundEntriesShape(Shape):
    """一页找到的信息；suggestion 是可能想找的词，null：没有"""

    items: list[FoundShape]
    next: str | None
    total: TotalShape
    suggestion: str | None


class OrganShape(Shape):
    """一个机关"""

    code: str
    name: str
    short_name: str
    level: Literal["county", "department", "township", "village", "community"]
    parent: str | None
    credit_code: str
    url: str
    office: str
    address: str
    postcode: str
    telephone: str
    fax: str
    email: str
    hours: str
    closed_on: date | None


class OrgansShape(Shape):
    """所有的机关，上级在前"""

    items: list[OrganShape]
    next: None
    total: TotalShape


class SectionShape(Shape):
    """机关的公开专栏里的一部分"""

    name: str
    url: str


class CountedShape(Shape):
    """条例的一项和公开了几条"""

    code: str
    name: str
    count: int


class WholeOrganShape(OrganShape):
    """一个机关，连同专栏、下级、各项公开了几条、曾用名"""

    sections: list[SectionShape]
    items: list[CountedShape]
    children: list[OrganNameShape]
    former_names: list[str]


class LineShape(Shape):
    """公开目录的一行；is_blank：还没有公开过"""

    id: int
    field: str
    line1: str
    line2: str
    items: list[str]
    elements: list[str]
    basis: str
    time_limit: str
    subject: str
    channels: list[str]
    audience: str
    mode: str
    count: int
    last_published_at: datetime | None
    is_blank: bool


class LinesShape(Shape):
    """一个机关的公开目录；blank 是空白的行数，without_line 是不在目录里的信息条数"""

    items: list[LineShape]
    next: None
    total: TotalShape
    blank: int
    without_line: int


class ReportRowShape(Shape):
    """一份公布了的年度报告；data 是它的数据的地址"""

    organ: OrganNameShape
    year: int
    title: str
    published_on: date
    version: int
    url: str
    data: str


class ReportsShape(Shape):
    """一页年度报告"""

    items: list[ReportRowShape]
    next: str | None
    total: TotalShape


class ReportSectionShape(Shape):
    """报告的一节"""

    title: str
    text: str


class ReportFindingShape(Shape):
    """核对报告时发现的问题"""

    code: str
    severity: Literal["error", "warning", "notice"]
    cells: list[str]
    text: str
    article: str


class ReportShape(Shape):
    """一份年度报告的全部数据：tables["3"]["granted"]["natural"]；金额是文字，空白是 null"""

    form: Literal["2019", "2021"]
    year: int
    organ: str
    tables: dict[str, dict[str, dict[str, int | str | None]]]
    sections: list[ReportSectionShape]
    findings: list[ReportFindingShape]
    publications: dict[str, int]
    entries: int


class ErrorTextShape(Shape):
    """哪里不对"""

    code: str
    message: str


class ErrorShape(Shape):
    """没有办成"""

    error: ErrorTextShape
