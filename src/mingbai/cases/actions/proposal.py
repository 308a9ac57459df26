"""Publishing for all what was given to one (条例第44条): noticed when a case is closed, decided by a person with a reason."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.cases import policies
from mingbai.cases.actions.common import for_the_trail, lock
from mingbai.cases.actions.nameless import name_nobody
from mingbai.cases.models import Application, DisclosureProposal
from mingbai.cases.models.proposal import KEPT, OPENED
from mingbai.cases.queries.annexes import given_papers
from mingbai.cases.queries.proposals import applicants_of, is_given, same_matter, verdict_on
from mingbai.core import files, sealing
from mingbai.core.acts import open_act
from mingbai.core.errors import NotVisible, Refused, Stale, require
from mingbai.core.screen import screen
from mingbai.core.words import one_line
from mingbai.entries import actions as entries
from mingbai.entries.actions import TakenFile
from mingbai.entries.values.content import EntryContent
from mingbai.statute.cases.proposal import SAME_INFORMATION
from mingbai.statute.verdict import refused

DECIDED = refused("这件事已经决定过。", SAME_INFORMATION, "proposal.decided")
GIVEN_NAME = "提供的信息"
ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


def propose(done: Doing, row: Application) -> None:
    """Put what a closed case gave on the list of matters to decide on, once several applicants asked for it."""
    if not is_given(row):
        return
    count = applicants_of(row)
    if not verdict_on(row, count, is_suggested=False):
        return
    others = [one.pk for one in same_matter(row)]
    waits = DisclosureProposal.objects.filter(application_id__in=others, decision="").first()
    if waits is not None:
        waits.applicants = count
        waits.save(update_fields=["applicants"])
        return
    DisclosureProposal.objects.get_or_create(
        application=row, defaults={"organ_id": row.organ_id, "applicants": count, "made_on": done.today}
    )


def decide(*, case_id: int, is_open: bool, is_suggested: bool, title: str, reason: str, by: Acting, at: datetime) -> int | None:
    """Decide whether what a case gave is published for all; return the draft entry that goes the usual way from here.

    The draft holds a title and the copies that were given, nothing that says who asked. A case in its box stays as it is: what is
    decided here is no part of it.
    """
    why = for_the_trail(reason, "为什么", "reason", 200, at.date())
    named = one_line(title, "信息的标题", "title", 100, required=is_open)
    screen({"信息的标题": named}, at.date(), fields={"信息的标题": "title"})
    taken = _given(case_id, by, at) if is_open else ()
    with open_act(by=by, at=at) as done:
        organ, row = lock(done, case_id)
        policies.check_work(done.by, organ)
        if not is_given(row):
            raise NotVisible(str(case_id))
        name_nobody(row, named, "信息的标题", "title")
        name_nobody(row, why, "理由", "reason")
        found = DisclosureProposal.objects.filter(application=row).first()
        if found is not None and found.decision:
            raise Refused(DECIDED)
        count = found.applicants if found else applicants_of(row)
        if is_open:
            require(verdict_on(row, count, is_suggested=is_suggested))
        entry_id = _draft(organ.code, named, taken, by, at) if is_open else None
        DisclosureProposal.objects.update_or_create(
            application=row,
            defaults={
                "organ_id": organ.id,
                "applicants": count,
                "is_suggested": is_suggested,
                "made_on": found.made_on if found else done.today,
                "decision": OPENED if is_open else KEPT,
                "reason": why,
                "entry_id": entry_id,
                "decided_on": done.today,
                "decided_by": done.signature,
            },
        )
        said = {"organ": organ.code, "number": row.number, "applicants": count, "suggested": is_suggested, "reason": why}
        decision = OPENED if is_open else KEPT
        done.note("case.proposal_decided", row.subject, {**said, "decision": decision, "entry": entry_id})
    return entry_id


def _given(case_id: int, by: Acting, at: datetime) -> tuple[TakenFile, ...]:
    """Read the copies that a case gave, before the act, under names that say nothing of who asked."""
    row = Application.objects.filter(pk=case_id, removed_at__isnull=True).first()
    if row is None:
        raise NotVisible(str(case_id))
    policies.check_work(by, policies.handled_organ(by, row.organ_id))
    taken = []
    for number, one in enumerate(given_papers(row), 1):
        ending = ENDINGS.get(one.media_type) or sealing.open_sealed(one.name).rpartition(".")[2]
        if one.stored_id is None:
            raise Stale.of("这件申请的材料")
        data = sealing.open_bytes(files.read(one.stored_id))
        taken.append(entries.take_file(name=f"{GIVEN_NAME}{number}.{ending}", data=data, at=at))
    return tuple(taken)


def _draft(organ_code: str, title: str, taken: tuple[TakenFile, ...], by: Acting, at: datetime) -> int:
    entry_id = entries.open_draft(organ_code=organ_code, content=EntryContent(title=title), by=by, at=at)
    for one in taken:
        entries.attach_taken(entry_id=entry_id, taken=one, by=by, at=at)
    return entry_id
