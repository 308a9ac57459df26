"""Tries of a password: five wrong ones lock a name where they came from, and an address that tries many names has to wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from axes.utils import reset
from django.contrib import auth
from django.db.models import Count, Max
from django.http import HttpRequest

from mingbai.accounts.models import Person, subject_of
from mingbai.accounts.values import Acting
from mingbai.core.acts import open_act
from mingbai.core.audit import Actor
from mingbai.core.clock import machine_now
from mingbai.core.errors import Invalid

NOBODY = Actor(label="未登录")
LOCKED = "连续5次不对，这个账号在这里锁定了。半小时后再试，急用请系统管理员重设密码。"
NAMES = 10
PAUSE = timedelta(minutes=1)
SLOWED = "从这个网络地址试过的登录名太多，现在每分钟只能试一次。等一分钟再登录；一直这样，请告诉系统管理员。"


@dataclass(frozen=True, slots=True)
class WrongPassword:
    """What whoever typed a wrong password is told, and the field it was typed in."""

    sentence: str
    field: str


def proven(
    *, request: HttpRequest, username: str, password: str, wrong: WrongPassword, by: Acting | Actor, at: datetime
) -> Person:
    """Return the person when the password is right; raise Invalid with what to do. The trail keeps every wrong one.

    An address that has to wait is turned away before the password is looked at: that is no try, and no line of the trail.
    """
    address = address_of(request)
    if _has_to_wait(address):
        raise Invalid(SLOWED, wrong.field)
    person = auth.authenticate(request, username=username, password=password)
    if isinstance(person, Person):
        return person
    is_locked = bool(getattr(request, "axes_locked_out", False))
    # Our own page reports the lockout; the middleware would answer in English.
    vars(request)["axes_locked_out"] = False
    event = "account.sign_in_failed" if by is NOBODY else "account.password_refused"
    if is_locked:
        event = "account.locked"
    with open_act(by=by, at=at) as done:
        done.note(event, subject_of(username), {"address": address})
    raise Invalid(LOCKED if is_locked else wrong.sentence, wrong.field)


def prove_again(*, request: HttpRequest, password: str, wrong: WrongPassword, by: Acting, at: datetime) -> None:
    """Raise Invalid unless it is the password of the person signed in; a right one forgets the wrong ones before it."""
    person = Person.objects.get(pk=by.person_id)
    proven(request=request, username=person.username, password=password, wrong=wrong, by=by, at=at)
    reset(username=person.username, ip=address_of(request))


def _has_to_wait(address: str) -> bool:
    """Return whether many names failed from this address in the time of a lockout, the last of them a moment ago."""
    now, kept = machine_now(), get_cool_off()
    assert kept is not None
    failed = AccessAttempt.objects.filter(ip_address=address, attempt_time__gt=now - kept)
    found = failed.aggregate(names=Count("username", distinct=True), last=Max("attempt_time"))
    return bool(found["names"] >= NAMES and now - found["last"] < PAUSE)


def address_of(request: HttpRequest) -> str:
    """Return the visitor's network address, as a trusted proxy names it."""
    return str(request.META.get("REMOTE_ADDR", ""))
