"""By when a message is answered, extending that once, and for how long its sender's data are kept.

No law sets these days. 国办发〔2014〕57号 asks for seven working days, fifteen where the matter is complicated; mistakes on pages
are answered within three (国办发〔2017〕47号 as provinces apply it). The inspection counts a consultation open for more than
three months, and a reported mistake open for more than a month, against the site: no choice of the county goes beyond.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, fields, replace
from datetime import date

from mingbai.statute.citation import Citation, practice
from mingbai.statute.dates import long_day
from mingbai.statute.index import rule
from mingbai.statute.mailbox.sources import COMPLAINTS, FOUND_WRONG, GUIDE, INDICATORS, OPINION
from mingbai.statute.mailbox.states import MessageKind
from mingbai.statute.verdict import ALLOWED, Verdict, refused
from mingbai.statute.workdays.calendar import Calendar
from mingbai.statute.workdays.deadline import Deadline, deadline

ONCE = practice("来信的答复时间只延长一次，写明理由，告知来信人")
KEPT = practice("来信人的信息保管10年，与申请档案相同，从办结的次年算起，由县里定")
BOX = practice("意见箱至少每月开一次，由县里定")


@dataclass(frozen=True, slots=True)
class MailboxSettings:
    """The county's choices about messages and the box, where no text of law sets the number; `NOTES` says what each rests on."""

    advice_workdays: int = 7
    mistake_workdays: int = 3
    complaint_workdays: int = 15
    advice_longest: int = 15
    mistake_longest: int = 10
    complaint_longest: int = 30
    kept_years: int = 10
    box_months: int = 1
    sendings_an_hour: int = 20


MOST = {
    "advice_workdays": 7, "mistake_workdays": 3, "complaint_workdays": 30, "advice_longest": 15, "mistake_longest": 20,
    "complaint_longest": 60, "kept_years": 100, "box_months": 3, "sendings_an_hour": 1000,
}  # fmt: skip
"""No choice goes beyond: the first two and the longest of advice stand in documents, the others keep within the inspection."""
SOURCES: dict[MessageKind, Citation] = {
    MessageKind.ADVICE: OPINION,
    MessageKind.MISTAKE: GUIDE,
    MessageKind.COMPLAINT: COMPLAINTS,
}


def mailbox_settings_from(table: dict[str, object]) -> MailboxSettings:
    """Return the choices of a table by name; raise ValueError, in words, for an unknown name or a number out of bounds."""
    known, chosen = {one.name for one in fields(MailboxSettings)}, dict[str, int]()
    for name, value in table.items():
        if name not in known:
            raise ValueError(f"[mailbox] 里没有 {name} 这一项，可以写的有：{'、'.join(sorted(known))}。")
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= MOST[name]:
            raise ValueError(f"[mailbox] 的 {name} 写1到{MOST[name]}的整数，不能是 {value!r}。")
        chosen[name] = value
    return replace(MailboxSettings(), **chosen)


def workdays(kind: MessageKind, settings: MailboxSettings) -> tuple[int, int]:
    """Return the working days for a kind, and the most after an extension."""
    first: int = getattr(settings, f"{kind}_workdays")
    return first, max(first, getattr(settings, f"{kind}_longest"))


@rule(OPINION, GUIDE, COMPLAINTS, name="来信答复的期限")
def answer_by(
    kind: MessageKind, received_on: date, calendar: Calendar, settings: MailboxSettings = MailboxSettings(), *, more: int = 0
) -> Deadline:
    """Return the last day for the answer: so many working days after the day of receipt, `more` of them by an extension.

    Raises YearNotAnnounced for a year without a notice.
    """
    return deadline(calendar, received_on, workdays(kind, settings)[0] + more)


@rule(OPINION, ONCE, name="延长来信答复的期限")
def may_extend(
    kind: MessageKind,
    more: int,
    *,
    on: date,
    due_on: date,
    extended_before: bool,
    settings: MailboxSettings = MailboxSettings(),
) -> Verdict:
    """An extension is made once, before the last day is over, within the most working days for the kind."""
    first, most = workdays(kind, settings)
    if extended_before:
        return refused("这件来信的答复时间已经延长过一次，不能再延长。", ONCE, "message.extended_twice")
    if on > due_on:
        return refused(f"答复的期限{long_day(due_on)}已经过了，不能再延长，尽快答复。", ONCE, "message.extended_late")
    if most == first:
        return refused("这一类来信不能延长。", SOURCES[kind], "message.not_extended")
    if not 1 <= more <= most - first:
        return refused(f"最多再加{most - first}个工作日（一共{most}个）。", SOURCES[kind], "message.extended_long")
    return ALLOWED


@rule(INDICATORS, FOUND_WRONG, name="来信长期没有答复")
def neglected_on(kind: MessageKind, received_on: date) -> date | None:
    """Return the first day on which the inspection of sites counts an open message against the organ; None for complaints."""
    if kind is MessageKind.COMPLAINT:
        return None
    return months_after(received_on, 3 if kind is MessageKind.ADVICE else 1, past=True)


@rule(KEPT, name="来信人的信息保管到哪天")
def kept_until(ended_on: date, settings: MailboxSettings = MailboxSettings()) -> date:
    """Return the last day on which name, contact and words of a sender are kept; number, days and outcome stay after it."""
    return date(ended_on.year + settings.kept_years, 12, 31)


@rule(BOX, name="意见箱下一次开箱")
def open_box_by(last_on: date, settings: MailboxSettings = MailboxSettings()) -> date:
    """Return the day by which the suggestion box is opened again."""
    return months_after(last_on, settings.box_months)


def months_after(day: date, months: int, *, past: bool = False) -> date:
    """Return the same day some months later, the month's last where it has none such; `past`: the day after that."""
    count = day.month - 1 + months
    year, month = day.year + count // 12, count % 12 + 1
    found = date(year, month, min(day.day, monthrange(year, month)[1]))
    return date.fromordinal(found.toordinal() + 1) if past else found
