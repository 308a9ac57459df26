"""Appointing people to posts, ending posts, closing and reopening accounts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import make_password

from mingbai.accounts import policies
from mingbai.accounts.actions.common import appointing, keeper
from mingbai.accounts.actions.passwords import initial_password
from mingbai.accounts.models import Person, Post
from mingbai.accounts.queries import awaited, makers, unended, vouchers
from mingbai.accounts.values import Acting, Doing
from mingbai.core.acts import OpenAct, Signer, open_act
from mingbai.core.audit import Actor
from mingbai.core.errors import Invalid, NotVisible, Refused, require
from mingbai.core.words import day
from mingbai.organs import queries as organs
from mingbai.organs.models import Organ
from mingbai.statute.posts import PostKind
from mingbai.statute.verdict import refused

USERNAME = re.compile(r"[a-z0-9][a-z0-9.-]{1,58}[a-z0-9]")


@dataclass(frozen=True, slots=True)
class Appointment:
    """A new person in a post: sign-in name, what colleagues see, the post, its first day."""

    username: str
    label: str
    organ_code: str
    kind: str
    since_on: date
    section: str = ""


@dataclass(frozen=True, slots=True)
class NewAccount:
    """The account and its initial password, which is shown once and stored nowhere."""

    person_id: int
    password: str


def appoint(*, appointment: Appointment, by: Acting, at: datetime) -> NewAccount:
    """Open an account with one post; its initial password must be changed at the first sign-in.

    A post that decides stays pending until `confirm_post`.
    """
    appointing(by, appointment.kind, appointment.organ_code)
    password = initial_password()
    with open_act(by=by, at=at) as done:
        person = _create(done, appointment, make_password(password), appointer=by.person_id, must_change=True)
    return NewAccount(person.pk, password)


def install(
    *, appointments: tuple[Appointment, ...], passwords: Mapping[str, str], must_change: bool, by: Actor, at: datetime
) -> tuple[int, ...]:
    """Create the first accounts of an installation, with passwords by sign-in name; raise Refused once anybody has an account."""
    with open_act(by=by, at=at) as done:
        if Person.objects.exists():
            raise Refused(refused("已经有账号了。新账号由系统管理员在“账号”页里开。", code="installed"))
        people: dict[str, int] = {}
        # A demonstration's accounts share one, and each hash takes half a second.
        hashes = {password: make_password(password) for password in set(passwords.values())}
        for appointment in appointments:
            if appointment.username in people:
                _add(done, Person.objects.get(pk=people[appointment.username]), appointment, None)
            else:
                encoded = hashes[passwords[appointment.username]]
                people[appointment.username] = _create(done, appointment, encoded, appointer=None, must_change=must_change).pk
    return tuple(people.values())


def add_post(*, person_id: int, appointment: Appointment, by: Acting, at: datetime) -> int:
    """Give the holder of an account one more post and return its key; one that decides stays pending until `confirm_post`."""
    appointing(by, appointment.kind, appointment.organ_code)
    if person_id == by.person_id and not policies.may_manage_accounts(by):
        raise Refused(refused("不能给自己加岗位，请系统管理员来做。", code="own_post"))
    with open_act(by=by, at=at) as done:
        return _add(done, done.lock(Person, pk=person_id), appointment, by.person_id).pk


def confirm_post(*, post_id: int, by: Acting, at: datetime) -> None:
    """Confirm who holds a post that somebody else filled, or whose holder somebody gave a new password, so that it takes
    effect. A second press changes nothing.
    """
    with open_act(by=by, at=at) as done:
        post = done.lock(Post, "organ", "person", pk=post_id)
        if not policies.is_confirmer(by, post.kind, organs.organ_by_id(post.organ_id)):
            raise NotVisible("accounts")
        if not post.is_pending:
            return
        if not awaited(at.date()).filter(pk=post.pk).exists():
            raise Invalid("这个任命已经收回，或者岗位已经结束，不用确认。", "post_id")
        vouched = vouchers(post.appointed_by, post.confirmed_by, post.reset_by)
        require(policies.may_confirm(by.person_id, post.person_id, vouched, makers({by.person_id, *vouched}, at.date())))
        data = {"post": post.pk, "organ": post.organ.code, "kind": post.kind, "appointed_by": post.appointed_by}
        done.note("account.post_confirmed", post.person.subject, data | {"reset_by": post.reset_by})
        if post.appointed_by is not None and post.confirmed_by is None:
            post.confirmed_by, post.confirmed_at = by.person_id, at
        _release(done, post)


def release(*, username: str, by: Actor, at: datetime) -> int:
    """Let all pending posts of an account take effect, from the server itself, where nobody is left who may confirm them."""
    with open_act(by=by, at=at) as done:
        person = done.lock(Person, username=username)
        waiting = awaited(at.date()).filter(person=person).order_by("id")
        posts = [done.lock(Post, "organ", pk=post_id) for post_id in waiting.values_list("id", flat=True)]
        for post in posts:
            data = {"post": post.pk, "organ": post.organ.code, "kind": post.kind, "reset_by": post.reset_by}
            done.note("account.post_released", person.subject, data | {"appointed_by": post.appointed_by})
            if post.is_unconfirmed:
                post.confirmed_at = at
            _release(done, post)
        if not posts:
            raise Invalid("这个账号没有等确认的岗位。", "username")
    return len(posts)


def _release(done: OpenAct[Signer], post: Post) -> None:
    post.is_pending, post.reset_by = False, None
    post.save(update_fields=["is_pending", "reset_by", "confirmed_by", "confirmed_at"])


def end_post(*, post_id: int, until_on: date, by: Acting, at: datetime) -> None:
    """End a post with its last day `until_on`; the row stays because the trail names it. A last day to come can be brought
    forward, never put off.
    """
    with open_act(by=by, at=at) as done:
        post = done.lock(Post, "organ", "person", pk=post_id)
        if not policies.may_end(by, post.kind, organs.organ_by_id(post.organ_id), is_unconfirmed=post.is_unconfirmed):
            raise NotVisible("accounts")
        if post.until_on == until_on:
            return
        if post.until_on is not None:
            _refuse_to_put_off(post.until_on, until_on, at.date())
        if until_on < post.since_on:
            raise Invalid("最后一天不能早于到岗的那一天。", "until_on")
        if post.kind == PostKind.SYSTEM_ADMINISTRATOR:
            _refuse_last_administrator(without_post=post.pk)
        _end(done, post, until_on)


def appoint_many(*, appointments: Sequence[Appointment], by: Acting, at: datetime) -> tuple[NewAccount, ...]:
    """Open all these accounts or none; Invalid names every row that cannot be taken, a line each."""
    made: list[NewAccount] = []
    wrong: list[str] = []
    with open_act(by=by, at=at):
        for number, one in enumerate(appointments, 1):
            try:
                made.append(appoint(appointment=one, by=by, at=at))
            except (Invalid, Refused) as problem:
                wrong.append(f"第{number}行（{one.username}）：{problem}")
        if wrong:
            raise Invalid("\n".join(wrong), "rows")
    return tuple(made)


def end_posts(*, organ_code: str, until_on: date, by: Acting, at: datetime) -> int:
    """End every post of an organ that is being closed; return how many. The caller has checked the right to close it."""
    with open_act(by=by, at=at) as done:
        held = Post.objects.filter(unended(until_on + timedelta(days=1)), organ__code=organ_code).order_by("id")
        posts = [done.lock(Post, "organ", "person", pk=post_id) for post_id in held.values_list("id", flat=True)]
        for post in posts:
            _end(done, post, max(until_on, post.since_on))
    return len(posts)


def deactivate(*, person_id: int, by: Acting, at: datetime) -> None:
    """Close an account at once: open sessions end with their next request."""
    keeper(by)
    with open_act(by=by, at=at) as done:
        person = done.lock(Person, pk=person_id)
        if not person.is_active:
            return
        if person.pk == by.person_id:
            raise Refused(refused("不能停用自己的账号，请另一位系统管理员来做。", code="own_account"))
        _refuse_last_administrator(without_person=person.pk)
        person.is_active = False
        person.save(update_fields=["is_active"])
        done.note("account.deactivated", person.subject, {})


def reactivate(*, person_id: int, by: Acting, at: datetime) -> None:
    """Reopen an account with its posts as they were."""
    keeper(by)
    with open_act(by=by, at=at) as done:
        person = done.lock(Person, pk=person_id)
        if person.is_active:
            return
        person.is_active = True
        person.save(update_fields=["is_active"])
        done.note("account.reactivated", person.subject, {})


def _create(done: OpenAct[Signer], appointment: Appointment, encoded: str, *, appointer: int | None, must_change: bool) -> Person:
    if not USERNAME.fullmatch(appointment.username):
        raise Invalid("登录名用3到60个小写字母、数字、点或短横，例如 baiyang-2。", "username")
    if not appointment.label.strip():
        raise Invalid("写上同事看得懂的称呼，可以只写岗位，例如 白阳镇经办。", "label")
    if Person.objects.filter(username=appointment.username).exists():
        raise Invalid("这个登录名已经有人用，换一个。", "username")
    label = appointment.label.strip()
    person = Person(username=appointment.username, label=label, password=encoded, must_change_password=must_change)
    person.save()
    _add(done, person, appointment, appointer, event="account.appointed")
    return person


def _add(
    done: OpenAct[Signer], person: Person, appointment: Appointment, appointer: int | None, *, event: str = "account.post_added"
) -> Post:
    """Give a person a post; the first accounts have no appointer, and nobody could confirm them."""
    organ = Organ.objects.filter(code=appointment.organ_code).first()
    if organ is None:
        raise Invalid("没有这个单位，从列表里选。", "organ_code")
    if appointment.kind not in set(PostKind):
        raise Invalid("没有这种岗位，从列表里选。", "kind")
    # A new post has no last day, so it meets every other that ends on its first day or later, or begins only then.
    held = Post.objects.filter(unended(appointment.since_on), person=person)
    if held.filter(organ=organ, kind=appointment.kind, until_on__isnull=True).exists():
        raise Invalid("这个人已经在这个岗位上。", "kind")
    require(policies.may_be_appointed(appointment.kind, organ.level))
    require(policies.may_hold_together({*held.values_list("kind", flat=True), appointment.kind}))
    post = Post.objects.create(
        person=person,
        organ=organ,
        kind=appointment.kind,
        section=appointment.section.strip(),
        since_on=appointment.since_on,
        appointed_by=appointer,
        is_pending=appointer is not None and policies.needs_confirmation(appointment.kind),
    )
    data = {
        "post": post.pk, "organ": organ.code, "kind": post.kind, "section": post.section, "since_on": post.since_on,
        "pending": post.is_pending,
    }  # fmt: skip
    done.note(event, person.subject, {"label": person.label, **data})
    return post


def _refuse_to_put_off(planned: date, until_on: date, today: date) -> None:
    if planned < today:
        raise Invalid("这个岗位已经结束。", "until_on")
    if until_on > planned:
        said = (
            f"最后一天已经定在{day(planned)}，只能提前，不能推后。要接着干，从{day(planned + timedelta(days=1))}起再加一个岗位。"
        )
        raise Invalid(said, "until_on")


def _end(done: Doing, post: Post, until_on: date) -> None:
    post.until_on = until_on
    post.save(update_fields=["until_on"])
    data = {"post": post.pk, "organ": post.organ.code, "kind": post.kind, "until_on": until_on}
    done.note("account.post_ended", post.person.subject, data)


def _refuse_last_administrator(*, without_post: int | None = None, without_person: int | None = None) -> None:
    """Raise Refused for the last system administrator: without one, no account could ever be opened again."""
    held = Post.objects.filter(kind=PostKind.SYSTEM_ADMINISTRATOR, until_on__isnull=True, person__is_active=True)
    posts = held.filter(is_pending=False)
    left = posts.exclude(pk=without_post) if without_post else posts
    left = left.exclude(person_id=without_person) if without_person else left
    if posts.exists() and not left.exists():
        raise Refused(refused("这是最后一位系统管理员。先任命下一位，再结束这一位。", code="last_administrator"))
