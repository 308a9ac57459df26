"""A unit as its set-up page shows it: what keeps it from working, its posts, contacts and villages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from mingbai.accounts.queries import Holder, PendingPost, confirmers, pending_posts, to_confirm
from mingbai.accounts.values import Acting
from mingbai.entries.queries import rules
from mingbai.entries.queries.reviewers import ON_THE_SERVER, missing_posts, whom_to_ask
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.posts import POST_WORDS, PostKind
from mingbai.workspace.units.unit.form import WORK_POSTS, posts_in

TASKS = {
    PostKind.CLERK: "起草、登记、送审",
    PostKind.SECTION_HEAD: "初审",
    PostKind.SECRECY_REVIEWER: "保密审查",
    PostKind.SIGNING_LEADER: "终审、签发",
    PostKind.COUNTY_OFFICER: "主管全县政务公开",
}


@dataclass(frozen=True, slots=True)
class Seat:
    """One post of the unit: what it does, whether the county office ends it, who holds it, and whether somebody is needed."""

    words: str
    task: str
    is_ended_here: bool
    holders: tuple[Holder, ...]
    is_missing: bool
    appointed: tuple[Appointed, ...] = ()


@dataclass(frozen=True, slots=True)
class Appointed:
    """Somebody whose appointment waits for a second person: who may confirm it, and whether this person may."""

    post: PendingPost
    confirmers: str
    may_confirm: bool


@dataclass(frozen=True, slots=True)
class Lack:
    """One reason why the unit cannot do its work, and where to mend it."""

    text: str
    href: str


def seats(
    level: str, found: Sequence[Holder], missing: Sequence[PostKind], appointed: Sequence[Appointed] = ()
) -> tuple[Seat, ...]:
    """Return the posts of an organ of this level in order."""
    return tuple(
        Seat(
            POST_WORDS[kind],
            TASKS[kind],
            kind in WORK_POSTS,
            tuple(one for one in found if one.kind == kind),
            kind in missing,
            tuple(one for one in appointed if one.post.kind == kind),
        )
        for kind in posts_in(level)
    )


def appointed_in(organ: OrganRow, by: Acting, on: date) -> tuple[Appointed, ...]:
    """Return the appointments of a unit that wait for a second person."""
    mine = {row.post_id for row in to_confirm(by, on)}
    return tuple(
        Appointed(row, "、".join(confirmers(row, on)) or ON_THE_SERVER, row.post_id in mine)
        for row in pending_posts(on, [organ.id])
    )


def missing_in(organ: OrganRow, found: Sequence[Holder]) -> tuple[PostKind, ...]:
    """Return the posts without which the unit cannot publish; a village publishes through its township."""
    return () if organ.is_committee or not organ.is_open else missing_posts(found, rules.chain(organ.id, ""))


def lacks(organ: OrganRow, missing: Sequence[PostKind], appointed: Sequence[Appointed], on: date) -> tuple[Lack, ...]:
    """Return what keeps the unit from its work, most urgent first."""
    said: list[Lack] = []
    if missing:
        posts = "、".join(POST_WORDS[kind] for kind in missing)
        asked = whom_to_ask(on, [(kind,) for kind in missing], [one.post for one in appointed])
        said.append(
            Lack(
                f"缺{posts}，写好的稿子审不完、发不出去。{asked}",
                "#posts",
            )
        )
    if organ.level == "township" and not villages(organ):
        said.append(Lack("没有登记村、社区，只在本村公布的名单没有地方可选。", "#villages"))
    if organ.is_open and not organ.is_committee and not (organ.telephone and organ.address):
        said.append(Lack("公开指南里缺电话或者地址，群众找不到人。", "#contact"))
    return tuple(said)


def villages(organ: OrganRow, *, with_closed: bool = False) -> tuple[OrganRow, ...]:
    """Return the villages and communities of a township."""
    rows = (row for row in organs.children(organ.id) if row.is_committee)
    return tuple(row for row in rows if row.is_open or with_closed)


def people_here(found: Sequence[Holder]) -> list[tuple[str, str]]:
    """Return everybody who holds a post in the unit, as choices."""
    return list({str(one.person_id): one.person for one in found}.items())


def here(organ: OrganRow) -> str:
    """Return the address of the unit's page."""
    return reverse("work:unit", args=[organ.code])
