"""Reads of people and posts."""

from __future__ import annotations

import base64
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django_otp.plugins.otp_totp.models import TOTPDevice

from mingbai.accounts import policies
from mingbai.accounts.models import Person, Post
from mingbai.accounts.values import Acting, acting
from mingbai.core.errors import NotVisible
from mingbai.core.paging import PAGE, ListPage, cut
from mingbai.organs import queries as organs
from mingbai.statute.posts import APPOINTERS, POST_WORDS, PostKind

CONFIRMERS = (*APPOINTERS, PostKind.SIGNING_LEADER)


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What the owner's telephone needs: the address for the QR code, and the same key to type by hand."""

    address: str
    key: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One account as its keeper sees it."""

    id: int
    username: str
    label: str
    is_active: bool
    must_change_password: bool
    has_code: bool
    last_login_at: datetime | None
    posts: tuple[PostRow, ...]


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
    is_pending: bool = False


class _InPost:
    """Somebody, in a kind of post."""

    __slots__ = ()
    person: str
    kind: str

    @property
    def words(self) -> str:
        """白阳镇党政办负责人（科室负责人）"""
        return f"{self.person}（{POST_WORDS[PostKind(self.kind)]}）"


@dataclass(frozen=True, slots=True)
class Holder(_InPost):
    """Who holds a post of an organ today; `person` is the name by which colleagues know the account."""

    post_id: int
    person_id: int
    person: str
    kind: str
    section: str
    since_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True)
class PendingPost(_InPost):
    """A post that a second person has to confirm: whoever filled it or gave its holder a new password is named in `vouched`."""

    post_id: int
    person_id: int
    person: str
    kind: str
    section: str
    since_on: date
    until_on: date | None
    organ_id: int
    organ_code: str
    organ_name: str
    vouched: frozenset[int]
    done_by: str
    is_reset: bool
    is_unconfirmed: bool

    @property
    def done_words(self) -> str:
        """系统管理员重设了密码"""
        return f"{self.done_by}{'重设了密码' if self.is_reset else '任命'}"


@dataclass(frozen=True, slots=True)
class Appointer:
    """Somebody who fills posts: where, under which telephone, and by which name."""

    organ: str
    telephone: str
    person: str
    kind: str


def acting_for(person_id: int, post_id: int | None, on: date) -> Acting | None:
    """Return the person in this post on this day, or in their only one without a post; None when it is not theirs or unclear."""
    held = _held(person_id, on)
    if post_id is not None:
        held = held.filter(pk=post_id)
    found = list(held[:2])
    return acting(found[0]) if len(found) == 1 else None


def posts_of(person_id: int, on: date) -> tuple[PostRow, ...]:
    """Return the posts that a person holds on this day."""
    return tuple(_row(post) for post in _held(person_id, on))


def holders(organ_ids: Collection[int], on: date) -> Mapping[int, tuple[Holder, ...]]:
    """Return who holds which post of these organs on a day, by organ; closed accounts hold none. One query."""
    fields = ("organ_id", "id", "person_id", "person__label", "kind", "section", "since_on", "until_on")
    held = Post.objects.filter(current(on), organ_id__in=list(organ_ids)).order_by("organ_id", "id").values_list(*fields)
    found: dict[int, list[Holder]] = {}
    for organ_id, *rest in held:
        found.setdefault(organ_id, []).append(Holder(*rest))
    return {organ_id: tuple(rows) for organ_id, rows in found.items()}


def holders_of(organ_id: int, on: date) -> tuple[Holder, ...]:
    """Return who holds which post of one organ on a day."""
    return holders([organ_id], on).get(organ_id, ())


def appointers(on: date) -> tuple[Appointer, ...]:
    """Return who fills the posts of the county's organs, the county office before the system administrators. One query."""
    held = Post.objects.filter(current(on), organ__level="county", kind__in=APPOINTERS).order_by("kind", "id")
    return tuple(Appointer(*row) for row in held.values_list("organ__name", "organ__telephone", "person__label", "kind"))


def unended(on: date) -> Q:
    """Select the posts that have not ended before a day; one whose last day is still to come can be acted in."""
    return Q(until_on__isnull=True) | Q(until_on__gte=on)


def awaited(on: date) -> QuerySet[Post]:
    """Return the posts that a second person may still confirm: an appointment that got a last day before was taken back."""
    taken_back = Q(until_on__isnull=False, appointed_by__isnull=False, confirmed_at__isnull=True)
    return Post.objects.filter(unended(on) & ~taken_back, is_pending=True)


def pending_posts(on: date, organ_ids: Collection[int] | None = None) -> tuple[PendingPost, ...]:
    """Return the posts that wait for a second person on a day, in these organs or everywhere. Two queries."""
    waiting = awaited(on).filter(person__is_active=True)
    if organ_ids is not None:
        waiting = waiting.filter(organ_id__in=list(organ_ids))
    rows = list(waiting.select_related("person", "organ").order_by("organ__order", "organ_id", "id"))
    doers = {row.reset_by or row.appointed_by or 0 for row in rows}
    names = dict(Person.objects.filter(pk__in=doers).values_list("id", "label")) if rows else {}
    return tuple(_pending(row, names.get(row.reset_by or row.appointed_by or 0, "")) for row in rows)


def _pending(post: Post, done_by: str) -> PendingPost:
    return PendingPost(
        post_id=post.pk,
        person_id=post.person_id,
        person=post.person.label,
        kind=post.kind,
        section=post.section,
        since_on=post.since_on,
        until_on=post.until_on,
        organ_id=post.organ_id,
        organ_code=post.organ.code,
        organ_name=post.organ.short_name,
        vouched=vouchers(post.appointed_by, post.confirmed_by, post.reset_by),
        done_by=done_by,
        is_reset=post.reset_by is not None,
        is_unconfirmed=post.is_unconfirmed,
    )


