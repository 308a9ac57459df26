"""The review of a policy measure for fair competition, before it is signed.

Source: 公平竞争审查条例（国务院令第783号，2024年8月1日起施行）第2条 (measures that concern what operators do),
第12条 (measures that restrict competition and may still be issued), 第18条 (nothing is issued unreviewed).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from mingbai.statute.citation import Citation
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused

NUMBER = "国务院令第783号"
SCOPE = Citation("公平竞争审查条例", "第2条", NUMBER)
UNREVIEWED = Citation("公平竞争审查条例", "第18条", NUMBER)
SINCE = date(2024, 8, 1)
SHORTEST = 4


class Competition(StrEnum):
    """What the review for fair competition found; empty while nothing is stated."""

    NOT_CONCERNED = "not_concerned"
    PASSED = "passed"
    EXCEPTION = "exception"


COMPETITION_WORDS = {
    Competition.NOT_CONCERNED: "不涉及经营者经济活动，不用审查",
    Competition.PASSED: "经审查，不违反第8条至第11条",
    Competition.EXCEPTION: "有影响，符合第12条的例外，可以出台",
}


@rule(SCOPE, UNREVIEWED, name="政策措施未经公平竞争审查不得出台")
def competition_review(is_measure: bool, stated: str, conclusion: str, on: date) -> Verdict:
    """From 1 August 2024 on, no policy measure is signed before its review is stated, with the conclusion if there was one."""
    if not is_measure or on < SINCE:
        return ALLOWED
    if not stated:
        reason = "政策性文件、规范性文件要写明公平竞争审查的结果：不涉及经营者经济活动，或者审查的结论。没有审查的不能出台。"
        return refused(reason, UNREVIEWED, "competition.missing")
    if stated != Competition.NOT_CONCERNED and len(conclusion.strip()) < SHORTEST:
        return refused("写明公平竞争审查由谁做、结论是什么。", UNREVIEWED, "competition.conclusion")
    return ALLOWED
