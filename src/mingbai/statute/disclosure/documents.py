"""How a document (公文) moves through its slip: states, who makes each move, its audit event; kinds and numbers of documents.

Sources: 党政机关公文处理工作条例（中办发〔2012〕14号）第8、9、18—20条 (kinds, number, drafting, checking, signing);
国办发〔2016〕80号 (the attribute accompanies the document throughout). Each step is taken by a different person.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from string import Formatter

from mingbai.statute.citation import Citation, practice
from mingbai.statute.disclosure.attributes import ATTRIBUTES
from mingbai.statute.index import rule
from mingbai.statute.moves import Move
from mingbai.statute.posts import WORKERS, PostKind
from mingbai.statute.verdict import ALLOWED, Verdict, refused

NUMBER = "中办发〔2012〕14号"
KINDS = Citation("公文处理工作条例", "第8条", NUMBER)
DOCUMENT_NUMBER = Citation("公文处理工作条例", "第9条", NUMBER)
CHECKING = Citation("公文处理工作条例", "第20条", NUMBER)
ONE_STEP_EACH = practice("拟稿、核稿、保密审查、签发由不同的人办；拟稿人不审查自己的公开属性")
LONGEST_TEMPLATE = 40


class SlipState(StrEnum):
    """Where a slip stands."""

    DRAFTING = "drafting"
    RETURNED = "returned"
    DISCLOSURE_CHECK = "disclosure_check"
    OFFICE_CHECK = "office_check"
    SECRECY_CHECK = "secrecy_check"
    SIGNING = "signing"
    SIGNED = "signed"
    DISCARDED = "discarded"


class SlipAct(StrEnum):
    """What can be done with a slip."""

    SUBMIT = "submit"
    PASS = "pass"  # noqa: S105 - an act, no password
    SIGN = "sign"
    RETURN = "return"
    TAKE_BACK = "take_back"
    DISCARD = "discard"


STATE_WORDS = {
    SlipState.DRAFTING: "拟稿",
    SlipState.RETURNED: "退回修改",
    SlipState.DISCLOSURE_CHECK: "等政务公开机构审查",
    SlipState.OFFICE_CHECK: "等办公室核稿",
    SlipState.SECRECY_CHECK: "等保密审查",
    SlipState.SIGNING: "等签发",
    SlipState.SIGNED: "已签发",
    SlipState.DISCARDED: "已作废",
}
ACT_WORDS = {
    SlipAct.SUBMIT: "送核",
    SlipAct.PASS: "同意",
    SlipAct.SIGN: "签发",
    SlipAct.RETURN: "退回修改",
    SlipAct.TAKE_BACK: "撤回修改",
    SlipAct.DISCARD: "作废",
}
EDITABLE = frozenset({SlipState.DRAFTING, SlipState.RETURNED})
CHECKS = (SlipState.DISCLOSURE_CHECK, SlipState.OFFICE_CHECK, SlipState.SECRECY_CHECK, SlipState.SIGNING)
# The disclosure office is the organ's own (条例第4条第二款): its clerks and heads; in the county government its officer for it.
CHECKERS: dict[SlipState, tuple[PostKind, ...]] = {
    SlipState.DISCLOSURE_CHECK: WORKERS,
    SlipState.OFFICE_CHECK: (PostKind.SECTION_HEAD,),
    SlipState.SECRECY_CHECK: (PostKind.SECRECY_REVIEWER,),
    SlipState.SIGNING: (PostKind.SIGNING_LEADER,),
}
AT_TOP = {SlipState.DISCLOSURE_CHECK: (PostKind.COUNTY_OFFICER,)}
PASSED_EVENT = {
    SlipState.DISCLOSURE_CHECK: "document.disclosure_passed",
    SlipState.OFFICE_CHECK: "document.office_passed",
    SlipState.SECRECY_CHECK: "document.secrecy_passed",
    SlipState.SIGNING: "document.signed",
}


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One kind of official document, with a good example of its title."""

    name: str
    example: str


