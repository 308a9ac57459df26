"""The tasks: each does one due thing named by plain arguments, and does nothing when that is done already."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.management import call_command
from django_tasks import task

from mingbai.accounts.values import Acting, system
from mingbai.cases import actions as cases
from mingbai.cases.actions import ledger, online
from mingbai.cases.actions.erase import erase
from mingbai.cases.actions.finals import keep_files
from mingbai.catalogue import actions as catalogue
from mingbai.channels import actions as channels
from mingbai.core import anchoring, audit, clock
from mingbai.core.audit import Actor
from mingbai.entries import actions as entries
from mingbai.mailbox.actions import keeping
from mingbai.organs import queries as organs
from mingbai.outreach import actions as outreach
from mingbai.rota import actions as rota
from mingbai.search import actions as search
from mingbai.search.actions import rebuilding

SOON = 10
SYSTEM = Actor(label="系统")
DONE_KEPT, FAILED_KEPT = 14, 365  # days
UNSENT = "系统出错，试了几次都没有发出。可以现在就发布，或者重新定时间。"

HANDED_OVER = "定时已经停下，经办人看得到，可以手动发布。"


@task(priority=SOON)
def publish_planned(entry_id: int, organ_id: int, planned_at: str) -> bool:
    """Publish an entry whose scheduled time has come; return whether it was published."""
    moment = datetime.fromisoformat(planned_at)
    out = channels.publish_planned(entry_id=entry_id, planned_at=moment, by=_system(organ_id), at=clock.now())
    return out is not None


def stop_planned(entry_id: int, organ_id: int, planned_at: str) -> str:
    """Cancel the schedule after the last try, so that the clerk sees why and can publish by hand; return what to say."""
    # A plan rescheduled meanwhile survives: `stop_plan` ignores times that lie ahead.
    entries.stop_plan(entry_id=entry_id, why=UNSENT, by=_system(organ_id), at=clock.now())
    return HANDED_OVER


@task()
def take_down(entry_id: int, organ_id: int) -> None:
    """Take down a notice whose posting period is over."""
    channels.expire(entry_id=entry_id, by=_system(organ_id), at=clock.now())


@task(queue_name="channels")
def send_delivery(delivery_id: int, organ_id: int, tries: int) -> bool:
    """Do what is due for a delivery by the interface of its channel; return whether it still was; `tries` tells times apart."""
    return channels.carry_out(delivery_id=delivery_id, by=_system(organ_id), at=clock.now())


@task()
def ask_for_adoption(entry_id: int, organ_id: int) -> None:
    """Make the duty to tell what became of the opinions on a draft whose period is over."""
    entries.ask_for_adoption(entry_id=entry_id, by=_system(organ_id), at=clock.now())


@task()
def rebuild_file(attachment_id: int, organ_id: int) -> bool:
    """Rebuild one file from before; return whether the public may have it."""
    return entries.rebuild_attachment(attachment_id=attachment_id, by=_system(organ_id), at=clock.now())


@task()
def list_duties(organ_id: int) -> int:
    """Make one organ's duties for the day; return how many are new."""
    at, organ = clock.now(), organs.organ_by_id(organ_id)
    return catalogue.generate(organ_code=organ.code, today=at.date(), by=system(organ), at=at)


@task()
def recount_cases(organ_id: int) -> int:
    """Count an organ's open cases anew by the latest holiday notice; return how many dates moved."""
    return cases.recount(organ_id=organ_id, by=_system(organ_id), at=clock.now())


@task()
def recount_messages(organ_id: int) -> int:
    """Count the days of an organ's open messages anew by the latest holiday notice; return how many moved."""
    return keeping.recount(by=_system(organ_id), at=clock.now())


@task()
def erase_message(message_id: int, organ_id: int) -> bool:
    """Remove sender and words from a message past its time; return whether it had not been done."""
    return keeping.erase_message(message_id=message_id, by=_system(organ_id), at=clock.now())


@task()
def keep_letter(letter_id: int, organ_id: int) -> bool:
    """Keep the final files of a signed letter; return whether it had none yet."""
    return keep_files(letter_id=letter_id, by=_system(organ_id), at=clock.now())


@task()
def erase_case(case_id: int, organ_id: int) -> bool:
    """Remove what identifies persons from a case past its retention; return whether it had not been done."""
    return erase(case_id=case_id, by=_system(organ_id), at=clock.now())


@task()
def delete_papers(case_id: int, organ_id: int) -> int:
    """Delete the identity papers of a case whose purpose is over; return how many."""
    return cases.delete_papers(case_id=case_id, by=_system(organ_id), at=clock.now())


@task()
def clear_ledgers(organ_id: int) -> int:
    """Take back an organ's ledgers that nobody entered in 30 days; return how many."""
    return ledger.clear_ledgers(organ_id=organ_id, by=_system(organ_id), at=clock.now())


@task()
def erase_sign_ups(day_id: int, organ_id: int) -> int:
    """Delete the names and telephone numbers of an open day that was long ago; return of how many sign-ups."""
    return outreach.erase(day_id=day_id, by=_system(organ_id), at=clock.now())


@task()
def clear_rota(organ_id: int) -> int:
    """Delete an organ's days of 到岗情况 that are past being kept; return how many."""
    organ = organs.organ_by_id(organ_id)
    return rota.clear_days(organ_code=organ.code, kept_days=settings.ROTA_KEPT_DAYS, by=system(organ), at=clock.now())


@task()
def add_lines_of_law(organ_id: int) -> int:
    """Add the lines that new laws demand to a county's catalogue; return how many."""
    return catalogue.add_lines_of_law(by=_system(organ_id), at=clock.now())


@task()
def tie_chains() -> bool:
    """Tie the chains of the audit trail; return whether one had grown."""
    return audit.tie(at=clock.now())


@task(priority=-SOON)
def check_trail() -> int:
    """Check trail, tables and files together once a day; return how many places differ."""
    names = {organ.code: organ.short_name for organ in organs.tree()}
    return len(anchoring.check_day(at=clock.now(), names=names).broken)


@task(priority=-SOON)
def clear_public_form() -> int:
    """Delete the drafts of applications that nobody sent; return how many."""
    return online.clear_public_form(by=SYSTEM, at=clock.now())


@task(priority=-SOON)
def clear_queue() -> None:
    """Delete finished tasks that are past their retention."""
    kept = {"min_age_days": DONE_KEPT, "failed_min_age_days": FAILED_KEPT}
    call_command("prune_db_task_results", queue_name="*", verbosity=0, **kept)


@task(queue_name="search")
def build_search() -> None:
    """Build the search's index where it lacks what was there before it, or finish a rebuild that was interrupted."""
    rebuilding.rebuild(by=SYSTEM, at=clock.now())


@task(queue_name="search")
def turn_search() -> int:
    """Bring up to date in the search what the calendar alone changed; return of how many records."""
    return search.turn(by=SYSTEM, at=clock.now())


def _system(organ_id: int) -> Acting:
    return system(organs.organ_by_id(organ_id))