def vouchers(appointed_by: int | None, confirmed_by: int | None, reset_by: int | None) -> frozenset[int]:
    """Return who alone stands for a pending post: its appointer until somebody confirmed, and who gave its holder a password."""
    alone = (None if confirmed_by else appointed_by, reset_by)
    return frozenset(key for key in alone if key is not None)


def makers(people: Collection[int], on: date) -> Mapping[int, frozenset[int]]:
    """Return, for each of these people, themselves and who appointed them to posts that confirm, while post and account last."""
    active = Person.objects.filter(is_active=True).values("pk")
    made = Post.objects.filter(unended(on), person_id__in=list(people), kind__in=CONFIRMERS, appointed_by__in=active)
    found = {key: {key} for key in people}
    for key, appointer in made.values_list("person_id", "appointed_by"):
        if appointer is not None:
            found[key].add(appointer)
    return {key: frozenset(keys) for key, keys in found.items()}


def to_confirm(by: Acting, on: date) -> tuple[PendingPost, ...]:
    """Return the posts that this person may confirm."""
    mine = policies.may_manage_accounts(by) or policies.is_county_office(by)
    waiting = pending_posts(on, None if mine else (by.organ_id,))
    if not waiting:
        return ()
    made = makers({by.person_id}.union(*(row.vouched for row in waiting)), on)
    return tuple(
        row
        for row in waiting
        if policies.is_confirmer(by, row.kind, organs.organ_by_id(row.organ_id))
        and policies.may_confirm(by.person_id, row.person_id, row.vouched, made)
    )


def confirmers(row: PendingPost, on: date) -> tuple[str, ...]:
    """Return who may confirm a post, by name and post."""
    county = Q(kind__in=APPOINTERS, organ__level="county")
    leader = Q(kind=PostKind.SIGNING_LEADER.value, organ_id=row.organ_id)
    if row.kind in APPOINTERS:
        leader &= Q(organ__level="county")
    able = Post.objects.filter(current(on) & (county | leader)).order_by("kind", "id")
    found = list(able.values_list("person_id", "person__label", "kind"))
    made = makers(row.vouched.union(person_id for person_id, *_ in found), on)
    return tuple(
        f"{label}（{POST_WORDS[PostKind(kind)]}）"
        for person_id, label, kind in found
        if policies.may_confirm(person_id, row.person_id, row.vouched, made)
    )


def people(*, after: str = "", limit: int = PAGE, organ_code: str = "") -> ListPage[PersonRow]:
    """Return accounts by sign-in name after `after`; with `organ_code`, only people who hold or held a post there."""
    listed = Person.objects.filter(username__gt=after)
    if organ_code:
        listed = listed.filter(posts__organ__code=organ_code).distinct()
    return cut(_people(listed.order_by("username")[: limit + 1]), limit, lambda row: row.username)


def person(person_id: int) -> PersonRow:
    """Return one account; raise NotVisible when there is none."""
    for row in _people(Person.objects.filter(pk=person_id)):
        return row
    raise NotVisible(str(person_id))


def has_code(person_id: int) -> bool:
    """Return whether the person signs in with a code."""
    return bool(TOTPDevice.objects.filter(user_id=person_id, confirmed=True).exists())


def waiting_code(person_id: int) -> Enrolment | None:
    """Return the device that waits for its first code; None when there is none."""
    device = TOTPDevice.objects.select_related("user").filter(user_id=person_id, confirmed=False).first()
    if device is None:
        return None
    key = base64.b32encode(device.bin_key).decode().rstrip("=")
    return Enrolment(device.config_url, " ".join(key[i : i + 4] for i in range(0, len(key), 4)))


def post_kinds() -> tuple[tuple[str, str], ...]:
    """Return the kinds of posts and their names."""
    return tuple((kind.value, words) for kind, words in POST_WORDS.items())


def _people(listed: QuerySet[Person]) -> tuple[PersonRow, ...]:
    people = list(listed)
    keys = [p.pk for p in people]
    posts: dict[int, list[PostRow]] = {}
    for post in Post.objects.select_related("organ").filter(person_id__in=keys).order_by("id"):
        posts.setdefault(post.person_id, []).append(_row(post))
    coded = set(TOTPDevice.objects.filter(user_id__in=keys, confirmed=True).values_list("user_id", flat=True))
    return tuple(
        PersonRow(
            id=p.pk,
            username=p.username,
            label=p.label,
            is_active=p.is_active,
            must_change_password=p.must_change_password,
            has_code=p.pk in coded,
            last_login_at=p.last_login,
            posts=tuple(posts.get(p.pk, ())),
        )
        for p in people
    )


def _held(person_id: int, on: date) -> QuerySet[Post]:
    held = Post.objects.select_related("organ").filter(current(on), person_id=person_id)
    return held.order_by("organ__order", "organ_id", "id")


def current(on: date) -> Q:
    """Select the posts in which somebody may act on a day."""
    return unended(on) & Q(since_on__lte=on, person__is_active=True, is_pending=False)


def _row(post: Post) -> PostRow:
    return PostRow(
        id=post.pk,
        kind=post.kind,
        kind_label=POST_WORDS[PostKind(post.kind)],
        section=post.section,
        organ_code=post.organ.code,
        organ_name=post.organ.name,
        since_on=post.since_on,
        until_on=post.until_on,
        is_pending=post.is_pending and not (post.is_unconfirmed and post.until_on),
    )