def _transitions() -> tuple[Move[SlipState, SlipAct], ...]:
    moves: list[Move[SlipState, SlipAct]] = []
    for state in (SlipState.DRAFTING, SlipState.RETURNED):
        # The first of the two leads through the disclosure office; `transition` takes it only when told to.
        moves += [Move(state, SlipAct.SUBMIT, to, WORKERS, "document.submitted") for to in CHECKS[:2]]
        moves.append(Move(state, SlipAct.DISCARD, SlipState.DISCARDED, WORKERS, "document.discarded"))
    for state, to in zip(CHECKS, (*CHECKS[1:], SlipState.SIGNED), strict=True):
        act = SlipAct.SIGN if state is SlipState.SIGNING else SlipAct.PASS
        whose, at_top = CHECKERS[state], AT_TOP.get(state, ())
        moves.append(Move(state, act, to, whose, PASSED_EVENT[state], at_top=at_top))
        moves.append(Move(state, SlipAct.RETURN, SlipState.RETURNED, whose, "document.returned", at_top=at_top))
        moves.append(Move(state, SlipAct.TAKE_BACK, SlipState.DRAFTING, WORKERS, "document.taken_back"))
    return tuple(moves)


TRANSITIONS: tuple[Move[SlipState, SlipAct], ...] = _transitions()


@rule(ATTRIBUTES, CHECKING, name="公文制发程序")
def transition(state: SlipState, act: SlipAct, is_through_disclosure_office: bool = False) -> Move[SlipState, SlipAct] | Verdict:
    """Return the move of this act from this state; a slip that the disclosure office must see goes there first."""
    found = [move for move in TRANSITIONS if move.state is state and move.act is act]
    if not found:
        return refused(f"这份公文现在是“{STATE_WORDS[state]}”，不能{ACT_WORDS[act]}。", CHECKING, f"document.{state}.{act}")
    return found[0] if len(found) == 1 or is_through_disclosure_office else found[1]


@rule(ONE_STEP_EACH, name="一人不办两道")
def may_decide(person: int, drafters: Collection[int], earlier: Collection[int]) -> Verdict:
    """Nobody decides a step for a document that they wrote any of, or passed at an earlier step of this round."""
    if person in drafters:
        return refused("这份公文您拟稿、改过或者送核过，要由另一个人来办。", ONE_STEP_EACH, "document.own_draft")
    if person in earlier:
        return refused("前一道是您办的，这一道要由另一个人来办。", ONE_STEP_EACH, "document.twice")
    return ALLOWED


@cache
def kinds() -> tuple[DocumentKind, ...]:
    """Return the kinds of official documents in legal order."""
    data = tomllib.loads(files(__package__).joinpath("documents.toml").read_text("utf-8"))
    return tuple(DocumentKind(row["name"], row["example"]) for row in data["kinds"])


@rule(KINDS, name="公文种类")
def known_kind(name: str) -> Verdict:
    """There are fifteen kinds of official documents and no others."""
    if any(kind.name == name for kind in kinds()):
        return ALLOWED
    return refused("选一种公文种类，例如通知、意见、批复。", KINDS, "document.kind")


@rule(DOCUMENT_NUMBER, name="发文字号样式")
def number_template(template: str) -> Verdict:
    """A number has the organ's sign, the year in 〔〕 and a running number without leading zeros: 白政发〔{year}〕{n}号."""
    example = "例如 白政发〔{year}〕{n}号"
    try:
        parts = list(Formatter().parse(template))
    except ValueError:
        return refused(f"花括号不成对，{example}。", DOCUMENT_NUMBER, "number.braces")
    names = [name for _, name, _, _ in parts if name is not None]
    if names != ["year", "n"] or any(form or turned for _, _, form, turned in parts):
        return refused(
            f"样式里先写一个年份 {{year}}，再写一个顺序号 {{n}}，不写位数，{example}。", DOCUMENT_NUMBER, "number.fields"
        )
    before, middle, *after = (literal for literal, *_ in parts)
    if not before.endswith("〔") or len(before) < 2 or not middle.startswith("〕") or "号" not in after[-1:]:
        return refused(f"要有机关代字，年份放在六角括号里，末尾写“号”，{example}。", DOCUMENT_NUMBER, "number.form")
    if len(template) > LONGEST_TEMPLATE:
        return refused(f"样式最多{LONGEST_TEMPLATE}个字，{example}。", DOCUMENT_NUMBER, "number.length")
    return ALLOWED


def number_of(template: str, year: int) -> str:
    """Fill in the year, leaving `{n}` to whoever issues the number; raise ValueError for an invalid template."""
    verdict = number_template(template)
    if not verdict:
        raise ValueError(verdict.reason)
    return template.replace("{year}", str(year))
