"""Appointments as rows of 今日: those that this person, as the second one, may confirm."""

from __future__ import annotations

from django.urls import reverse

from mingbai.accounts import queries
from mingbai.accounts.policies import SEPARATION
from mingbai.core.words import day
from mingbai.statute.posts import POST_WORDS, PostKind
from mingbai.workspace.tasks import Day, Gathered, Task


def gather(asked: Day) -> Gathered:
    """Return the appointments that wait for this person."""
    return Gathered(
        tuple(
            Task(
                tag="等确认",
                tag_kind="half",
                title=f"确认{'岗位' if row.is_reset else '任命'}：{row.organ_name}{POST_WORDS[PostKind(row.kind)]}，{row.person}",
                why=_why(row),
                source=f"依据：{SEPARATION}",
                act="确认",
                href=reverse("work:post-confirm", args=[row.post_id]),
                is_press=True,
                is_urgent=False,
            )
            for row in queries.to_confirm(asked.by, asked.on)
        )
    )


def _why(row: queries.PendingPost) -> str:
    if row.is_reset:
        return f"{row.done_words}，岗位停着。先问本人：密码是不是自己要求重设的、拿到了没有。是，再确认。"
    return f"{row.done_words}，{day(row.since_on)}起。这样的岗位要两个人定：先核对本人，确认以前还不能办。"
