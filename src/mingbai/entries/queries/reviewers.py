"""Who can decide on an organ's drafts, which posts are missing, and whom to ask for them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from mingbai.accounts.queries import Holder, PendingPost, appointers, confirmers, holders_of, pending_posts
from mingbai.entries.models import ReviewVerdict
from mingbai.entries.queries.drafters import drafters
from mingbai.entries.queries.work import InHand, WorkEntry
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.review import ENDED, REVIEW_WORDS, REVIEWER, REVIEWS, EntryAct, Stage, unfilled
from mingbai.statute.posts import POST_WORDS, PUBLISHERS, WORKERS, PostKind

Holders = Sequence[Holder]
ON_THE_SERVER = "系统管理员在服务器上"


@dataclass(frozen=True, slots=True)
class Awaited:
    """For whom something waits that was handed in.

    Where nobody can take it up, `missing` are the posts of which one is needed, and `asked` says whom to ask for it.
    """

    words: str
    missing: tuple[PostKind, ...] = ()
    asked: str = ""

    @property
    def is_stuck(self) -> bool:
        """Whether nobody can take it up."""
        return bool(self.missing)


def unmanned(organ: OrganRow, chain: Sequence[Stage], wrote: Collection[int], on: date, what: str = "这一稿") -> str:
    """Name the posts without which nobody could review what these people wrote, and whom to ask; "" when none is missing."""
    found = holders_of(organ.id, on)
    missing = unfilled(chain, by_stage(found), wrote)
    if not missing:
        return ""
    return lacking(organ, {REVIEW_WORDS[stage]: (REVIEWER[stage],) for stage in missing}, found, wrote, on=on, what=what)


def lacking(
    organ: OrganRow,
    steps: Mapping[str, Collection[PostKind]],
    found: Holders,
    wrote: Collection[int],
    *,
    on: date,
    what: str,
) -> str:
    """Say which posts nobody could fill for what is handed in, who may not because it is theirs, and whom to ask.

    `steps`: by their words, the kinds of post of which one is needed. `found`: who holds posts of the organ.
    """
    posts = "、".join(f"{posts_words(kinds)}（{step}）" for step, kinds in steps.items())
    kinds = {kind for some in steps.values() for kind in some}
    own = "、".join(dict.fromkeys(one.words for one in found if one.kind in kinds and one.person_id in wrote))
    asked = whom_to_ask(on, tuple(steps.values()), pending_posts(on, [organ.id]))
    theirs = f"{own}经手过{what}，不能自己审。" if own else ""
    return f"{organ.short_name}缺{posts}，{what}送出去没有人能办。{theirs}{asked}"


def posts_words(kinds: Collection[PostKind]) -> str:
    """经办或者科室负责人"""
    return "或者".join(POST_WORDS[kind] for kind in kinds)


def by_stage(found: Holders) -> Mapping[Stage, tuple[int, ...]]:
    """Return who could decide each review."""
    return {stage: tuple(one.person_id for one in found if one.kind == REVIEWER[stage]) for stage in REVIEWS}


def missing_posts(found: Holders, chain: Sequence[Stage]) -> tuple[PostKind, ...]:
    """Return the posts without which an organ cannot publish: somebody who drafts, and one person for each review."""
    drafters = [one.person_id for one in found if one.kind in WORKERS]
    # Whoever drafts does not review what they drafted, so every possible drafter is tried.
    tries = [unfilled(chain, by_stage(found), {person}) for person in drafters] or [unfilled(chain, by_stage(found), ())]
    missing = tuple(REVIEWER[stage] for stage in min(tries, key=len))
    return missing if drafters else (PostKind.CLERK, *missing)


def whom_to_ask(on: date, posts: Sequence[Collection[PostKind]], appointed: Sequence[PendingPost]) -> str:
    """Say who confirms the posts that somebody was appointed to already, and whom to ask for the others.

    `posts`: for each that is missing the kinds of which one fills it. `appointed`: what waits for a second person in this organ.
    """
    waiting = [one for one in appointed if any(one.kind in kinds for kinds in posts)]
    said = "".join(f"{one.words}等{'、'.join(confirmers(one, on)) or ON_THE_SERVER}确认。" for one in waiting)
    filled = {one.kind for one in waiting}
    return said + ("" if all(filled.intersection(kinds) for kinds in posts) else _office(on))


def _office(on: date) -> str:
    """Name the office that fills posts, with who is there and how to reach them."""
    found = appointers(on)
    if not found:
        return "请县政务公开主管任命。"
    first = found[0]
    named = "、".join(one.person for one in found if one.kind == first.kind)
    return f"请{first.organ}的{named}任命{f'，电话{first.telephone}' if first.telephone else ''}。"


def awaited(rows: Sequence[InHand], found: Holders) -> Mapping[int, Awaited]:
    """Return for whom each draft of the organ whose posts these are waits, by entry, in two queries."""
    asked = [row.id for row in rows if row.stage in REVIEWS]
    decided: dict[tuple[int, int], set[int]] = {}
    verdicts = _decided(entry_id__in=asked) if asked else ReviewVerdict.objects.none()
    for entry, round_, person in verdicts.values_list("entry_id", "round", "person_id"):
        decided.setdefault((entry, round_), set()).add(person)
    wrote = drafters(asked)
    return {
        row.id: waits_for(row.stage, found, decided.get((row.id, row.round), set()) | wrote.get(row.id, frozenset()))
        for row in rows
    }


def awaited_for(entry: WorkEntry, on: date) -> Awaited | None:
    """Return for whom one entry's draft waits; None when it has no draft in hand."""
    if not entry.revision or entry.stage in ENDED:
        return None
    found = holders_of(entry.organ.id, on)
    verdicts = _decided(entry_id=entry.id, round=entry.round)
    wrote = drafters([entry.id]).get(entry.id, frozenset())
    whose = waits_for(entry.stage, found, wrote | set(verdicts.values_list("person_id", flat=True)))
    return with_whom_to_ask(whose, entry.organ.id, on)


