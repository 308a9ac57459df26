"""Where an application stands, in the applicant's words: what happens next, until when, and by which article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingbai.cases.values.rows import CaseStatus, ServedLetter
from mingbai.core.words import day
from mingbai.statute.cases.correction import CONSEQUENCE
from mingbai.statute.cases.letters import letters
from mingbai.statute.cases.remedies import RemedyKind
from mingbai.statute.cases.states import CaseState

WHERE = {
    CaseState.ENTERED: "已经收到，工作机构会和您确认",
    CaseState.HANDLING: "正在办理",
    CaseState.CORRECTION_AWAITED: "等您补正",
    CaseState.FEE_AWAITED: "等您缴费",
    CaseState.APPROVING: "正在办理",
    CaseState.CHECKED: "正在办理",
    CaseState.SIGNED: "已经答复，正在送达",
    CaseState.REPLIED: "已经答复",
    CaseState.ABANDONED: "逾期没有补正，不再办理",
    CaseState.FEE_LAPSED: "逾期没有缴费，不再办理",
    CaseState.WITHDRAWN: "您已经撤回",
    CaseState.CLOSED: "已经办结",
    CaseState.SEALED: "已经办结",
}
"""What an applicant has to know of each state; drafts, checks and signatures inside the organ are not theirs to wait for."""
UNTIL_CHANGED = "（放假安排公布以后可能有变）"


@dataclass(frozen=True, slots=True)
class NextStep:
    """What happens next, or what is asked of the applicant, with its article."""

    text: str
    article: str


@dataclass(frozen=True, slots=True)
class ToldLetter:
    """A letter with its name, the sentences about its days, and key and name of what it encloses."""

    id: int
    name: str
    is_here: bool
    sentences: tuple[str, ...]
    remedy: str
    enclosed: tuple[tuple[int, str], ...]


def next_step(found: CaseStatus) -> NextStep | None:
    """Return what comes next; None once nothing does."""
    later = UNTIL_CHANGED if found.is_provisional else ""
    if found.state is CaseState.ENTERED:
        by = f"最迟{day(found.confirm_by)}" if found.confirm_by else ""
        return NextStep(
            f"工作机构{by}和您联系，确认收到。从确认的那天起20个工作日内答复。没有人联系您的，可以打电话问。",
            "条例第31条、第33条",
        )
    if found.state is CaseState.CORRECTION_AWAITED:
        by = f"请您最迟{day(found.correction_due_on)}补正{later}。" if found.correction_due_on else "请您补正。"
        return NextStep(f"{by}{CONSEQUENCE}。有正当理由晚了的，补正的时候写明。收到补正以后，答复的期限重新计算。", "条例第30条")
    if found.state is CaseState.FEE_AWAITED and found.fee_due_on:
        by = f"请您最迟{day(found.fee_due_on)}缴纳信息处理费{found.fee_yuan}元{later}"
        return NextStep(f"{by}，怎样缴见收费通知。逾期不缴的，不再办理。", "国办函〔2020〕109号")
    if found.silence and found.due_on:
        return _no_reply(found.due_on, "或者".join(found.review_bodies) or "行政复议机关", found.silence)
    if found.due_on:
        what = "是不是更正" if found.is_about_record else "答复"
        return NextStep(f"工作机构最迟{day(found.due_on)}告诉您{what}{later}。需要延长的，会另外告知。", "条例第33条")
    return None


def _no_reply(due_on: date, body: str, ways: RemedyKind) -> NextStep:
    """Say what an applicant may do about a reply that did not come in time."""
    said = f"答复的期限{day(due_on)}已经过了，您还没有得到答复。可以打电话催问，也可以向政府信息公开工作主管部门反映；"
    if ways is RemedyKind.REVIEW_FIRST:
        text = f"{said}不服的，先向{body}申请行政复议，对复议决定不服的再向人民法院起诉。"
        return NextStep(text, "条例第47条、行政复议法第23条、行政复议法实施条例第30条")
    return NextStep(f"{said}不服的，可以向{body}申请行政复议，或者向人民法院起诉。", "条例第47条、第51条")


def told_letter(one: ServedLetter) -> ToldLetter:
    """Return a served letter in words."""
    said = []
    if one.known_on:
        said.append(f"您{day(one.known_on)}收到。")
    elif one.sent_on:
        said.append(f"{day(one.sent_on)}送出。")
    if one.review_by:
        said.append(f"不服的，最迟{day(one.review_by)}申请行政复议。")
    if one.suit_by:
        said.append(f"也可以最迟{day(one.suit_by)}直接向人民法院起诉。")
    return ToldLetter(one.id, f"{letters()[one.kind].title} {one.number}", one.is_here, tuple(said), one.remedy, one.enclosed)
