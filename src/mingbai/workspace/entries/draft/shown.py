"""A draft as its page shows it: steps, elements with their state, files with their lists, other findings."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from mingbai.core.forms import Choice
from mingbai.entries.queries.parts import AttachmentRow
from mingbai.entries.queries.work import WorkEntry
from mingbai.entries.values.content import Element
from mingbai.entries.values.findings import CheckFinding
from mingbai.privacy.advice import KIND_WORDS, NOTHING_FOUND
from mingbai.privacy.spans import DataKind
from mingbai.scanning.columns import ScannedColumn
from mingbai.statute.disclosure.comments import CommentNotice
from mingbai.statute.disclosure.review import REVIEW_WORDS, Stage, Standing
from mingbai.workspace.duties.advice import advised
from mingbai.workspace.entries.words import treatment

PERSONAL = frozenset(kind.value for kind in DataKind)
PERSON_LISTS = ("名单", "对象", "花名册")
KEEP = "keep"
LONG_MASK = re.compile(r"\*{5,}")
ANCHORS = {"title": "id_title", "summary": "id_summary", "body": "id_body", "range": "id_range"} | {
    name: f"id_{name}" for name in CommentNotice.__dataclass_fields__
}


@dataclass(frozen=True, slots=True)
class ElementView:
    """One element: its state ("done", "half", "miss"), what to write, an example, and a remark for the checklist."""

    number: int
    name: str
    text: str
    is_in_text: bool
    state: str
    says: str
    example: str
    remark: str
    href: str

    @property
    def id(self) -> str:
        """The id of the element's input."""
        return f"element-{self.number}"


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One column of a list; without choices it is kept unchanged."""

    name: str
    header: str
    sample: str
    count: int
    is_hidden: bool
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """One list in a file."""

    place: str
    columns: tuple[ColumnView, ...]


@dataclass(frozen=True, slots=True)
class FileView:
    """A file with its findings. `state` is "stop", "warn" or "done"; `total` counts the personal data that block it."""

    row: AttachmentRow
    state: str
    total: int
    counts: tuple[tuple[str, int], ...]
    sources: str
    released: str
    tables: tuple[TableView, ...]
    key: str

    @property
    def kinds(self) -> str:
        """身份证号 86 处、住址 41 处"""
        return "、".join(f"{name} {n} 处" for name, n in self.counts)

    @property
    def anchor(self) -> str:
        """The id of the file's finding on the page."""
        return f"file-{self.row.id}"


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding that is not about personal data in a file; `href` leads to the place to fix it."""

    finding: CheckFinding
    href: str


@dataclass(frozen=True, slots=True)
class DraftShown:
    """The whole check of a draft."""

    elements: tuple[ElementView, ...]
    files: tuple[FileView, ...]
    findings: tuple[FindingView, ...]
    why: str
    why_href: str
    summary: str
    may_ask: bool

    @property
    def done(self) -> int:
        """The number of elements present."""
        return sum(1 for one in self.elements if one.state == "done")


def shown(
    findings: tuple[CheckFinding, ...],
    rows: tuple[AttachmentRow, ...],
    elements: tuple[Element, ...],
    chosen: dict[str, str] | None = None,
) -> DraftShown:
    """Return the check of a draft, with elements as typed and treatments as chosen on the page."""
    files = tuple(_file(row, findings, chosen or {}) for row in rows)
    views = tuple(_element(n, one, files) for n, one in enumerate(elements))
    anchors = {f"element:{one.name}": one.id for one in views}
    others = tuple(FindingView(one, _href(one, anchors)) for one in findings if not (one.attachment_id and one.code in PERSONAL))
    stops = tuple(one for one in others if one.finding.is_stop)
    blocked = tuple(one for one in files if one.total)
    may_ask = any(one.is_stop and one.may_release for one in findings)
    return DraftShown(views, files, others, *_why(stops, blocked), _summary(others, blocked), may_ask)


def steps(entry: WorkEntry) -> tuple[tuple[str, ...], int]:
    """Return the entry's step names and the index of the current one, past the last once the entry is public."""
    names = ("起草和检查", *(REVIEW_WORDS[stage] for stage in entry.chain), "发布")
    if entry.stage is Stage.NONE:
        return names, len(names) if entry.standing is not Standing.UNPUBLISHED else 0
    if entry.stage is Stage.APPROVED:
        return names, len(names) - 1
    stage = Stage.SECRECY if entry.stage is Stage.REFERRED else entry.stage
    return names, entry.chain.index(stage) + 1 if stage in entry.chain else 0


