"""Taking an application in: the one door for the counter, the post, the fax, the form on the portal and imported ledgers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.cases import checks, policies
from mingbai.cases.actions.common import begin, day_of, for_the_trail, lock_for_work, settle
from mingbai.cases.actions.nameless import name_nobody, name_not
from mingbai.cases.models import Application, CaseStep
from mingbai.cases.values.intake import Intake, tidy
from mingbai.cases.values.register import applicant_kinds
from mingbai.core import numbering, sealing
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, Refused
from mingbai.core.screen import screen
from mingbai.core.words import one_line
from mingbai.organs.models import Organ
from mingbai.organs.queries import OrganRow
from mingbai.registers.checks import day as checked_day
from mingbai.statute.cases.receipt import TO_CONFIRM, ReceiptChannel, received_on
from mingbai.statute.cases.states import CaseAct, CaseState
from mingbai.statute.citation import regulations
from mingbai.statute.posts import SYSTEM
from mingbai.statute.verdict import refused

GOVERNMENTS = frozenset({"county", "township"})
MOST_PARTS = 50
MATTERS = regulations("第29条")
# Cases in which nothing was done yet.
UNTOUCHED = frozenset({CaseState.ENTERED.value, CaseState.HANDLING.value})


@dataclass(frozen=True, slots=True)
class Received:
    """What the applicant is given: the number, and the code that is shown once and kept nowhere."""

    case_id: int
    number: str
    code: str


@dataclass(frozen=True, slots=True)
class SplitPart:
    """One matter of a submission that asked for several."""

    title: str
    sought: str


def receive(*, organ_code: str, intake: Intake, by: Acting, at: datetime) -> Received:
    """Take an application in, give it its number and its code, and start its clock where the way it came says so.

    The organ's clerks and section heads register what came to them; the portal's form signs as the system and comes by web alone.
    """
    organ = policies.organ_to_receive(by, organ_code)
    if by.kind == SYSTEM and intake.channel != ReceiptChannel.WEB:
        raise Invalid("网上的申请就是网上提交的。", "channel")
    kept = tidy(intake)
    checked_day(kept.submitted_on, "提交日期", "submitted_on", at.date())
    if kept.applicant_kind not in applicant_kinds(kept.submitted_on.year):
        raise Invalid("选申请人的种类。", "applicant_kind")
    screen({"事由": kept.title}, at.date(), fields={"事由": "title"})
    name_not(kept.applicant, kept.title, "事由", "title")
    received = received_on(ReceiptChannel(kept.channel), kept.submitted_on, None)
    checks.open_year(organ.id, received)
    with open_act(by=by, at=at) as done:
        done.lock(Organ, pk=organ.id)
        row, code = enter(done, organ, kept)
        said = {"organ": organ.code, "number": row.number, "title": row.title, "channel": row.channel, "state": row.state}
        done.note("case.received", row.subject, {**said, "submitted_on": row.submitted_on, "received_on": row.received_on})
    return Received(row.pk, row.number, code)


def confirm(*, case_id: int, on: date | None = None, how: str, revision: int | None = None, by: Acting, at: datetime) -> None:
    """Record that both sides confirmed the receipt (web, fax, ordinary post): from that day the time for the reply runs."""
    day, said = day_of(on, "确认日期", at.date()), for_the_trail(how, "怎么确认的（电话、当面、短信）", "how", 100, at.date())
    with open_act(by=by, at=at) as done:
        row, move = begin(done, case_id, CaseAct.CONFIRM, revision)
        name_nobody(row, said, "怎么确认的", "how")
        if row.submitted_on is not None and day < row.submitted_on:
            raise Invalid("确认日期不能早于提交日期。", "on")
        checks.open_year(row.organ_id, day)
        row.confirmed_on = row.received_on = day
        settle(done, row, move.to, "confirmed_on", "received_on")
        done.note(move.event, row.subject, {"organ": row.organ.code, "number": row.number, "on": day, "how": said})


def split(
    *, case_id: int, matters: tuple[SplitPart, ...], revision: int | None = None, by: Acting, at: datetime
) -> tuple[Received, ...]:
    """Make one case of each matter (一事一申请): this case keeps the first, with its number and its code.

    Each other one becomes a case with its own number, clock and code; the codes are returned, and kept nowhere.
    """
    if not 2 <= len(matters) <= MOST_PARTS:
        raise Invalid(f"写明拆成哪几件，2到{MOST_PARTS}件。", "matters")
    titles = [one_line(one.title, "每一件的事由", "matters", 60) for one in matters]
    soughts = [one_line(one.sought, "每一件要的是什么", "matters", 4000) for one in matters]
    screen({"事由": "\n".join(titles)}, at.date(), fields={"事由": "matters"})
    with open_act(by=by, at=at) as done:
        # The organ first, as a recount locks them.
        done.lock(Organ, pk=Application.objects.filter(pk=case_id).values_list("organ_id", flat=True).first())
        organ, row = lock_for_work(done, case_id, revision)
        if row.state not in UNTOUCHED or CaseStep.objects.filter(application=row).exists():
            raise Refused(refused("已经办了下一步，不能再拆。要拆的，在补正、征求意见以前拆。", MATTERS, "case.split_late"))
        for title in titles:
            name_nobody(row, title, "事由", "matters")
        row.title, row.sought = titles[0], sealing.seal(soughts[0])
        settle(done, row, CaseState(row.state), "title", "sought")
        parts = [_part(done, organ, row, title, sought) for title, sought in zip(titles[1:], soughts[1:], strict=True)]
        said = {"organ": organ.code, "number": row.number, "parts": [part.number for part in parts]}
        done.note("case.split", row.subject, said)
    return tuple(parts)


def renew_code(*, case_id: int, how: str, revision: int | None = None, by: Acting, at: datetime) -> Received:
    """Give a new code to an applicant who lost theirs and showed who they are; the old one opens nothing any more."""
    said = for_the_trail(how, "怎么核对的身份", "how", 100, at.date())
    with open_act(by=by, at=at) as done:
        organ, row = lock_for_work(done, case_id, revision)
        name_nobody(row, said, "怎么核对的身份", "how")
        code = _coded(row)
        # A second press of the same page gives no second code.
        settle(done, row, CaseState(row.state), "code")
        done.note("case.code_renewed", row.subject, {"organ": organ.code, "number": row.number, "how": said})
    return Received(row.pk, row.number, code)


def rename(*, case_id: int, title: str, revision: int | None = None, by: Acting, at: datetime) -> None:
    """Change the short line that stands for a case in lists; it is screened, for it is all that lists and the trail say."""
    kept = one_line(title, "事由", "title", 60)
    screen({"事由": kept}, at.date(), fields={"事由": "title"})
    with open_act(by=by, at=at) as done:
        organ, row = lock_for_work(done, case_id, revision)
        name_nobody(row, kept, "事由", "title")
        row.title = kept
        settle(done, row, CaseState(row.state), "title")
        # Not what was before: it may be the applicant's own words, or why somebody had to change it.
        done.note("case.renamed", row.subject, {"organ": organ.code, "number": row.number, "after": kept})


def enter(done: Doing, organ: OrganRow, intake: Intake, number: str = "") -> tuple[Application, str]:
    """Write the row of an application inside the caller's act; return it with its code. `number`: of an imported ledger."""
    state = CaseState.ENTERED if intake.channel in TO_CONFIRM else CaseState.HANDLING
    # Nobody of the organ has seen what the form brought.
    is_online = done.by.kind == SYSTEM
    row = Application.objects.create(
        organ_id=organ.id,
        number=number or free_number(organ, done.today.year),
        kind=intake.kind,
        applicant_kind=intake.applicant_kind,
        state=state.value,
        title=intake.title,
        received_on=received_on(ReceiptChannel(intake.channel), intake.submitted_on, None),
        channel=intake.channel,
        submitted_on=intake.submitted_on,
        applicant=sealing.seal(intake.applicant.as_text()),
        sought=sealing.seal(intake.sought),
        identity=sealing.fingerprint(*intake.applicant.identity),
        form_wanted=intake.form_wanted,
        delivery=intake.delivery,
        helped=intake.helped,
        handler_id=None if is_online else done.by.person_id,
        handler="" if is_online else done.signature,
        created_at=done.at,
    )
    code = _coded(row)
    settle(done, row, state, "code")
    return row, code


