"""The written form of time limits: every value in the standard catalogue, and what is not a limit."""

from __future__ import annotations

import pytest

from mingbai.statute.disclosure.limit_text import Term, TermKind, parse, words

CATALOGUE = """
0 10wd 10wd+period:7wd 15wd 20d 20wd 20wd+7wd:处罚决定 20wd+7wd:结果 20wd+7wd:许可决定 20wd+7wd:许可处罚 20wd+event:及时
20wd+period:10d 20wd+period:30d 2wd 3d+period:3d 3wd 5wd+10wd:批准后 7wd event:会前7d event:决定作出后及时 event:决策作出后及时
event:及时 event:及时+20wd event:变更即更新 event:同步 event:听证前7d event:听证前7wd event:启动时+period:10wd+10wd:批准后
event:征集时限内 event:报批前公示 event:按进展及时 event:收到申请后20wd event:每年01-31前 event:每年01-31前（可配置）
event:每年03-31前 event:评议后公示 event:采购活动开始前30d event:长期（动态调整）+20wd:处罚决定 event:随决策公布 event:随时
event:随结果公告 event:随采购公告 every:1mo|every:3mo+period:15d every:20wd every:3mo+period:15d
every:3mo|event:随时+period:15d every:3mo|every:1mo period:30d period:5wd
""".split()


@pytest.mark.parametrize("text", [*CATALOGUE, "", "every:1y", "period:7wd:名单", "0:事故"])
def test_every_limit_of_the_catalogue_is_read_and_written_back(text: str) -> None:
    found = parse(text)
    assert str(found) == text
    assert all(term.count or term.event or term.kind is TermKind.WITHIN for term in found.terms)


def test_the_plus_binds_more_loosely_than_the_bar() -> None:
    found = parse("every:1mo|every:3mo+period:15d")
    assert [len(group) for group in found.groups] == [2, 1]
    assert found.of(TermKind.PERIOD) == (Term(TermKind.PERIOD, 15, "d"),)
    assert parse("20wd+7wd:许可处罚").terms == (Term(TermKind.WITHIN, 20, "wd"), Term(TermKind.WITHIN, 7, "wd", "", "许可处罚"))


@pytest.mark.parametrize(
    "text",
    ["20", "wd", "0wd", "20 wd", "20wd+", "|20wd", "3mo", "1y", "period:0", "period:3mo", "every:", "event:", "event: ",
     "event:会:后", "7wd:", "7wd: ", ":许可", "7wd:许可:处罚", "months:3", "-7wd", "20wd/7wd", "event:每年02-29前",
     "event:每年04-31前", "99999wd"],
)  # fmt: skip
def test_text_that_is_no_limit_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="时限"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ""),
        ("0", "形成当天"),
        ("10wd+period:7wd", "形成之日起10个工作日内，公示不少于7个工作日"),
        ("20d", "形成之日起20日内"),
        ("20wd+7wd:许可处罚", "形成之日起20个工作日内，许可处罚7个工作日内"),
        ("0:事故", "事故：形成当天"),
        ("period:7wd:名单", "名单：公示不少于7个工作日"),
        ("every:1mo|every:3mo+period:15d", "每月至少一次或者每季度至少一次，公示不少于15日"),
        ("every:20wd", "每20个工作日至少一次"),
        ("every:1y", "每年至少一次"),
        ("every:2mo", "每2个月至少一次"),
        ("event:听证前7wd", "听证前7个工作日"),
        ("event:收到申请后20wd", "收到申请后20个工作日内"),
        ("event:每年01-31前（可配置）", "每年1月31日前（可配置）"),
        ("event:每年03-31前", "每年3月31日前"),
        ("event:及时", "及时"),
    ],
)
def test_a_limit_in_words(text: str, said: str) -> None:
    assert words(parse(text), "形成") == said
