"""Passwords: initial ones, changes by their owner, resets by the system administrator."""

from __future__ import annotations

import secrets
from datetime import datetime

from axes.utils import reset as unlock
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from mingbai.accounts import policies
from mingbai.accounts.actions.common import keeper
from mingbai.accounts.actions.tries import WrongPassword, prove_again
from mingbai.accounts.models import Person, Post
from mingbai.accounts.queries import unended
from mingbai.accounts.values import Acting
from mingbai.core.acts import OpenAct, Signer, open_act
from mingbai.core.audit import Actor
from mingbai.core.errors import Invalid, Refused
from mingbai.statute.verdict import refused

# Letters and digits that nobody confuses when they are read out or copied by hand.
READABLE = "abcdefghjkmnpqrstuvwxyz23456789"
WRONG = WrongPassword("现在的密码不对，再输一次。连续5次不对，这个账号在这里锁定半小时。", "old")
SENTENCES = {
    "password_too_short": "密码至少10个字符。",
    "password_too_common": "这个密码太常见，一猜就中，换一个。",
    "password_entirely_numeric": "密码不能全是数字，加上字母。",
}


def initial_password() -> str:
    """Return a random password in groups of four that can be read out on the telephone."""
    return "-".join("".join(secrets.choice(READABLE) for _ in range(4)) for _ in range(3))


def change_password(*, request: HttpRequest, old: str, new: str, by: Acting, at: datetime) -> None:
    """Change one's own password; the old one proves who it is, limited as at sign-in; the new one must be good and different."""
    prove_again(request=request, password=old, wrong=WRONG, by=by, at=at)
    with open_act(by=by, at=at) as done:
        person = done.lock(Person, pk=by.person_id)
        check_new_password(person, old, new)
        person.set_password(new)
        person.must_change_password = False
        person.save(update_fields=["password", "must_change_password"])
        done.note("account.password_changed", person.subject, {})


def reset_password(*, person_id: int, by: Acting, at: datetime) -> str:
    """Set a new initial password, lift a lockout, end open sessions, and return the password, which is shown once.

    Whoever set it could sign in with it: posts that decide, and those that fill posts, wait for `confirm_post` again.
    """
    keeper(by)
    if person_id == by.person_id:
        raise Refused(refused("自己的密码在“账号安全”里改。", code="own_password"))
    with open_act(by=by, at=at) as done:
        person = done.lock(Person, pk=person_id)
        password = _new_password(done, person)
        waiting = []
        for post_id in Post.objects.filter(unended(at.date()), person=person).order_by("id").values_list("id", flat=True):
            post = done.lock(Post, pk=post_id)
            if policies.needs_confirmation(post.kind):
                post.is_pending, post.reset_by = True, by.person_id
                post.save(update_fields=["is_pending", "reset_by"])
                waiting.append(post_id)
        done.note("account.password_reset", person.subject, {"pending": waiting})
    return password


def give_password(*, username: str, by: Actor, at: datetime) -> str:
    """Set a new initial password from the server itself, lift a lockout, and return the password. The posts stay as they are."""
    with open_act(by=by, at=at) as done:
        person = done.lock(Person, username=username)
        password = _new_password(done, person)
        done.note("account.password_given", person.subject, {})
    return password


def _new_password(done: OpenAct[Signer], person: Person) -> str:
    password = initial_password()
    person.set_password(password)
    person.must_change_password = True
    person.save(update_fields=["password", "must_change_password"])
    unlock(username=person.username)
    return password


def check_new_password(person: Person, old: str, new: str) -> None:
    """Raise Invalid with what is wrong with a new password."""
    if new == old:
        raise Invalid("新密码要和现在的不一样。", "new")
    if person.username in new.lower():
        raise Invalid("密码里不能有登录名。", "new")
    if new.isalpha():
        raise Invalid("密码不能全是字母，加上数字或者符号。", "new")
    try:
        validate_password(new, person)
    except ValidationError as failure:
        code = failure.error_list[0].code or ""
        raise Invalid(SENTENCES.get(code, failure.messages[0]), "new") from None
