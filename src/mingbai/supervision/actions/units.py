"""The set-up of units: add, rename, close, and how the public reaches them. What is typed here becomes public at once."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime

from mingbai.accounts import actions as accounts
from mingbai.accounts.values import Acting
from mingbai.catalogue.actions import close_work, look_again
from mingbai.channels.actions.removals import call_off_all
from mingbai.core.acts import open_act
from mingbai.core.words import measured, one_line
from mingbai.entries.actions import discard_all
from mingbai.organs import actions as organs
from mingbai.organs import queries
from mingbai.organs.actions import Contact, Establishment
from mingbai.supervision import policies

CONTACT_WORDS = {
    "office": ("工作机构", 80),
    "address": ("地址", 160),
    "postcode": ("邮政编码", 6),
    "telephone": ("电话", 40),
    "fax": ("传真", 40),
    "email": ("电子邮箱", 120),
    "hours": ("办公时间", 120),
}


@dataclass(frozen=True, slots=True)
class UnitClosed:
    """What closing a unit ended."""

    duties: int
    chains: int
    drafts: int
    posts: int
    deliveries: int


def add_unit(*, unit: Establishment, by: Acting, at: datetime) -> str:
    """Enter a unit under its parent and return its code; a village without a code gets the township's with a number."""
    parent = policies.parent_to_add_to(by, unit.parent)
    name, short_name = _names(unit.name, unit.short_name)
    with open_act(by=by, at=at) as done:
        code = unit.code or _free_code(parent.code)
        order = queries.last_place(parent.id) + 1
        kept = replace(unit, code=code, name=name, short_name=short_name, order=order, first_report_year=at.year)
        organ_id = organs.establish(organ=kept, by=by, at=at)
        look_again(done, organ_id)
    return code


def set_contact(*, organ_code: str, contact: Contact, by: Acting, at: datetime) -> None:
    """Change how the public reaches a unit; a resident number or somebody's own mobile phone is refused."""
    organ = policies.unit_to_set_up(by, organ_code)
    said: dict[str, str] = {}
    for field, text in asdict(contact).items():
        what, longest = CONTACT_WORDS[field]
        said[field] = one_line(text, what, field, longest, required=False)
    organs.set_contact(organ_code=organ.code, contact=Contact(**said), by=by, at=at)


def rename_unit(*, organ_code: str, name: str, short_name: str, reason: str, by: Acting, at: datetime) -> None:
    """Give a unit another name from today on; the old one stays on its public section as a former name."""
    organ = policies.unit_to_rename(by, organ_code)
    name, short_name = _names(name, short_name)
    why = measured(reason, "reason", "为什么改名，例如批准的文号", longest=300)
    organs.rename(organ_code=organ.code, name=name, short_name=short_name, reason=why, by=by, at=at)


def close_unit(*, organ_code: str, note: str, by: Acting, at: datetime) -> UnitClosed:
    """Close a unit: its duties are dropped, its drafts discarded, chains and posts ended, what was not sent yet called off; what
    it published stays readable.
    """
    organ = policies.unit_to_rename(by, organ_code)
    why = measured(note, "note", "为什么撤销、职责归哪个单位", longest=300)
    with open_act(by=by, at=at):
        organs.close(organ_code=organ.code, note=why, by=by, at=at)
        duties, chains = close_work(organ_id=organ.id, reason=f"单位已撤销：{why}"[:300], by=by, at=at)
        drafts = discard_all(organ_id=organ.id, by=by, at=at)
        posts = accounts.end_posts(organ_code=organ.code, until_on=at.date(), by=by, at=at)
        deliveries = call_off_all(organ_id=organ.id, reason=f"单位已撤销：{why}"[:300], by=by, at=at)
    return UnitClosed(duties, chains, drafts, posts, deliveries)


def reopen_unit(*, organ_code: str, reason: str, by: Acting, at: datetime) -> None:
    """Let a closed unit work again: duties of the calendar return, posts are filled anew, what was ended stays ended."""
    organ = policies.unit_to_reopen(by, organ_code)
    why = measured(reason, "reason", "为什么恢复", longest=300)
    with open_act(by=by, at=at) as done:
        organs.reopen(organ_code=organ.code, reason=why, by=by, at=at)
        look_again(done, organ.id)


def _names(name: str, short_name: str) -> tuple[str, str]:
    full = one_line(name, "单位全称", "name", 80)
    short = one_line(short_name or full, "简称", "short_name", 40)
    return full, short


def _free_code(parent: str) -> str:
    """Return a code for a village that nobody needs to invent: baiyang-v5."""
    taken = {row.code for row in queries.tree()}
    return next(code for number in range(1, 10_000) if (code := f"{parent}-v{number}") not in taken)
