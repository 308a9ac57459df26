"""Writes of the organ tree."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import datetime

from mingbai.core import public
from mingbai.core.acts import Signer, open_act
from mingbai.core.errors import Invalid
from mingbai.core.screen import screen
from mingbai.organs.models import FormerName, Level, Organ
from mingbai.search import actions as search
from mingbai.search.values import RecordKind
from mingbai.statute.disclosure.committees import COMMITTEES, committee_level

# The first part of every public address is an organ's code; pages of the county take these words.
RESERVED = frozenset(
    {
        "work",
        "organs",
        "fields",
        "mode",
        "accessibility",
        "static",
        "records",
        "reports",
        "search",
        "api",
        "deadlines",
        "apply",
        "messages",
        "sign-up",
        "telephones",
        "village",
        "learn",
    }
)


CONTACT_WORDS = {
    "office": "办公机构", "address": "办公地址", "postcode": "邮政编码", "telephone": "联系电话", "fax": "传真",
    "email": "电子邮箱", "hours": "办公时间",
}  # fmt: skip


FIELDS = {label: name for name, label in CONTACT_WORDS.items()}
FIELDS |= {"单位全称": "name", "单位简称": "short_name", "改名的理由": "reason", "撤销的说明": "note"}


@dataclass(frozen=True, slots=True)
class Contact:
    """How the public reaches the office that handles disclosure."""

    office: str = ""
    address: str = ""
    postcode: str = ""
    telephone: str = ""
    fax: str = ""
    email: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True)
class Establishment:
    """An organ as it enters the platform; `parent` is the code of the organ that supervises it."""

    code: str
    name: str
    short_name: str
    level: str
    parent: str = ""
    order: int = 0
    credit_code: str = ""
    first_report_year: int = 2019
    contact: Contact = Contact()


def establish(*, organ: Establishment, by: Signer, at: datetime) -> int:
    """Enter an organ into the tree and return its key."""
    _check(organ)
    screen(_texts(organ), at.date(), fields=FIELDS)
    with open_act(by=by, at=at) as done:
        parent = _parent(organ)
        if Organ.objects.filter(code=organ.code).exists():
            raise Invalid(f"代号“{organ.code}”已经有单位在用，换一个。", "code")
        if Organ.objects.filter(name=organ.name).exists():
            raise Invalid(f"“{organ.name}”已经在册。就是这个单位的，不用再登记；是另一个单位的，写它的全称。", "name")
        row = Organ.objects.create(
            code=organ.code,
            name=organ.name,
            short_name=organ.short_name or organ.name,
            level=_level(organ),
            parent=parent,
            order=organ.order,
            credit_code=organ.credit_code,
            first_report_year=organ.first_report_year,
            **asdict(organ.contact),
        )
        search.follow(done, RecordKind.GUIDE, [row.pk])
        public.touch(by.actor.organ_code)
        done.note("organ.established", f"organ:{organ.code}", asdict(organ))
    return row.pk


def set_contact(*, organ_code: str, contact: Contact, by: Signer, at: datetime) -> None:
    """Change how the public reaches an organ. Idempotent."""
    screen(_contact_texts(contact), at.date(), fields=FIELDS)
    with open_act(by=by, at=at) as done:
        row = done.lock(Organ, code=organ_code)
        before = {name: getattr(row, name) for name in asdict(contact)}
        changed = {name: value for name, value in asdict(contact).items() if value != before[name]}
        if not changed:
            return
        for name, value in changed.items():
            setattr(row, name, value)
        row.save(update_fields=list(changed))
        search.follow(done, RecordKind.GUIDE, [row.pk])
        public.touch(by.actor.organ_code)
        data = {"columns": list(changed), "before": [before[name] for name in changed], "after": list(changed.values())}
        done.note("organ.contact_changed", f"organ:{organ_code}", data)


def rename(*, organ_code: str, name: str, short_name: str, reason: str, by: Signer, at: datetime) -> None:
    """Give an organ another name from today on; the old one is kept. Idempotent."""
    screen({"单位全称": name, "单位简称": short_name, "改名的理由": reason}, at.date(), fields=FIELDS)
    with open_act(by=by, at=at) as done:
        row = done.lock(Organ, code=organ_code)
        if (row.name, row.short_name) == (name, short_name):
            return
        if Organ.objects.filter(name=name).exclude(pk=row.pk).exists():
            raise Invalid(f"“{name}”已经是另一个单位的名称。换一个名称，或者先给那个单位改名。", "name")
        FormerName.objects.create(organ=row, name=row.name, short_name=row.short_name, until_on=done.today, reason=reason)
        data = {"before": row.name, "after": name, "short_name": short_name, "reason": reason}
        row.name, row.short_name = name, short_name
        row.save(update_fields=["name", "short_name"])
        search.follow(done, RecordKind.GUIDE, [row.pk])
        public.touch(by.actor.organ_code)
        done.note("organ.renamed", f"organ:{organ_code}", data)


def close(*, organ_code: str, note: str, by: Signer, at: datetime) -> None:
    """Close an organ with the end of this day; its rows and its public section stay."""
    screen({"撤销的说明": note}, at.date(), fields=FIELDS)
    with open_act(by=by, at=at) as done:
        row = done.lock(Organ, code=organ_code)
        if row.level == Level.COUNTY:
            raise Invalid("县级人民政府是最上一级，不能撤销。", "note")
        below = list(row.children.filter(closed_on__isnull=True).order_by("order", "id").values_list("short_name", flat=True))
        if below:
            raise Invalid(f"先处理下面的村、社区：{'、'.join(below[:5])}{'等' if len(below) > 5 else ''}。", "note")
        row.closed_on, row.closing_note = done.today, note
        row.save(update_fields=["closed_on", "closing_note"])
        public.touch(by.actor.organ_code)
        done.note("organ.closed", f"organ:{organ_code}", {"on": done.today, "reason": note})


def reopen(*, organ_code: str, reason: str, by: Signer, at: datetime) -> None:
    """Let a closed organ work again from now on; that it was closed, and why, stays in the trail. Idempotent."""
    with open_act(by=by, at=at) as done:
        row = done.lock(Organ, "parent", code=organ_code)
        if row.closed_on is None:
            return
        if row.parent is not None and row.parent.closed_on is not None:
            raise Invalid(f"先恢复{row.parent.short_name}，再恢复它下面的单位。", "reason")
        before = {"closed_on": row.closed_on, "note": row.closing_note}
        row.closed_on, row.closing_note = None, ""
        row.save(update_fields=["closed_on", "closing_note"])
        public.touch(by.actor.organ_code)
        done.note("organ.reopened", f"organ:{organ_code}", {**before, "reason": reason})


def _check(organ: Establishment) -> None:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", organ.code) or organ.code in RESERVED or len(organ.code) > 64:
        raise Invalid("代号只用小写字母、数字和中间的短横，例如 baiyang；不能用系统占用的词。", "code")
    if not organ.name.strip():
        raise Invalid("写上单位全称。", "name")
    if organ.level not in Level.values:
        raise Invalid("单位类别只能是县级人民政府、县级部门、乡镇人民政府、村民委员会、居民委员会。", "level")
    if organ.credit_code and not re.fullmatch(r"[0-9A-Z]{18}", organ.credit_code):
        raise Invalid("统一社会信用代码是18位数字和大写字母。", "credit_code")


def _level(organ: Establishment) -> str:
    return committee_level(organ.name) if organ.level in COMMITTEES else organ.level


def _texts(organ: Establishment) -> dict[str, str]:
    """Return what the public reads of an organ, by the names people call it."""
    return {"单位全称": organ.name, "单位简称": organ.short_name, **_contact_texts(organ.contact)}


def _contact_texts(contact: Contact) -> dict[str, str]:
    return {label: getattr(contact, name) for name, label in CONTACT_WORDS.items()}


def _parent(organ: Establishment) -> Organ | None:
    is_county = organ.level == Level.COUNTY
    if is_county and organ.parent:
        raise Invalid("县级人民政府是最上一级，不写主管单位。", "parent")
    if is_county:
        return None
    parent = Organ.objects.select_for_update().filter(code=organ.parent).first()
    if parent is None:
        raise Invalid("先登记主管单位，再登记这个单位。", "parent")
    allowed = {Level.TOWNSHIP} if organ.level in COMMITTEES else {Level.COUNTY}
    if parent.level not in allowed:
        raise Invalid("村民委员会、居民委员会由乡镇人民政府主管，部门和乡镇由县级人民政府主管。", "parent")
    return parent
