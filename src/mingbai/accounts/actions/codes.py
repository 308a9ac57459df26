"""The second factor: an optional six-digit code from a telephone (TOTP), activated by its owner."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from django_otp import verify_token
from django_otp.plugins.otp_totp.models import TOTPDevice

from mingbai.accounts.actions.common import keeper
from mingbai.accounts.actions.tries import WrongPassword, prove_again
from mingbai.accounts.models import Person
from mingbai.accounts.values import Acting
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid

WRONG = WrongPassword("密码不对，再输一次。连续5次不对，这个账号在这里锁定半小时。", "password")


def prepare_code(*, by: Acting, at: datetime) -> None:
    """Create the key of a new device, unless one is already waiting for its first code."""
    with open_act(by=by, at=at) as done:
        done.no_entry("the key has no effect before its first right code, which is recorded")
        TOTPDevice.objects.get_or_create(
            user=done.lock(Person, pk=by.person_id), confirmed=False, defaults={"name": "手机验证码"}
        )


def confirm_code(*, code: str, by: Acting, at: datetime) -> None:
    """Activate the waiting device once it has given a right code, and drop an older one."""
    waiting = TOTPDevice.objects.filter(user_id=by.person_id, confirmed=False).first()
    if waiting is None:
        raise Invalid("没有等着启用的验证码，重新开始。", "code")
    if not verify_token(Person.objects.get(pk=by.person_id), waiting.persistent_id, code):
        # verify_token counts the failure in its own transaction, so a rollback here cannot undo the count.
        raise Invalid("验证码不对。看手机上现在的6位数，过几秒再输一次。", "code")
    with open_act(by=by, at=at) as done:
        person = done.lock(Person, pk=by.person_id)
        TOTPDevice.objects.filter(user=person, confirmed=True).delete()
        TOTPDevice.objects.filter(pk=waiting.pk).update(confirmed=True)
        done.note("account.code_enrolled", person.subject, {})


def remove_code(*, request: HttpRequest, password: str, by: Acting, at: datetime) -> None:
    """Stop using codes, as the owner; the password proves who it is, limited as at sign-in."""
    prove_again(request=request, password=password, wrong=WRONG, by=by, at=at)
    with open_act(by=by, at=at) as done:
        person = done.lock(Person, pk=by.person_id)
        if TOTPDevice.objects.filter(user=person).delete()[0]:
            done.note("account.code_removed", person.subject, {})


def reset_code(*, person_id: int, by: Acting, at: datetime) -> None:
    """Remove, as the system administrator, the code of somebody who lost the telephone."""
    keeper(by)
    with open_act(by=by, at=at) as done:
        person = done.lock(Person, pk=person_id)
        if TOTPDevice.objects.filter(user=person).delete()[0]:
            done.note("account.code_reset", person.subject, {})
