"""Papers of the handling: approval, search record, opinions of others, fees, proof of service, evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mingbai.rendering.casepaper.money import in_capitals
from mingbai.rendering.casepaper.text import opinion
from mingbai.rendering.casepaper.value import (
    CasePaper,
    CellSide,
    ListColumn,
    ListTable,
    PairRow,
    PairTable,
    Prose,
    Signed,
    SigningLine,
)
from mingbai.rendering.lines import NO_DAY
from mingbai.statute.cases.fees import FeeLine, FeeWay


@dataclass(frozen=True, slots=True)
class PaperHead:
    """What every paper of a case carries: the organ, the number of the registration, the day of the paper."""

    organ_name: str
    number: str
    on: date


@dataclass(frozen=True, slots=True)
class SearchStep:
    """One search: the system or room, how it was searched (关键词), which years, who, when, and what was found."""

    place: str
    method: str
    span: str
    who: str
    on: date
    found: str


@dataclass(frozen=True, slots=True)
class ServedPaper:
    """A paper that is served: its title, its number, how many copies."""

    title: str
    number: str
    copies: int = 1


@dataclass(frozen=True, slots=True)
class WithheldPart:
    """One part of a page that is withheld: which one from the top, where it lies (上部), and the ground with its article."""

    page: int
    place: int
    where: str
    ground: str


def approval_slip(head: PaperHead, pairs: Sequence[tuple[str, str]], steps: Sequence[Signed]) -> CasePaper:
    """Return the approval slip (办理呈批单): the case in `pairs` of label and words, then a tall row for each opinion."""
    rows = (*(PairRow((pair,)) for pair in pairs), *(PairRow(((one.step, opinion(one)),), tall=True) for one in steps))
    return _paper(head, "政府信息公开申请办理呈批单", (PairTable(rows),))


def search_record(head: PaperHead, *, wanted: str, steps: Sequence[SearchStep], conclusion: str, checker: str = "") -> CasePaper:
    """Return the record of a search for information that was not found (检索记录; 法释〔2025〕8号第5条第6项)."""
    columns = (
        ListColumn("序号", 4),
        ListColumn("检索的系统或者库房", 9, CellSide.LEFT),
        ListColumn("检索方法、关键词", 9, CellSide.LEFT),
        ListColumn("时间范围", 6),
        ListColumn("检索人", 6),
        ListColumn("检索日期", 6),
        ListColumn("结果", 8, CellSide.LEFT),
    )
    rows = tuple(
        (str(place), one.place, one.method, one.span, one.who, one.on.isoformat(), one.found)
        for place, one in enumerate(steps, 1)
    )
    sought = PairTable((PairRow((("要找的信息", wanted),)),))
    parts = (sought, ListTable(columns, rows, "检索经过"), Prose((conclusion,), "检索结论"))
    return _paper(head, "政府信息检索记录", parts, (SigningLine("检索人"), SigningLine("复核人", checker)))


def opinion_slip(head: PaperHead, *, about: str, choices: Sequence[str], silence: str, return_to: str) -> CasePaper:
    """Return the slip on which a third party or another organ answers a consultation (意见回执).

    `choices` are the answers to tick, `silence` what the law says of an answer that does not come in time.
    """
    rows = (
        PairRow((("征求意见的信息", about),)),
        PairRow((("意见（选一项）", "\n".join(f"□{words}" for words in choices)),)),
        PairRow((("理由", "\n" * 8),), tall=True),
        PairRow((("联系人", ""), ("联系电话", ""))),
    )
    parts = (
        PairTable(rows),
        Prose((silence, "不同意公开的，在理由一栏写明哪些内容不能公开、为什么。", f"本回执请寄（送）：{return_to}。")),
    )
    return _paper(head, "征求意见回执", parts, (SigningLine("答复人（签名或者盖章）"),))


def fee_table(head: PaperHead, *, way: FeeWay, lines: Sequence[FeeLine], basis: str, payment: str) -> CasePaper:
    """Return the reckoning of a fee, tier by tier, as an annex of its notice (信息处理费计算表)."""
    unit = "件" if way is FeeWay.PIECES else "页"
    columns = (
        ListColumn("序号", 3),
        ListColumn("计费段", 12, CellSide.LEFT),
        ListColumn(f"数量（{unit}）", 5, CellSide.RIGHT),
        ListColumn("单价（元）", 6, CellSide.RIGHT),
        ListColumn("金额（元）", 7, CellSide.RIGHT),
    )
    total = sum(line.total for line in lines)
    rows = [
        (str(place), _tier(line, unit), f"{line.count:,}", f"{line.yuan:,}", f"{line.total:,}")
        for place, line in enumerate(lines, 1)
    ]
    table = ListTable(columns, (*rows, ("", "合计", "", "", f"{total:,}")))
    told = (f"合计人民币（大写）：{in_capitals(total)}。", f"计算依据：{basis}", f"缴纳方式：{payment}")
    return _paper(head, "信息处理费计算表", (table, Prose(told)))


def withheld_list(head: PaperHead, parts: Sequence[WithheldPart]) -> CasePaper:
    """Return the annex that says why each part of the information is withheld (条例第37条)."""
    columns = (ListColumn("序号", 3), ListColumn("页", 4), ListColumn("位置", 9), ListColumn("不予公开的依据", 24, CellSide.LEFT))
    rows = tuple(
        (str(number), f"第{one.page}页", f"{one.where}，从上往下第{one.place}处", one.ground)
        for number, one in enumerate(parts, 1)
    )
    told = "所附信息中涂黑的部分依法不予公开，其余部分按条例第三十七条提供。"
    return _paper(head, "不予公开部分的依据清单", (Prose((told,)), ListTable(columns, rows)))


def service_receipt(
    head: PaperHead, *, papers: Sequence[ServedPaper], addressee: str, address: str, method: str, server: str
) -> CasePaper:
    """Return the proof of service to be signed on receipt (送达回证); a refusal and its witness have their own rows."""
    columns = (ListColumn("序号", 3), ListColumn("送达的文书", 16, CellSide.LEFT), ListColumn("文号", 10), ListColumn("份数", 3))
    rows = tuple((str(place), one.title, one.number, str(one.copies)) for place, one in enumerate(papers, 1))
    form = (
        PairRow((("受送达人", addressee),)),
        PairRow((("送达地点", address),)),
        PairRow((("送达方式", method), ("送达人", server))),
        PairRow((("收件人签章", ""), ("收件日期", NO_DAY)), tall=True),
        PairRow((("代收人和关系", ""), ("代收理由", "")), tall=True),
        PairRow((("拒收事由", ""), ("见证人签名", "")), tall=True),
        PairRow((("备注", ""),), tall=True),
    )
    return _paper(head, "送达回证", (ListTable(columns, rows), PairTable(form)))


def evidence_list(head: PaperHead, *, to: str, number: str, proofs: Sequence[tuple[str, str, Sequence[str]]]) -> CasePaper:
    """Return the list of what is handed in over a review or a suit (证据清单; 行政复议法第48条, 行政诉讼法第67条).

    `to` is who decides, `number` theirs; `proofs` are what is proved, the article that asks for it, and the papers that prove it.
    Of what has no paper yet, as of copies and pages, the place stays empty for the pen.
    """
    columns = (
        ListColumn("序号", 3),
        ListColumn("证据、依据", 16, CellSide.LEFT),
        ListColumn("证明什么", 11, CellSide.LEFT),
        ListColumn("依据的条文", 10, CellSide.LEFT),
        ListColumn("份数", 3),
        ListColumn("页码", 4),
    )
    listed = [(paper, what, article) for what, article, papers in proofs for paper in papers or ("",)]
    rows = tuple((str(place), *one, "", "") for place, one in enumerate(listed, 1))
    about = PairTable((PairRow((("复议机关或者法院", to),)), PairRow((("案号", number),))))
    signatures = (SigningLine("提交人（盖章）"), SigningLine("签收人"))
    return _paper(head, "证据清单", (about, ListTable(columns, rows)), signatures)


def _paper(
    head: PaperHead, heading: str, parts: tuple[PairTable | ListTable | Prose, ...], signatures: tuple[SigningLine, ...] = ()
) -> CasePaper:
    number = f"登记编号：{head.number}"
    return CasePaper(head.organ_name, heading, head.on, parts, subject=head.number, number=number, signatures=signatures)


def _tier(line: FeeLine, unit: str) -> str:
    return f"第{line.first}{unit}" if line.first == line.last else f"第{line.first}{unit}至第{line.last}{unit}"
