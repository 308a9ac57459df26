"""The disclosure attribute of a document (公文公开属性): proposed by the drafter, checked by the office, decided by the signer.

Sources: 国办发〔2016〕80号 (三种属性、随公文一并报批、不公开说明理由、解读同步); 条例第14、15、16条; 保密法.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from mingbai.statute.citation import Citation, practice, regulations
from mingbai.statute.disclosure.exemptions import ground
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused

ATTRIBUTES = Citation("政务公开实施细则", "第一部分", "国办发〔2016〕80号")
INTERPRETATION = Citation("政务公开实施细则", "第二部分", "国办发〔2016〕80号")
SECRETS = Citation("保守国家秘密法", "第31条第三项", "2024年修订")
REVIEW_FIRST = Citation("保守国家秘密法", "第35条", "2024年修订")
MARKING = Citation("公文处理工作条例", "第9条", "中办发〔2012〕14号")
SHORTEST_REASON = 4
# 密级 is followed by a star and its term (机密★5年), or stands alone on its line.
CLASSIFICATION = re.compile(r"[绝机秘]\s*密\s*★|^\s*[绝机秘]\s*密\s*$", re.MULTILINE)


class Attribute(StrEnum):
    """Whether the public gets the document unasked, on request, or not at all."""

    OPEN = "open"
    ON_REQUEST = "on_request"
    CLOSED = "closed"


class Origin(StrEnum):
    """Whose document it is: our own, one that we forward, a joint one that we lead, or a joint one that another organ leads."""

    OWN = "own"
    FORWARDED = "forwarded"
    JOINT_LEAD = "joint_lead"
    JOINT = "joint"


ATTRIBUTE_WORDS = {Attribute.OPEN: "主动公开", Attribute.ON_REQUEST: "依申请公开", Attribute.CLOSED: "不予公开"}
NOTE_WORDS = {
    Attribute.OPEN: "（此件公开发布）",
    Attribute.ON_REQUEST: "（此件依申请公开）",
    Attribute.CLOSED: "（此件不公开）",
}
ORIGIN_WORDS = {
    Origin.OWN: "本机关制发",
    Origin.FORWARDED: "转发别的机关的文件",
    Origin.JOINT_LEAD: "联合发文，本机关主办",
    Origin.JOINT: "联合发文，别的机关主办",
}
# Another organ has already set the attribute: nobody here may decide otherwise.
FOLLOWING = frozenset({Origin.FORWARDED, Origin.JOINT})


@dataclass(frozen=True, slots=True)
class Proposal:
    """An attribute with its reason; `ground` is a code from articles 14 to 16 ("15.1"), required for a closed document."""

    attribute: Attribute | None
    reason: str = ""
    ground: str = ""


@rule(ATTRIBUTES, name="没有公开属性的公文不编号、不流转")
def stated(attribute: Attribute | None) -> Verdict:
    """A document without an attribute gets no number and is not passed on."""
    if attribute is None:
        return refused(
            "没有定公开属性的公文不编文号，也不往下流转。先选主动公开、依申请公开或者不予公开。", ATTRIBUTES, "attribute.missing"
        )
    return ALLOWED


@rule(ATTRIBUTES, regulations("第14条"), regulations("第15条"), regulations("第16条"), name="不主动公开的要写理由和依据")
def proposal(found: Proposal) -> Verdict:
    """Anything not open needs a reason; a closed document, and no other, also needs a ground from articles 14 to 16."""
    if not (verdict := stated(found.attribute)) or found.attribute is Attribute.OPEN:
        return verdict
    words = ATTRIBUTE_WORDS[found.attribute or Attribute.CLOSED]
    if len(found.reason.strip()) < SHORTEST_REASON:
        return refused(f"选了{words}，要写明为什么不主动公开。", ATTRIBUTES, "attribute.reason")
    if found.attribute is Attribute.ON_REQUEST:
        if found.ground:
            reason = "属于条例第14、15、16条情形的，选不予公开；依申请公开的文件，别人申请时是要给的。"
            return refused(reason, regulations("第16条"), "attribute.ground_on_request")
        return ALLOWED
    try:
        ground(found.ground)
    except LookupError:
        return refused("选了不予公开，要选明依据：条例第14、15、16条中的哪一种。", regulations("第14条"), "attribute.ground")
    return ALLOWED


@rule(ATTRIBUTES, practice("转发件从原件，联合发文从主办机关"), name="转发和联合发文的公开属性")
def follows(origin: Origin, attribute: Attribute | None, original: Attribute | None) -> Verdict:
    """A forwarded document keeps the attribute of its original; a joint one takes the lead organ's."""
    if origin not in FOLLOWING:
        return ALLOWED
    whose = "原件" if origin is Origin.FORWARDED else "主办机关"
    if original is None:
        return refused(f"写明{whose}定的公开属性，本件从它。", ATTRIBUTES, "attribute.original_missing")
    if attribute is not None and attribute is not original:
        words = ATTRIBUTE_WORDS[original]
        return refused(f"{whose}定的是{words}，本件也是{words}，不能另定。", ATTRIBUTES, "attribute.follows")
    return ALLOWED


