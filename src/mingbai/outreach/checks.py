"""What is wrong with a plan or a sign-up."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from mingbai.core.errors import Invalid, require
from mingbai.core.words import measured, one_line
from mingbai.outreach.values import Guest, Plan
from mingbai.privacy.identity import is_resident_id
from mingbai.statute.outreach.open_days import check_days

MOST_PLACES = 2000
BEGINS = re.compile(r"(1?\d|2[0-3]):[0-5]\d", re.ASCII)
TELEPHONE = re.compile(r"\+?\d[\d -]{5,18}\d", re.ASCII)
EIGHTEEN = re.compile(r"\d{17}[\dXx]", re.ASCII)


def plan(said: Plan, today: date) -> Plan:
    """Return the plan, trimmed; raise Invalid or Refused with what is wrong."""
    kept = replace(
        said,
        theme=one_line(said.theme, "主题", "theme", 80),
        begins=hour(said.begins),
        place=one_line(said.place, "地点", "place", 120),
        agenda=measured(said.agenda, "agenda", "看什么、怎么走、几点到哪里", longest=2000),
        contact=one_line(said.contact, "联系电话", "contact", 80),
    )
    dates(kept, today)
    return kept


def hour(said: str) -> str:
    """Return an hour as 9:00, also from 09:00 and from a colon of the Chinese keyboard."""
    kept = said.strip().replace("：", ":")
    return kept[1:] if kept.startswith("0") and len(kept) == 5 else kept


def dates(of: Plan, today: date) -> None:
    """Raise Invalid or Refused for days, an hour or a number of places that cannot be."""
    if not BEGINS.fullmatch(of.begins):
        raise Invalid("几点开始，写成 9:00 这样。", "begins")
    if not 1 <= of.places <= MOST_PLACES:
        raise Invalid(f"名额写1到{MOST_PLACES}。", "places")
    require(check_days({"held_on": of.held_on, "sign_up_until": of.sign_up_until}, today))


def guest(said: Guest) -> Guest:
    """Return what somebody wrote, trimmed; raise Invalid with what is wrong, also for a resident number, which nobody needs."""
    kept = Guest(
        name=one_line(said.name, "姓名", "name", 40),
        telephone=one_line(said.telephone, "电话", "telephone", 20),
        people=said.people,
        question=said.question.strip(),
    )
    if not TELEPHONE.fullmatch(kept.telephone):
        raise Invalid("电话只写数字，例如 13900000000 或者 0954-7012345。", "telephone")
    if len(kept.question) > 300:
        raise Invalid("想问的事最多写300个字。", "question")
    if any(is_resident_id(one.upper()) for one in EIGHTEEN.findall(f"{kept.name} {kept.question}")):
        raise Invalid("不要写身份证号码，报名用不着。", "question")
    return kept