def _file(row: AttachmentRow, findings: tuple[CheckFinding, ...], chosen: dict[str, str]) -> FileView:
    own = tuple(one for one in findings if one.attachment_id == row.id)
    personal = tuple(one for one in own if one.code in PERSONAL)
    stops = tuple(one for one in personal if one.is_stop)
    state = "stop" if any(one.is_stop for one in own) else "warn" if any(not one.released for one in own) else "done"
    return FileView(
        row=row,
        state=state,
        total=sum(one.count for one in stops),
        counts=tuple((KIND_WORDS[DataKind(one.code)], one.count) for one in stops),
        sources="，".join(dict.fromkeys(one.source for one in stops if one.source)),
        released="；".join(dict.fromkeys(one.released for one in personal if one.released)),
        tables=tuple(
            TableView(table.place, tuple(_column(f"treat-{row.id}-{t}-{c}", one, chosen) for c, one in enumerate(table.columns)))
            for t, table in enumerate(row.tables)
        ),
        key=stops[0].key if stops else "",
    )


def _column(name: str, row: ScannedColumn, chosen: dict[str, str]) -> ColumnView:
    value = chosen.get(name) or next(iter(row.treatments), KEEP)
    choices = tuple(Choice(one, treatment(one), one == value) for one in row.treatments)
    # A column without personal data is kept as it is, so there is nothing to choose.
    is_plain = not row.findings and next(iter(row.treatments), KEEP) == KEEP
    sample = LONG_MASK.sub("**…**", row.sample)
    return ColumnView(name, row.header, sample, row.findings, row.is_hidden, () if is_plain else choices)


def _element(number: int, element: Element, files: tuple[FileView, ...]) -> ElementView:
    """Return one element; it is "half" when it is a list of persons and a file is still blocked."""
    blocked = next((one for one in files if one.state == "stop"), None)
    is_list = any(word in element.name for word in PERSON_LISTS)
    advice = advised(element.name)
    state, remark, href = ("done", "", "") if element.is_done else ("miss", "没有就写明没有", f"#element-{number}")
    if blocked and is_list and (element.is_in_text or not element.is_done):
        state, remark, href = "half", "已上传，要隐去个人信息", f"#{blocked.anchor}"
    return ElementView(number, element.name, element.text, element.is_in_text, state, advice.says, advice.example, remark, href)


def _href(finding: CheckFinding, elements: dict[str, str]) -> str:
    anchor = ANCHORS.get(finding.place) or elements.get(finding.place)
    return f"#{anchor}" if anchor else ""


def _why(stops: tuple[FindingView, ...], blocked: tuple[FileView, ...]) -> tuple[str, str]:
    """Say why the draft cannot be submitted, and link to the first thing to do."""
    said = [f"附件里有不能公开的个人信息：{_added(blocked)}。"] if blocked else []
    said += [f"{one.finding.title.rstrip('。')}。" for one in stops[: 2 - len(said)]]
    more = len(stops) + bool(blocked) - len(said)
    if more > 0:
        said.append(f"还有{more}项。")
    if not said:
        return "", ""
    href = f"#{blocked[0].anchor}" if blocked else stops[0].href or "#findings"
    return "".join(said), href


def _added(blocked: tuple[FileView, ...]) -> str:
    """Add up all files: 身份证号 86 处、住址 41 处"""
    counted: Counter[str] = Counter()
    for file in blocked:
        counted.update(dict(file.counts))
    return "、".join(f"{name} {n} 处" for name, n in counted.items())


def _summary(others: tuple[FindingView, ...], blocked: tuple[FileView, ...]) -> str:
    """3 项要改，1 项提醒"""
    stops = len(blocked) + sum(1 for one in others if one.finding.is_stop)
    warns = sum(1 for one in others if one.finding.severity == "warn")
    notes = len(others) - warns - (stops - len(blocked))
    said = [f"{n} 项{words}" for n, words in ((stops, "要改"), (warns, "要补上"), (notes, "提醒")) if n]
    return "，".join(said) or NOTHING_FOUND
