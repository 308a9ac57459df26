"""Whether the text of the report says what it must, and nothing that contradicts the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from mingbai.statute.annual_report.checks.facts import ReportFacts, form_citation
from mingbai.statute.annual_report.figures import STORED, off, plain, show
from mingbai.statute.annual_report.findings import Finding, Severity
from mingbai.statute.citation import Citation, fee_rules, practice, regulations
from mingbai.statute.dates import long_day
from mingbai.statute.index import rule
from mingbai.statute.laws import cited
from mingbai.statute.numerals import NUMBER, number_of

TOPICS = (
    ("主动公开", re.compile("主动公开")),
    ("依申请公开", re.compile("依申请公开|申请公开")),
    ("政府信息管理", re.compile("信息管理")),
    ("平台建设", re.compile("平台建设|公开平台")),
    ("监督保障", re.compile("监督保障")),
)
RESULTS = (
    ("工作考核", re.compile("考核")),
    ("社会评议", re.compile("评议")),
    ("责任追究", re.compile("责任追究|追究责任|追责")),
)
PLACEHOLDER = re.compile(r"[×✕Xx＊*]{2,}|待填|待补充|此处填写|[_＿]{3,}|[?？]{2,}|lorem ipsum", re.IGNORECASE)
PROBLEM, MEASURE = re.compile("问题|不足|不够|薄弱|短板"), re.compile("改进|措施|下一步|今后|加强|整改")
YEAR_SPOKEN_OF = re.compile(r"(?:^|[。；\n])\s*(20\d\d)年(?:度|，|全年|以来)")
FEE_SAID, FEE_NONE, FEE_NOTICE = (
    re.compile("信息处理费"),
    re.compile("没有收取|未收取|未发生"),
    re.compile("收费通知|逾期未缴|逾期不缴"),
)
NONE_RECEIVED = re.compile("(?:没有|未)(?:收到|受理)(?:任何)?(?:政府信息)?(?:公开)?申请")
COUNT, PIECES, WHAT = rf"({NUMBER})", "[件份]", "(?:(?:政府信息)?(?:公开)?的?申请|依申请公开(?:政府信息)?(?:的?申请)?)"
CAME = "(?:收到|受理|接收|接到)"
NEW, RECEIVED, LEFT = ("3.new.total",), ("3.new.total", "3.carried_in.total"), ("3.carried_out.total",)
STATED = (
    (re.compile(rf"新收(?:到)?{WHAT}(?:共)?{COUNT}{PIECES}"), NEW),
    (re.compile(rf"{CAME}{WHAT}(?:共|共计)?{COUNT}{PIECES}"), RECEIVED),
    (re.compile(rf"{CAME}{COUNT}{PIECES}{WHAT}"), RECEIVED),
    (re.compile(rf"结转下年度(?:继续办理)?(?:的)?{COUNT}{PIECES}"), LEFT),
)
SHINGLE, LEAST = 6, 60
SECTION1 = form_citation("2021", "第一部分")
TEXT_AGREES = practice("正文数字和表格一致")
FEES = fee_rules("")
FEES_FROM = 2021
REPEALED = practice("不引用失效的依据")
COPIED = form_citation("2021", "不得雷同、敷衍")


@rule(SECTION1, regulations("第50条"), name="总体情况须写的五方面和三项结果")
def missing_topic(facts: ReportFacts) -> Iterator[Finding]:
    """Section 1 covers five topics; a government's also covers assessment, public appraisal and accountability."""
    text = _text(facts, 1)
    lacking = [name for name, words in TOPICS if not words.search(text)]
    if lacking:
        yield _warning("missing_topic", f"第一部分没有写{'、'.join(lacking)}", SECTION1, "每方面写一句；没有就写“没有”。", 1)
    results = [name for name, words in RESULTS if not words.search(text)] if facts.is_government else []
    if results:
        words = f"第一部分没有写{'、'.join(results)}结果"
        yield _warning(
            "missing_topic", words, regulations("第50条第四项"), "一级政府三项都要写。没有就写“没有”。", 1, detail="results"
        )


@rule(TEXT_AGREES, name="正文数字和表格一致")
def text_figure(facts: ReportFacts) -> Iterator[Finding]:
    """Every figure in the text agrees with its cell."""
    for number, text in enumerate(facts.sections, 1):
        for figure in off(text, facts.figures):
            label = facts.form.cells[figure.path].short if figure.path in facts.form.cells else "公开条数或活动次数"
            now = show(facts.figures[figure.path]) if figure.path in facts.figures else "没有这个数"
            words = f"正文写的是{figure.shown or '空'}，“{label}”现在是{now}"
            yield _contradiction(figure.path, words, "点“更新数字”。", number)
        bare = STORED.sub("□", text)
        for pattern, paths in STATED:
            for match in pattern.finditer(bare):
                yield from _stated(facts, number_of(match[1]), paths, match[0], number)
        if NONE_RECEIVED.search(bare) and facts.figures.get("3.new.total"):
            words = f"正文写没有收到申请，表三新收{show(facts.figures['3.new.total'])}件"
            yield _contradiction("3.new.total", words, "改正文。", number)


