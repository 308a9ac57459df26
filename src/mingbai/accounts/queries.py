"""Reads of people and posts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from mingbai.accounts.facts import Acting, acting
from mingbai.accounts.models import Post, PostKind


@dataclass(frozen=True, slots=True)
class PostRow:
    """One post of a person, as the choice of posts shows it."""

    id: int
    kind: str
    kind_label: str
    section: str
    organ_code: str
    organ_name: str
    since_on: date
    until_on: date | None


def acting_for(person_id: int, post_id: int | None, on: date) -> Acting | None:
    """The person in this post on this day; without a post, in the only one they hold. None when it is not theirs or not clear."""
    held = _held(person_id, on)
    if post_id is not None:
        held = held.filter(pk=post_id)
    found = list(held[:2])
    return acting(found[0]) if len(found) == 1 else None


def posts_of(person_id: int, on: date) -> tuple[PostRow, ...]:
    """The posts that a person holds on this day."""
    return tuple(_row(post) for post in _held(person_id, on))


def _held(person_id: int, on: date) -> QuerySet[Post]:
    current = Q(until_on__isnull=True) | Q(until_on__gte=on)
    return (
        Post.objects.select_related("organ")
        .filter(current, person_id=person_id, person__is_active=True, since_on__lte=on)
        .order_by("organ__order", "organ_id", "id")
    )


def _row(post: Post) -> PostRow:
    return PostRow(
        id=post.pk,
        kind=post.kind,
        kind_label=PostKind(post.kind).label,
        section=post.section,
        organ_code=post.organ.code,
        organ_name=post.organ.name,
        since_on=post.since_on,
        until_on=post.until_on,
    )
