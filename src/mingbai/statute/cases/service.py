"""How a reply reaches the applicant, on which day it counts as made, and from when the time for review runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingbai.statute.cases.facts import ServiceMode
from mingbai.statute.cases.sources import SERVICE, litigation_law, review_rules
from mingbai.statute.citation import review_law
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused
from mingbai.statute.workdays.calendar import Calendar
from mingbai.statute.workdays.periods import months, natural_days

SIXTY_DAYS_FROM = review_rules("第23条第一款")
ONLINE_FILING = review_law("第22条第二款")
POSTAL_ENTERPRISE = "邮政企业"
SERVICE_WORDS = {
    ServiceMode.DIRECT: "直接送达",
    ServiceMode.ENTRUSTED: "委托其他行政机关送达",
    ServiceMode.POST: "邮寄送达（邮政企业）",
    ServiceMode.WEB: "网上送达",
}


@dataclass(frozen=True, slots=True)
class Service:
    """One delivery: `sent_on` is the day of posting or of going online; `signed_on` the day signed for, or of arrival online."""

    mode: ServiceMode
    sent_on: date
    signed_on: date | None = None
    carrier: str = ""
    number: str = ""
    is_collect: bool = False


@rule(SERVICE, name="答复以哪一天为准")
def replied_on(service: Service) -> date | None:
    """Return the day on which the reply counts as made: of posting or going online, else of signing; None until then."""
    return service.sent_on if service.mode in (ServiceMode.POST, ServiceMode.WEB) else service.signed_on


@rule(SIXTY_DAYS_FROM, name="复议期限从哪一天起算")
def known_on(service: Service) -> date | None:
    """Return the day from which the 60 days run: of signing, or of arrival in the applicant's system; None while unknown."""
    return service.signed_on


@rule(SERVICE, ONLINE_FILING, name="送达的要求")
def may_serve(service: Service, *, online_channel: str = "") -> Verdict:
    """Post goes by the postal enterprise with its number, never at the applicant's cost; online service names where to file."""
    if service.mode is ServiceMode.POST:
        if service.carrier != POSTAL_ENTERPRISE:
            return refused("邮寄送达要交邮政企业（特快专递或者挂号信），不能用其他快递。", SERVICE, "service.carrier")
        if service.is_collect:
            return refused("邮寄送达不能让申请人付邮费。", SERVICE, "service.collect")
        if not service.number.strip():
            return refused("写上邮件号码，将来证明哪一天交邮。", SERVICE, "service.number")
    if service.mode is ServiceMode.WEB and not online_channel.strip():
        return refused("网上送达的，要同时提供提交行政复议申请书的互联网渠道。", ONLINE_FILING, "service.online")
    if service.signed_on is not None and service.signed_on < service.sent_on:
        return refused("签收不能早于送出。", SERVICE, "service.order")
    return ALLOWED


@rule(SIXTY_DAYS_FROM, review_law("第20条"), name="申请复议的最后一天")
def review_by(known: date, calendar: Calendar, days: int = 60) -> date:
    """Return the last day for review: `days` natural days after the reply was received, moved off a rest day."""
    return natural_days(calendar, known, days)


@rule(litigation_law("第46条"), name="起诉的最后一天")
def suit_by(known: date, calendar: Calendar, count: int = 6) -> date:
    """Return the last day for a suit without review: `count` months after the reply was received, moved off a rest day."""
    return months(calendar, known, count)