@rule(ATTRIBUTES, name="意见不一致由签发人定")
def decision(proposed: Proposal, decided: Proposal, opinion: str, is_agreed: bool = True) -> Verdict:
    """The signer decides; the opinion says why when this departs from the proposal or the organs disagree."""
    if not (verdict := proposal(decided)):
        return verdict
    has_opinion = len(opinion.strip()) >= SHORTEST_REASON
    if decided.attribute is not proposed.attribute and not has_opinion:
        return refused("签发定的公开属性和拟稿人提的不一样，请在意见里写明为什么。", ATTRIBUTES, "attribute.differs")
    if not is_agreed and not has_opinion:
        return refused("联合发文的机关没有协商一致，由签发人定，请在意见里写明怎么定、为什么。", ATTRIBUTES, "attribute.dispute")
    return ALLOWED


@rule(MARKING, name="密级标志")
def bears_classification(text: str) -> bool:
    """Return whether a text bears a state secret marking as documents do; the mere word in a sentence does not count."""
    return CLASSIFICATION.search(text) is not None


@rule(SECRETS, name="涉密文件不进本系统")
def not_classified(names: Sequence[str]) -> Verdict:
    """A file or text that bears a state secret marking is not accepted at all, whatever its attribute."""
    if names:
        reason = f"{names[0]}带有密级标志。涉密文件不进本系统，请从涉密渠道办理；不是涉密文件的，先去掉密级标志再上传。"
        return refused(reason, SECRETS, "document.classified")
    return ALLOWED


@rule(REVIEW_FIRST, ATTRIBUTES, name="主动公开的文件不夹带不能公开的附件")
def annexes(attribute: Attribute | None, marked: Sequence[str]) -> Verdict:
    """An open document has no annex with a secrecy marking; `marked` names the annexes that have one."""
    if attribute is Attribute.OPEN and marked:
        reason = f"“{marked[0]}”带有不能公开的标志，整件不能主动公开。先拿掉或者换掉它，或者改公开属性。"
        return refused(reason, REVIEW_FIRST, "document.marked_annex")
    return ALLOWED


@rule(INTERPRETATION, name="政策性文件与解读同步组织、同步审签、同步部署")
def interpretation(is_policy: bool, attribute: Attribute | None, plan: str, title: str, body: str) -> Verdict:
    """An open policy document is submitted and signed with the plan and the text of its interpretation.

    A policy document that the public does not get needs none.
    """
    if not is_policy or attribute is not Attribute.OPEN:
        return ALLOWED
    if not plan.strip():
        return refused("政策性文件要有解读方案：谁来解读、用什么形式、哪天发。", INTERPRETATION, "interpretation.plan")
    if not title.strip() or not body.strip():
        return refused(
            "政策性文件的解读要和文件一起写好、一起签发，现在还没有解读的标题或者正文。", INTERPRETATION, "interpretation.text"
        )
    return ALLOWED


@rule(INTERPRETATION, name="解读和文件同步发布")
def published_together(ready: Sequence[bool]) -> Verdict:
    """A document goes out when each of its interpretations in hand (`ready`: all reviews passed) can go out with it."""
    if all(ready):
        return ALLOWED
    return refused("解读还没有审完。解读和文件要同时发布，等解读审查通过以后一起发。", INTERPRETATION, "interpretation.together")


@rule(INTERPRETATION, name="解读不先于文件发布")
def not_before_document(is_document_out: bool) -> Verdict:
    """An interpretation is not published before the document that it explains."""
    if is_document_out:
        return ALLOWED
    return refused("解读和文件同时发布：去发布文件，解读跟着一起发。", INTERPRETATION, "interpretation.first")


@rule(ATTRIBUTES, name="政策性文件不公开先经本单位政务公开工作机构")
def needs_disclosure_office(is_policy: bool, attribute: Attribute | None) -> bool:
    """Return whether the organ's own disclosure office reviews the document before anybody else."""
    return is_policy and attribute is not None and attribute is not Attribute.OPEN
