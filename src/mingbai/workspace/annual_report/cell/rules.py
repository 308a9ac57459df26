"""How each figure is counted, in a sentence with its source, for the page of a cell."""

from __future__ import annotations

from dataclasses import dataclass

from mingbai.statute.annual_report.forms import Form


@dataclass(frozen=True, slots=True)
class CountingRule:
    """The rule of counting and where it stands."""

    text: str
    source: str
    empty: str


FORM = "国务院办公厅政府信息公开工作年度报告格式"
_BY_PREFIX: tuple[tuple[str, str, str, str], ...] = (
    (
        "publications.total",
        "这一年送达的，按渠道一条一条数；同一条发了几个渠道，数几次。",
        "条例第50条第一项",
        "这一年没有发到任何渠道。",
    ),
    (
        "publications.",
        "这一年送达的，发到一个渠道算一条；没有送到的和撤回的不算。",
        "条例第50条第一项",
        "这一年没有发到这个渠道。",
    ),
    (
        "entries",
        "这一年公开的信息，同一条发到几个渠道也只算一条。",
        "条例第50条第一项",
        "这一年没有公开信息。",
    ),
    (
        "activities.",
        "活动那一天在这一年的，一次算一次。",
        "台账",
        "这一年没有登记过这类活动。",
    ),
    (
        "2.procurement.",
        "成交日期在这一年的政府集中采购；金额以元计，不用万元。",
        "条例第20条第九项",
        "这一年没有登记过政府集中采购。",
    ),
    (
        "2.rules.",
        "规章：按制发、公开、废止的日期数，有效的数到年底那一天。",
        "条例第20条第一项",
        "没有登记过规章。乡镇和县级部门不制定规章。",
    ),
    (
        "2.normative.",
        "行政规范性文件：按制发、公开、废止的日期数，有效的数到年底那一天。",
        "条例第20条第一项",
        "没有登记过这样的文件。",
    ),
    (
        "2.",
        "由别的业务系统统计，从那里查到以后在这里登记，几次登记的数相加。",
        "条例第20条第五、六、八项",
        "还没有登记。这一年没有，就是 0。",
    ),
    (
        "3.new.",
        "这一年收到的申请，按申请人的种类数，一件算一件。",
        "条例第31条",
        "这一年没有登记过申请。",
    ),
    (
        "3.carried_in.",
        "上一年没有办结、转到这一年的申请。",
        "条例第50条第二项",
        "上一年没有结转下来的申请。",
    ),
    (
        "3.carried_out.",
        "到年底还没有办结的申请。",
        "条例第50条第二项",
        "年底没有还在办的申请。",
    ),
    (
        "3.",
        "这一年办结的申请，按答复书的结论数；一件只数在一行。",
        "条例第50条第二项",
        "这一年没有这样办结的申请。",
    ),
    (
        "4.",
        "因政府信息公开引起的行政复议和行政诉讼，按结果数；到年底没有审结的数在尚未审结。",
        "条例第50条第三项",
        "这一年没有登记过这类案件。",
    ),
)


def rule(form: Form, path: str) -> CountingRule:
    """The rule for a cell or a figure; a sum says of what."""
    for prefix, text, source, empty in _BY_PREFIX:
        if path.startswith(prefix):
            is_sum = path in form.cells and form.cells[path].is_sum
            where = FORM if path in form.cells else "平台的计数办法"
            return CountingRule(f"同一行（列）各格相加。{text}" if is_sum else text, f"{source}；{where}", empty)
    return CountingRule("由记录数出来。", FORM, "没有记录。")