def _stated(facts: ReportFacts, stated: int, paths: tuple[str, ...], words: str, number: int) -> Iterator[Finding]:
    """Check a figure typed by hand: "received" may mean new only, or new plus carried in."""
    values = [facts.figures.get(path) or 0 for path in paths]
    if stated not in {values[0], sum(values)}:
        text = f"正文写“{words}”，表三是{show(facts.figures.get(paths[0]))}"
        yield _contradiction(paths[0], text, "改正文，或者改用“插入数字”。", number)


@rule(FEES, form_citation("2021", "第六部分"), name="第六部分写信息处理费")
def fee_text(facts: ReportFacts) -> Iterator[Finding]:
    """From 2021 on, section 6 states the fees charged, or that there were none; unpaid fees require a fee notice."""
    if facts.year < FEES_FROM:
        return
    text = _text(facts, 6)
    if not FEE_SAID.search(text):
        yield _warning("fee_text", "第六部分没有写信息处理费", FEES, "写收了多少元；没有收就写“没有收取信息处理费”。", 6)
    unpaid = facts.figures.get("3.other_fee_unpaid.total")
    if unpaid and (FEE_NONE.search(text) or not FEE_NOTICE.search(text)):
        words = f"有{show(unpaid)}件因逾期不缴费不再处理，第六部分没有写收费通知的情况"
        yield Finding("fee_text", Severity.WARNING, ("3.other_fee_unpaid.total",), words, FEES, True, "写明发了几份收费通知。", 6)


@rule(practice("正文写本年度的事"), name="正文所写的年度")
def wrong_year(facts: ReportFacts) -> Iterator[Finding]:
    """A sentence that opens with a year is about the report's year, or looks ahead to the next."""
    for number in range(1, len(facts.sections) + 1):
        years = {int(year) for year in YEAR_SPOKEN_OF.findall(_text(facts, number))} - {facts.year, facts.year + 1}
        if years:
            said = "、".join(f"{year}年" for year in sorted(years))
            words = f"正文写的是{said}，这是{facts.year}年的报告"
            yield _warning("wrong_year", words, practice("正文写本年度的事"), "改成本年度；确实要写往年的，写明原因。", number)


@rule(REPEALED, name="引用的依据现行有效")
def repealed_basis(facts: ReportFacts) -> Iterator[Finding]:
    """The text cites no rule that had ended by the last day of the report's year."""
    last_day = date(facts.year, 12, 31)
    for number in range(1, len(facts.sections) + 1):
        for law in cited(_text(facts, number)):
            if law.until is None or law.until > last_day:
                continue
            new = law.replacement(last_day)
            words = f"{law.label}{long_day(law.until)}起不再适用"
            remedy = f"改引{new[0].label}，或者删去。" if new else "删去。"
            yield _warning("repealed_basis", words, REPEALED, remedy, number, detail=law.label)


@rule(COPIED, name="不留空白待填的字样")
def placeholder(facts: ReportFacts) -> Iterator[Finding]:
    """The text has no placeholders; section 5 names at least one problem and one measure."""
    for number in range(1, len(facts.sections) + 1):
        found = PLACEHOLDER.search(_text(facts, number))
        if found:
            yield _warning("placeholder", f"正文里还有“{found[0]}”", COPIED, "把没写完的地方写完。", number)
    text = _text(facts, 5)
    if text.strip() and not (PROBLEM.search(text) and MEASURE.search(text)):
        yield _warning(
            "placeholder", "第五部分要写至少一个问题和一条改进措施", COPIED, "按实际情况写，一两句就行。", 5, detail="problem"
        )


@rule(COPIED, name="不照抄上年")
def copied_from_last_year(facts: ReportFacts) -> Iterator[Finding]:
    """Sections 1 and 5, ignoring figures and names, are not copied from last year."""
    for number in (1, 5):
        if facts.previous_sections is None or number > len(facts.previous_sections):
            continue
        now, before = _bones(facts, _text(facts, number)), _bones(facts, facts.previous_sections[number - 1])
        if min(len(now), len(before)) >= LEAST and similarity(now, before) >= facts.practice.similar:
            words = f"第{'一' if number == 1 else '五'}部分和上年的报告几乎一样"
            yield _warning("copied_from_last_year", words, COPIED, "写今年做了什么、有什么不同。", number)


def similarity(one: str, other: str) -> float:
    """Return how much two texts share, from 0 to 1: common runs of six characters out of all (Jaccard)."""
    runs = [{text[at : at + SHINGLE] for at in range(max(1, len(text) - SHINGLE + 1))} for text in (one, other)]
    return len(runs[0] & runs[1]) / len(runs[0] | runs[1])


def _bones(facts: ReportFacts, text: str) -> str:
    """Strip figures, the organ's name and punctuation from a text."""
    return re.sub(r"[\d\W]+", "", plain(text).replace(facts.organ_name, ""))


def _text(facts: ReportFacts, number: int) -> str:
    return plain(facts.sections[number - 1]) if number <= len(facts.sections) else ""


def _warning(code: str, text: str, citation: Citation, remedy: str, section: int, *, detail: str = "") -> Finding:
    return Finding(code, Severity.WARNING, (), text, citation, True, remedy, section, detail)


def _contradiction(path: str, text: str, remedy: str, section: int) -> Finding:
    return Finding("text_figure", Severity.ERROR, (path,), text, TEXT_AGREES, False, remedy, section)


TEXT_CHECKS = (missing_topic, text_figure, fee_text, wrong_year, repealed_basis, placeholder, copied_from_last_year)
