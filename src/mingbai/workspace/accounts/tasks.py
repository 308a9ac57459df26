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
                title=f"确认任命：{row.organ_name}{POST_WORDS[PostKind(row.kind)]}，{row.person}",
                why=f"{row.appointer}任命，{day(row.since_on)}起。审查、签发的岗位要两个人定：确认以前，本人还不能办。",
                source=f"依据：{SEPARATION}",
                act="确认任命",
                href=reverse("work:post-confirm", args=[row.post_id]),
                is_press=True,
                is_urgent=False,
            )
            for row in queries.to_confirm(asked.by)
        )
    )
