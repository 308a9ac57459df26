"""Sign-in, the code that may follow, the choice of a post, sign-out. The trail records every attempt, failed ones too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib import auth
from django.http import HttpRequest
from django_otp import verify_token
from django_otp.plugins.otp_totp.models import TOTPDevice

from mingbai.accounts.actions.tries import NOBODY, WrongPassword, address_of, proven
from mingbai.accounts.models import Person, subject_of
from mingbai.accounts.queries import acting_for
from mingbai.accounts.values import Acting
from mingbai.core.acts import open_act
from mingbai.core.audit import Actor
from mingbai.core.errors import Invalid

BACKEND = "django.contrib.auth.backends.ModelBackend"
PENDING = "waits_for_code"
PENDING_FOR = timedelta(minutes=5)
CODE_TRIES = 5
WRONG = WrongPassword("登录名或密码不对，再输一次。连续5次不对，这个账号在这里锁定半小时。", "password")


@dataclass(frozen=True, slots=True)
class SignIn:
    """The state of a sign-in: done, or still waiting for the code."""

    person_id: int
    needs_code: bool


def sign_in(*, request: HttpRequest, username: str, password: str, at: datetime) -> SignIn:
    """Check name and password and open the session unless the person uses codes; raise Invalid with what to do."""
    person = proven(request=request, username=username, password=password, wrong=WRONG, by=NOBODY, at=at)
    if TOTPDevice.objects.filter(user=person, confirmed=True).exists():
        request.session.cycle_key()
        request.session[PENDING] = {"person": person.pk, "at": at.isoformat(), "tries": 0}
        return SignIn(person.pk, True)
    _open(request, person, at, "密码")
    return SignIn(person.pk, False)


def waits_for_code(*, request: HttpRequest, at: datetime) -> bool:
    """Return whether the first step was passed less than five minutes ago; forget an older one."""
    pending = request.session.get(PENDING)
    if pending and timedelta(0) <= at - datetime.fromisoformat(pending["at"]) <= PENDING_FOR:
        return True
    request.session.pop(PENDING, None)
    return False


def give_code(*, request: HttpRequest, code: str, at: datetime) -> SignIn:
    """Complete the second step; after five wrong codes or five minutes the first step is required again."""
    if not waits_for_code(request=request, at=at):
        raise Invalid("等得太久了，从登录名和密码重新开始。", "")
    pending = request.session[PENDING]
    person = Person.objects.get(pk=pending["person"])
    device = TOTPDevice.objects.filter(user=person, confirmed=True).first()
    if device is not None and person.is_active and verify_token(person, device.persistent_id, code):
        del request.session[PENDING]
        _open(request, person, at, "密码和验证码")
        return SignIn(person.pk, False)
    pending["tries"] += 1
    request.session[PENDING] = pending
    with open_act(by=NOBODY, at=at) as done:
        done.note("account.code_failed", person.subject, {"address": address_of(request)})
    if pending["tries"] >= CODE_TRIES:
        del request.session[PENDING]
        raise Invalid("验证码5次不对，从登录名和密码重新开始。手机丢了，请系统管理员取消验证码。", "")
    raise Invalid("验证码不对。看手机上现在的6位数，过几秒再输一次。", "code")


def choose_post(*, person_id: int, post_id: int, at: datetime) -> Acting:
    """Choose the post in which to work from now on."""
    chosen = acting_for(person_id, post_id, at.date())
    if chosen is None:
        raise Invalid("这个岗位已经不是您的，选别的。", "post")
    with open_act(by=chosen, at=at) as done:
        done.note("account.post_chosen", subject_of(_username(person_id)), {"post": post_id})
    return chosen


def sign_out(*, request: HttpRequest, at: datetime) -> None:
    """End the session."""
    if isinstance(request.user, Person):
        with open_act(by=_actor(request.user, at), at=at) as done:
            done.note("account.signed_out", request.user.subject, {})
    auth.logout(request)


def _open(request: HttpRequest, person: Person, at: datetime, means: str) -> None:
    with open_act(by=_actor(person, at), at=at) as done:
        done.note("account.signed_in", person.subject, {"address": address_of(request), "means": means})
        # A new session key, so that one planted in the browser beforehand opens nothing.
        auth.login(request, person, backend=BACKEND)


def _actor(person: Person, at: datetime) -> Actor:
    acting = acting_for(person.pk, None, at.date())
    return acting.actor if acting else Actor(label=person.label, person_id=person.pk)


def _username(person_id: int) -> str:
    return Person.objects.values_list("username", flat=True).get(pk=person_id)
