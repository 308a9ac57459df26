"""Signing up without an account, looking at it and cancelling it by its code; and what the organ does with the list.

The system of the organ signs for people from outside. How often is limited by network address, as for applications.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from mingbai.accounts.values import Acting
from mingbai.cases.actions.doors import count_use, count_wrong, has_to_wait
from mingbai.cases.actions.online import SLOWED
from mingbai.core.acts import Signer, open_act
from mingbai.core.errors import Invalid, NotVisible, require
from mingbai.core.sealing import code_digest, fingerprint, new_code, seal
from mingbai.outreach import checks, policies
from mingbai.outreach.actions.plans import taken_of
from mingbai.outreach.models import OpenDay, SignUp
from mingbai.outreach.queries.guests import opened, to_erase
from mingbai.outreach.values import Guest
from mingbai.statute.outreach.open_days import DayState, Places, may_sign_up

DOOR, CODE_DOOR = "sign_up", "up_code"
TOO_MANY = "从这个网络地址报名的太多，过一个小时再来，或者打电话报名。"
TWICE = "这个姓名和电话已经报过名。要改人数的，先用编号和报名码取消，再报一次；没有抄下来的，打电话请工作人员改。"
WRONG = "编号或者报名码不对。照着报名时显示的再输一次；没有抄下来的，打电话问工作人员。"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What somebody who signed up gets, once: the code is not shown again."""

    number: str
    code: str


@dataclass(frozen=True, slots=True)
class OpenedSignUp:
    """A sign-up that somebody opened with its code."""

    id: int
    number: str
    people: int
    is_cancelled: bool
    day_id: int
    organ_id: int


def sign_up(*, day_id: int, guest: Guest, address: str, by: Acting, at: datetime) -> Receipt:
    """Sign somebody up while there are places; the day's row is the lock, so two at once never take the same place."""
    kept = checks.guest(guest)
    with open_act(by=by, at=at) as done:
        row = done.lock(OpenDay, "announcement", "organ", pk=day_id)
        if row.organ_id != by.organ_id:
            raise NotVisible(str(day_id))
        count_use(done, DOOR, address, settings.OPEN_DAY_SIGN_UPS, TOO_MANY)
        is_announced = bool(row.announcement and row.announcement.is_listed)
        places = Places(DayState(row.state), is_announced, row.sign_up_until, row.places, taken_of(row))
        identity = fingerprint("open day", str(row.pk), kept.name, kept.telephone)
        if SignUp.objects.filter(open_day=row, identity=identity).exists():
            raise Invalid(TWICE, "telephone")
        require(may_sign_up(places, kept.people, done.today))
        number, code = f"{row.pk}-{SignUp.objects.filter(open_day=row).count() + 1}", new_code()
        SignUp.objects.create(
            open_day=row,
            number=number,
            people=kept.people,
            contents=seal(kept.as_text()),
            identity=identity,
            code=code_digest(number, code),
            signed_up_at=at,
        )
        done.note("openday.signed_up", row.subject, {"organ": row.organ.code, "sign_up": number, "people": kept.people})
    return Receipt(number, code)


def look(*, number: str, code: str, address: str, by: Signer, at: datetime) -> OpenedSignUp:
    """Return the sign-up that the code opens; raise Invalid otherwise, slowed after many wrong ones as for applications."""
    if has_to_wait(CODE_DOOR, address, settings.APPLY_WRONG_CODES):
        raise Invalid(SLOWED, "code")
    row = opened(number, code)
    if row is not None:
        is_cancelled = row.cancelled_at is not None
        return OpenedSignUp(row.pk, row.number, row.people, is_cancelled, row.open_day_id, row.open_day.organ_id)
    with open_act(by=by, at=at) as done:
        count_wrong(done, CODE_DOOR, address)
        done.note("openday.code_refused", "open_days", {"address": address})
    raise Invalid(WRONG, "code")


def cancel(*, sign_up_id: int, by: Acting, at: datetime) -> None:
    """Cancel a sign-up; what was written is deleted at once, its places are free again. Idempotent.

    Whoever opened it with its code does this by the organ's system, those who hold the day by their post.
    """
    with open_act(by=by, at=at) as done:
        day_id = SignUp.objects.filter(pk=sign_up_id).values_list("open_day_id", flat=True).first()
        day = done.lock(OpenDay, "organ", pk=day_id)
        row = done.lock(SignUp, pk=sign_up_id)
        if day.organ_id != by.organ_id:
            raise NotVisible(str(sign_up_id))
        if row.cancelled_at is not None:
            return
        row.cancelled_at, row.contents, row.identity = at, "", ""
        row.save(update_fields=["cancelled_at", "contents", "identity"])
        done.note(
            "openday.sign_up_cancelled", day.subject, {"organ": day.organ.code, "sign_up": row.number, "people": row.people}
        )


def cancel_for(*, sign_up_id: int, by: Acting, at: datetime) -> None:
    """Cancel a sign-up for somebody who telephoned, by those who hold the day."""
    row = SignUp.objects.select_related("open_day__organ").filter(pk=sign_up_id).first()
    if row is None:
        raise NotVisible(str(sign_up_id))
    policies.organ_to_register(by, row.open_day.organ.code)
    cancel(sign_up_id=sign_up_id, by=by, at=at)


def take_list(*, day_id: int, by: Acting, at: datetime) -> None:
    """Record that somebody takes the list of names out of the system."""
    with open_act(by=by, at=at) as done:
        row = done.lock(OpenDay, "organ", pk=day_id)
        policies.organ_to_register(by, row.organ.code)
        done.note("openday.list_taken", row.subject, {"organ": row.organ.code})


def erase(*, day_id: int, by: Acting, at: datetime) -> int:
    """Delete the names and telephone numbers of a day that was long ago, for the clock; return of how many. Numbers stay."""
    with open_act(by=by, at=at) as done:
        row = done.lock(OpenDay, "organ", pk=day_id)
        if (row.pk, by.organ_id) not in set(to_erase(done.today)):
            return 0
        kept = SignUp.objects.filter(open_day=row).exclude(contents="")
        count = kept.update(contents="", identity="", code="", erased_at=at)
        done.note("openday.sign_ups_erased", row.subject, {"organ": row.organ.code, "count": count})
    return count