def _coded(row: Application) -> str:
    """Give the row the digest of a new code, and return the code."""
    code = sealing.new_code()
    row.code = sealing.code_digest(row.number, code)
    return code


def free_number(organ: OrganRow, year: int) -> str:
    """Return the next number of the organ's register (白依申〔2026〕1号), skipping those entered by hand."""
    sign = organ.short_name[0] if organ.level in GOVERNMENTS else organ.short_name
    while True:
        # The series is the organ's own: two organs may begin with the same character.
        text = numbering.next_number(
            series=f"application:{organ.code}:{year}",
            template=f"{organ.code}:{sign}依申〔{year}〕{{n}}号",
            subject=f"applications:{organ.code}",
        )
        number = text.removeprefix(f"{organ.code}:")
        if not Application.objects.filter(organ_id=organ.id, number=number).exists():
            return number


def _part(done: Doing, organ: OrganRow, row: Application, title: str, sought: str) -> Received:
    """Write one more case of a submission: same applicant, same days, a number and a code of its own."""
    part = Application.objects.create(
        organ_id=organ.id,
        number=free_number(organ, done.today.year),
        kind=row.kind,
        applicant_kind=row.applicant_kind,
        state=row.state,
        title=title,
        received_on=row.received_on,
        channel=row.channel,
        submitted_on=row.submitted_on,
        confirmed_on=row.confirmed_on,
        applicant=row.applicant,
        sought=sealing.seal(sought),
        identity=row.identity,
        form_wanted=row.form_wanted,
        delivery=row.delivery,
        split_from=row,
        handler_id=row.handler_id,
        handler=row.handler,
        created_at=done.at,
    )
    code = _coded(part)
    settle(done, part, CaseState(part.state), "code")
    return Received(part.pk, part.number, code)
