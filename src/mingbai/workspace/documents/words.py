"""The key facts and the log of a slip, in the words of the pages."""

from __future__ import annotations

from mingbai.core.components import LogLine
from mingbai.core.words import day
from mingbai.documents.values import OpinionRow, Slip, WorkDocument
from mingbai.statute.disclosure.attributes import ATTRIBUTE_WORDS, NOTE_WORDS, ORIGIN_WORDS, Attribute, Origin
from mingbai.statute.disclosure.competition import COMPETITION_WORDS, Competition
from mingbai.statute.disclosure.documents import STATE_WORDS, SlipAct, SlipState
from mingbai.statute.disclosure.exemptions import ground

KIND_WORDS = {"": "否", "normative": "行政规范性文件", "rules": "规章"}
TAGS = {
    SlipState.DRAFTING: "",
    SlipState.RETURNED: "late",
    SlipState.SIGNED: "done",
    SlipState.DISCARDED: "none",
}
STEP_NAMES = {
    SlipState.DISCLOSURE_CHECK: "政务公开机构审查",
    SlipState.OFFICE_CHECK: "办公室核稿",
    SlipState.SECRECY_CHECK: "保密审查",
    SlipState.SIGNING: "签发",
}
LIST_STATES = (
    ("", "全部", ()),
    ("mine", "在拟稿", (SlipState.DRAFTING, SlipState.RETURNED)),
    ("checks", "在流转", (SlipState.DISCLOSURE_CHECK, SlipState.OFFICE_CHECK, SlipState.SECRECY_CHECK, SlipState.SIGNING)),
    ("signed", "已签发", (SlipState.SIGNED,)),
    ("discarded", "已作废", (SlipState.DISCARDED,)),
)


def points(found: WorkDocument) -> tuple[tuple[str, str], ...]:
    """Return the key facts, short enough for one screen."""
    slip = found.slip
    rows = [
        ("文种", slip.kind),
        ("文号", found.document_number or f"签发时给出，{found.number_form.replace('{n}', '…')}".replace("{year}", "年份")),
        ("公开属性", attribute_words(found)),
        ("拟稿", f"{found.drafter}，{day(found.created_at.date())}"),
        ("来源", origin_words(found)),
        ("政策性文件", _policy(found)),
        ("公平竞争审查", competition_words(slip)),
        ("规范性文件", _force(found)),
    ]
    if found.final_of:
        rows.append(("征求意见稿", found.final_of))
    if found.signed_on:
        rows.append(("签发", day(found.signed_on)))
    if found.publish_by:
        rows.append(("公开期限", f"最迟{day(found.publish_by)}，条例第26条"))
    return tuple(rows)


def attribute_words(found: WorkDocument) -> str:
    """Say the attribute with its reason and ground, and the drafter's proposal where the decision differs."""
    decided, proposed = found.decided, found.slip.proposal
    one = decided if decided.attribute else proposed
    if one.attribute is None:
        return "还没有定"
    words = ATTRIBUTE_WORDS[one.attribute]
    words += f"{NOTE_WORDS[one.attribute]}" if decided.attribute else "（拟）"
    if decided.attribute and proposed.attribute and decided.attribute is not proposed.attribute:
        words += f"；拟稿时提的是{ATTRIBUTE_WORDS[proposed.attribute]}"
    if one.attribute is not Attribute.OPEN:
        words += f"。理由：{one.reason}" if one.reason else ""
        words += f"。依据：{ground_words(one.ground)}" if one.ground else ""
    return words


def ground_words(code: str) -> str:
    """Return the ground with its article; empty for none, the bare code when the ground no longer exists."""
    if not code:
        return ""
    try:
        return ground(code).words
    except LookupError:
        return code


def competition_words(slip: Slip) -> str:
    """Say what the review for fair competition found; empty for what is no policy measure."""
    if not slip.is_measure:
        return "不是政策措施"
    if not slip.competition:
        return "还没有写"
    return "。".join(part for part in (COMPETITION_WORDS[Competition(slip.competition)], slip.competition_conclusion) if part)


def origin_words(found: WorkDocument) -> str:
    """Say whose document it is, with the original or the joint issuers."""
    slip = found.slip
    parts = [ORIGIN_WORDS[Origin(slip.origin)], slip.from_organ, slip.from_number, slip.partners]
    if slip.original_attribute:
        parts.append(f"定的是{ATTRIBUTE_WORDS[slip.original_attribute]}")
    if not slip.is_agreed:
        parts.append("公开属性没有协商一致，由签发人定")
    return "，".join(part for part in parts if part)


def log(rows: tuple[OpinionRow, ...]) -> tuple[LogLine, ...]:
    """Say who did what at which step, and with which opinion."""
    return tuple(LogLine(row.decided_at, _said(row)) for row in rows)


def _said(row: OpinionRow) -> str:
    opinion = f"：{row.opinion}" if row.opinion else ""
    attribute = f"，{ATTRIBUTE_WORDS[row.attribute]}" if row.attribute and row.act in {SlipAct.SUBMIT, SlipAct.SIGN} else ""
    if row.act is SlipAct.SUBMIT:
        return f"{row.decided_by}送核（第{row.round}次）{attribute}{opinion}"
    step = STEP_NAMES.get(row.state, STATE_WORDS[row.state])
    what = {
        SlipAct.PASS: "同意",
        SlipAct.SIGN: "",
        SlipAct.RETURN: "退回",
        SlipAct.TAKE_BACK: "时拟稿人撤回",
        SlipAct.DISCARD: "时作废",
    }[row.act]
    return f"{step}{what}，{row.decided_by}{attribute}{opinion}"


def _policy(found: WorkDocument) -> str:
    """Say whether it is a policy document and, for an open one, whether it has an interpretation."""
    if not found.slip.is_policy:
        return "否"
    if found.slip.interpretation_title:
        return f"是，解读：{found.slip.interpretation_title}"
    return "是，还没有解读" if found.attribute is Attribute.OPEN else "是"


def _force(found: WorkDocument) -> str:
    slip = found.slip
    if not slip.normative_kind:
        return "否"
    begins = f"，{day(slip.in_force_on)}起施行" if slip.in_force_on else "，签发之日起施行"
    ends = f"，有效期至{day(slip.valid_until)}" if slip.valid_until else ""
    return f"{KIND_WORDS[slip.normative_kind]}{begins}{ends}"