def waits_for(stage: Stage, found: Holders, taken: Collection[int]) -> Awaited:
    """Return for whom a draft in this stage waits, among those who hold posts and neither wrote it nor decided on it yet."""
    if stage in REVIEWS:
        return waits_at(REVIEW_WORDS[stage], (REVIEWER[stage],), found, taken)
    if stage is Stage.REFERRED:
        kind = REVIEWER[Stage.SECRECY]
        able = [one.words for one in found if one.kind == kind]
        return Awaited(f"有关部门确定，由{'、'.join(able) or POST_WORDS[kind]}登记", () if able else (kind,))
    kinds = PUBLISHERS if stage is Stage.APPROVED else WORKERS
    able = [one.words for one in found if one.kind in kinds]
    return Awaited("、".join(able)) if able else Awaited("没有人能办，缺经办", kinds)


def waits_at(step: str, kinds: tuple[PostKind, ...], found: Holders, taken: Collection[int | None]) -> Awaited:
    """Return who could take this step: a holder of one of the posts who has not had it in hand before."""
    able = [one.words for one in found if one.kind in kinds and one.person_id not in taken]
    return Awaited(f"{step}：{'、'.join(able)}") if able else Awaited(f"{step}：没有人能办，缺{posts_words(kinds)}", kinds)


def with_whom_to_ask(whose: Awaited, organ_id: int, on: date) -> Awaited:
    """Add, where nobody can take it up, whom to ask for the post that this organ lacks."""
    if not whose.is_stuck:
        return whose
    return replace(whose, asked=whom_to_ask(on, (whose.missing,), pending_posts(on, [organ_id])))


def _decided(**which: object) -> QuerySet[ReviewVerdict]:
    """Return the verdicts after which somebody may not decide again; whoever widened the range still may."""
    return ReviewVerdict.objects.filter(**which).exclude(act=EntryAct.WIDEN.value)
