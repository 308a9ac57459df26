"""The review of an entry before publication: its stages, who decides, and the audit event of each act.

Sources: 条例第17条 (review mechanism, doubtful cases are referred upwards); 保守国家秘密法实施条例（2024）第42条 (first review,
then publish, item by item).
Three reviews are common practice; the county office may leave reviews out, but never the secrecy review.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from mingbai.statute.citation import Citation, practice, regulations
from mingbai.statute.index import rule
from mingbai.statute.moves import Move, move_of
from mingbai.statute.posts import PUBLISHERS, SYSTEM, WORKERS, PostKind
from mingbai.statute.verdict import ALLOWED, Verdict, refused

REVIEW_FIRST = Citation("保守国家秘密法实施条例", "第42条", "国务院令第786号")
REFERRAL = regulations("第17条第三款")
THREE_REVIEWS = practice("初审、复审、终审分开，一人不办两道")


Step = TypeVar("Step", bound=StrEnum)


class Stage(StrEnum):
    """Where the current draft stands; NONE when no draft of the entry is in progress."""

    DRAFT = "draft"
    RETURNED = "returned"
    FIRST = "first_review"
    SECRECY = "secrecy_review"
    FINAL = "final_review"
    REFERRED = "referred"
    APPROVED = "approved"
    NOT_DISCLOSED = "not_disclosed"
    DISCARDED = "discarded"
    NONE = "none"


class Standing(StrEnum):
    """Where the entry stands with its readers."""

    UNPUBLISHED = "unpublished"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class EntryAct(StrEnum):
    """What can be done with an entry."""

    SUBMIT = "submit"
    APPROVE = "approve"
    RETURN = "return"
    REFUSE = "refuse"
    REFER = "refer"
    DETERMINE_OPEN = "determine_open"
    DETERMINE_CLOSED = "determine_closed"
    TAKE_BACK = "take_back"
    DISCARD = "discard"
    SCHEDULE = "schedule"
    PUBLISH = "publish"
    STOP_PLAN = "stop_plan"
    AMEND = "amend"
    FILE = "file"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"
    KEEP_CLOSED = "keep_closed"
    OPEN_AFTER_ALL = "open_after_all"
    WIDEN = "widen"


class Authority(StrEnum):
    """Who determines what the organ cannot: the authority of the subject, or the secrecy authority."""

    COMPETENT = "competent"
    SECRECY = "secrecy"


STAGE_WORDS = {
    Stage.DRAFT: "起草",
    Stage.RETURNED: "退回修改",
    Stage.FIRST: "等初审",
    Stage.SECRECY: "等保密审查（复审）",
    Stage.FINAL: "等终审",
    Stage.REFERRED: "已报有关部门确定",
    Stage.APPROVED: "审查通过，等发布",
    Stage.NOT_DISCLOSED: "不予公开",
    Stage.DISCARDED: "已作废",
    Stage.NONE: "没有在办的稿子",
}
STANDING_WORDS = {
    Standing.UNPUBLISHED: "未公开",
    Standing.PUBLISHED: "已公开",
    Standing.WITHDRAWN: "已撤回",
    Standing.EXPIRED: "期满撤下",
}
ACT_WORDS = {
    EntryAct.SUBMIT: "送审",
    EntryAct.APPROVE: "同意公开",
    EntryAct.RETURN: "退回修改",
    EntryAct.REFUSE: "不予公开",
    EntryAct.REFER: "报有关主管部门或者保密行政管理部门确定",
    EntryAct.DETERMINE_OPEN: "登记确定结果：可以公开",
    EntryAct.DETERMINE_CLOSED: "登记确定结果：不予公开",
    EntryAct.TAKE_BACK: "撤回修改",
    EntryAct.DISCARD: "作废",
    EntryAct.SCHEDULE: "定时发布",
    EntryAct.PUBLISH: "发布",
    EntryAct.STOP_PLAN: "停下定时发布",
    EntryAct.AMEND: "更正已公开的内容",
    EntryAct.FILE: "归到目录事项",
    EntryAct.WITHDRAW: "撤回",
    EntryAct.EXPIRE: "期满撤下",
    EntryAct.KEEP_CLOSED: "复审：继续不予公开",
    EntryAct.OPEN_AFTER_ALL: "复审：可以公开",
    EntryAct.WIDEN: "放宽公开范围",
}
AUTHORITY_WORDS = {Authority.COMPETENT: "有关主管部门", Authority.SECRECY: "保密行政管理部门"}
REVIEW_WORDS = {Stage.FIRST: "初审", Stage.SECRECY: "保密审查", Stage.FINAL: "终审"}
# No draft is in hand.
ENDED = frozenset({Stage.NONE, Stage.DISCARDED, Stage.NOT_DISCLOSED})
EDITABLE = frozenset({Stage.DRAFT, Stage.RETURNED})
REVIEWS = (Stage.FIRST, Stage.SECRECY, Stage.FINAL)
REVIEWER = {Stage.FIRST: PostKind.SECTION_HEAD, Stage.SECRECY: PostKind.SECRECY_REVIEWER, Stage.FINAL: PostKind.SIGNING_LEADER}
REVIEW_EVENT = {
    Stage.FIRST: "entry.first_approved",
    Stage.SECRECY: "entry.secrecy_approved",
    Stage.FINAL: "entry.final_approved",
}


def _transitions() -> tuple[Move[Stage, EntryAct], ...]:
    moves = [Move(stage, EntryAct.SUBMIT, Stage.FIRST, WORKERS, "entry.submitted") for stage in (Stage.DRAFT, Stage.RETURNED)]
    after = dict(zip(REVIEWS, (*REVIEWS[1:], Stage.APPROVED), strict=True))
    for stage in REVIEWS:
        whose = (REVIEWER[stage],)
        moves.append(Move(stage, EntryAct.APPROVE, after[stage], whose, REVIEW_EVENT[stage]))
        moves.append(Move(stage, EntryAct.RETURN, Stage.RETURNED, whose, "entry.returned"))
        moves.append(Move(stage, EntryAct.TAKE_BACK, Stage.DRAFT, WORKERS, "entry.taken_back"))
    refusing = (Stage.SECRECY, Stage.FINAL)
    moves += [Move(stage, EntryAct.REFUSE, Stage.NOT_DISCLOSED, (REVIEWER[stage],), "entry.refused") for stage in refusing]
    secrecy = (REVIEWER[Stage.SECRECY],)
    moves += [
        Move(Stage.SECRECY, EntryAct.REFER, Stage.REFERRED, secrecy, "entry.referred"),
        Move(Stage.REFERRED, EntryAct.DETERMINE_OPEN, Stage.FINAL, secrecy, "entry.determined_open"),
        Move(Stage.REFERRED, EntryAct.DETERMINE_CLOSED, Stage.NOT_DISCLOSED, secrecy, "entry.determined_closed"),
        Move(Stage.APPROVED, EntryAct.TAKE_BACK, Stage.DRAFT, WORKERS, "entry.taken_back"),
        Move(Stage.APPROVED, EntryAct.SCHEDULE, Stage.APPROVED, PUBLISHERS, "entry.scheduled"),
        Move(Stage.APPROVED, EntryAct.PUBLISH, Stage.NONE, (*PUBLISHERS, SYSTEM), "entry.published"),
        Move(Stage.APPROVED, EntryAct.STOP_PLAN, Stage.APPROVED, (SYSTEM,), "entry.plan_stopped"),
        Move(Stage.DRAFT, EntryAct.DISCARD, Stage.DISCARDED, WORKERS, "entry.discarded"),
        Move(Stage.RETURNED, EntryAct.DISCARD, Stage.DISCARDED, WORKERS, "entry.discarded"),
        Move(Stage.NONE, EntryAct.AMEND, Stage.DRAFT, WORKERS, "entry.amended"),
        Move(Stage.NOT_DISCLOSED, EntryAct.KEEP_CLOSED, Stage.NOT_DISCLOSED, secrecy, "entry.kept_closed"),
        Move(Stage.NOT_DISCLOSED, EntryAct.OPEN_AFTER_ALL, Stage.DRAFT, secrecy, "entry.opened_after_all"),
    ]
    return tuple(moves)


TRANSITIONS: tuple[Move[Stage, EntryAct], ...] = _transitions()
STANDING_TRANSITIONS: tuple[Move[Standing, EntryAct], ...] = (
    Move(Standing.UNPUBLISHED, EntryAct.PUBLISH, Standing.PUBLISHED, (*PUBLISHERS, SYSTEM), "entry.published"),
    Move(Standing.PUBLISHED, EntryAct.PUBLISH, Standing.PUBLISHED, (*PUBLISHERS, SYSTEM), "entry.published"),
    Move(Standing.PUBLISHED, EntryAct.FILE, Standing.PUBLISHED, WORKERS, "entry.filed"),
    Move(Standing.PUBLISHED, EntryAct.WITHDRAW, Standing.WITHDRAWN, PUBLISHERS, "entry.withdrawn"),
    Move(Standing.PUBLISHED, EntryAct.EXPIRE, Standing.EXPIRED, (SYSTEM,), "entry.expired"),
)


@rule(regulations("第17条"), REVIEW_FIRST, name="先审查后公开")
def transition(stage: Stage, act: EntryAct, chain: Sequence[Stage] = REVIEWS) -> Move[Stage, EntryAct] | Verdict:
    """Return the move of this act from this stage, skipping the reviews that the chain leaves out, or a refusal."""
    found = move_of(TRANSITIONS, stage, act)
    if found is not None:
        return replace(found, to=_not_skipped(found.to, chain))
    return refused(f"这条信息现在是“{STAGE_WORDS[stage]}”，不能{ACT_WORDS[act]}。", regulations("第17条"), f"entry.{stage}.{act}")


@rule(regulations("第6条"), name="公开、撤回、期满")
def standing_transition(standing: Standing, act: EntryAct) -> Move[Standing, EntryAct] | Verdict:
    """Return the move of this act from this standing, or a refusal: what is not published cannot be withdrawn."""
    found = move_of(STANDING_TRANSITIONS, standing, act)
    if found is not None:
        return found
    return refused(
        f"这条信息现在是“{STANDING_WORDS[standing]}”，不能{ACT_WORDS[act]}。", regulations("第6条"), f"entry.{standing}.{act}"
    )


@rule(REFERRAL, name="不能确定的报有关主管部门或者保密行政管理部门")
def referral(authority: str) -> Verdict:
    """What the organ cannot decide is referred to the competent authority or to the secrecy authority, and to no other."""
    if authority in list(Authority):
        return ALLOWED
    return refused("选明报给谁确定：有关主管部门，或者保密行政管理部门。", REFERRAL, "review.authority")


@rule(REVIEW_FIRST, THREE_REVIEWS, name="审查程序可以缩短，保密审查不能省")
def chain_allowed(chain: Sequence[Stage]) -> Verdict:
    """A chain keeps the order of the three reviews and includes the secrecy review and at least one other."""
    if tuple(stage for stage in REVIEWS if stage in chain) != tuple(chain):
        return refused("审查次序是初审、保密审查、终审，不能颠倒或者重复。", THREE_REVIEWS, "chain.order")
    if Stage.SECRECY not in chain:
        return refused("先审查、后公开：保密审查不能省。", REVIEW_FIRST, "chain.secrecy")
    if len(chain) < 2:
        return refused("至少要有两道审查，由两个人办。", THREE_REVIEWS, "chain.two")
    return ALLOWED


@rule(THREE_REVIEWS, name="一人不办两道")
def may_decide(person: int, drafters: Collection[int], earlier: Collection[int]) -> Verdict:
    """Whoever wrote any of it, submitted it, or decided an earlier review of the same round, may not decide this one."""
    if person in drafters:
        return refused("这条信息您起草、改过或者送审过，审查要由另一个人来做。", THREE_REVIEWS, "review.own_draft")
    if person in earlier:
        return refused("这一稿的前一道审查是您做的，这一道要由另一个人来做。", THREE_REVIEWS, "review.twice")
    return ALLOWED


@rule(REVIEW_FIRST, THREE_REVIEWS, name="每道审查都要有人办")
def unfilled(chain: Sequence[Step], holders: Mapping[Step, Sequence[int]], taken: Collection[int]) -> tuple[Step, ...]:
    """Return the reviews of the chain that nobody could decide; `taken` are the drafter and whoever decided before.

    Each review needs a person of its own, so somebody who holds two of the posts fills only one of them.
    """
    seats: dict[int, Step] = {}

    def seated(stage: Step, asked: set[int]) -> bool:
        for person in holders.get(stage, ()):
            if person not in taken and person not in asked:
                asked.add(person)
                if person not in seats or seated(seats[person], asked):
                    seats[person] = stage
                    return True
        return False

    return tuple(stage for stage in chain if not seated(stage, set()))


def _not_skipped(to: Stage, chain: Sequence[Stage]) -> Stage:
    """Return the stage itself, or the next review in the chain."""
    if to not in REVIEWS or to in chain:
        return to
    rest = [stage for stage in REVIEWS[REVIEWS.index(to) :] if stage in chain]
    return rest[0] if rest else Stage.APPROVED
