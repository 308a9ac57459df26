"""What is due, and how to find it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from mingbai.cases import queries as cases
from mingbai.cases.queries import online
from mingbai.cases.queries.box import past_retention
from mingbai.cases.queries.ledger import organs_with_old_ledgers
from mingbai.cases.queries.sheet import without_files
from mingbai.catalogue import queries as catalogue
from mingbai.channels.queries.errands import due as due_errands
from mingbai.core import anchoring, audit, clock
from mingbai.entries import queries as entries
from mingbai.jobs import tasks
from mingbai.mailbox.queries import keeping as messages
from mingbai.organs import queries as organs
from mingbai.outreach.queries import to_erase
from mingbai.rota.queries import organs_with_old_days
from mingbai.search.queries import due as search
from mingbai.statute.disclosure.rota import kept_since

Arguments = Mapping[str, int | str]


@dataclass(frozen=True, slots=True)
class Scheduled:
    """One kind of task.

    `due` finds what waits at a moment of the product's clock; each becomes one task, identified by its arguments. `what` and
    `subject` name it for the administrator, who may read no content. `after_last_try` hands the work over and returns what
    to say about that.
    """

    task: Task[..., Any]
    what: str
    due: Callable[[datetime], Iterable[Arguments]]
    subject: Callable[[Arguments], str]
    after_last_try: Callable[..., str] | None = None


def _publications(at: datetime) -> Iterable[Arguments]:
    for entry_id, organ_id, planned_at in entries.scheduled_until(at):
        yield {"entry_id": entry_id, "organ_id": organ_id, "planned_at": planned_at.isoformat()}


def _postings(at: datetime) -> Iterable[Arguments]:
    for entry_id, organ_id in entries.down_until(at.date()):
        yield {"entry_id": entry_id, "organ_id": organ_id}


def _sendings(_at: datetime) -> Iterable[Arguments]:
    # By the machine's clock, as every pause of the sender.
    for one in due_errands(clock.machine_now()):
        yield {"delivery_id": one.delivery_id, "organ_id": one.organ_id, "tries": one.tries}


def _comments(at: datetime) -> Iterable[Arguments]:
    for entry_id, organ_id in entries.ended_by(at.date()):
        yield {"entry_id": entry_id, "organ_id": organ_id}


def _files_from_before(_at: datetime) -> Iterable[Arguments]:
    for attachment_id, organ_id in entries.files_from_before():
        yield {"attachment_id": attachment_id, "organ_id": organ_id}


def _counties_lacking_lines(at: datetime) -> Iterable[Arguments]:
    # A demonstration keeps the catalogue, and with it the figures, that it was built with.
    if not clock.is_demonstration():
        for organ_id in catalogue.counties_lacking_lines_of_law(at.date()):
            yield {"organ_id": organ_id}


def _organs_without_duties(at: datetime) -> Iterable[Arguments]:
    for organ_id in catalogue.without_duties_of(at.date()):
        yield {"organ_id": organ_id}


def _cases_to_recount(_at: datetime) -> Iterable[Arguments]:
    for organ_id in cases.organs_to_recount():
        yield {"organ_id": organ_id}


def _letters_without_files(_at: datetime) -> Iterable[Arguments]:
    for letter_id, organ_id in without_files():
        yield {"letter_id": letter_id, "organ_id": organ_id}


def _cases_past_retention(at: datetime) -> Iterable[Arguments]:
    for case_id, organ_id in past_retention(at.date(), _given_up(tasks.erase_case)):
        yield {"case_id": case_id, "organ_id": organ_id}


def _expired_papers(at: datetime) -> Iterable[Arguments]:
    for case_id, organ_id in cases.expired_papers(at.date(), _given_up(tasks.delete_papers)):
        yield {"case_id": case_id, "organ_id": organ_id}


def _given_up(task: Task[..., Any], key: str = "case_id") -> set[int]:
    """Return the cases, or what else the key names, whose task failed for good: they wait for the administrator, and must not
    fill the turn of the others.
    """
    failed = DBTaskResult.objects.failed().filter(task_path=task.module_path)
    return {one["kwargs"][key] for one in failed.values_list("args_kwargs", flat=True)}


def _messages_to_recount(_at: datetime) -> Iterable[Arguments]:
    for organ_id in messages.organs_to_recount():
        yield {"organ_id": organ_id}


def _messages_past_their_time(at: datetime) -> Iterable[Arguments]:
    for message_id, organ_id in messages.past_their_time(at.date(), _given_up(tasks.erase_message, "message_id")):
        yield {"message_id": message_id, "organ_id": organ_id}


def _old_ledgers(at: datetime) -> Iterable[Arguments]:
    for organ_id in organs_with_old_ledgers(at):
        yield {"organ_id": organ_id}


def _sign_ups_kept_too_long(at: datetime) -> Iterable[Arguments]:
    for day_id, organ_id in to_erase(at.date()):
        yield {"day_id": day_id, "organ_id": organ_id}


def _old_rota(at: datetime) -> Iterable[Arguments]:
    for organ_id in organs_with_old_days(kept_since(at.date(), settings.ROTA_KEPT_DAYS)):
        yield {"organ_id": organ_id}


def _untied(at: datetime) -> Iterable[Arguments]:
    if audit.is_tie_due(at):
        yield {}


def _unchecked(at: datetime) -> Iterable[Arguments]:
    if anchoring.is_check_due(at):
        yield {}


def _old_rows(_at: datetime) -> Iterable[Arguments]:
    # Clear once a day, hence one day more than rows are kept. Like every time in this table, by the machine's clock.
    limit = clock.machine_now() - timedelta(days=tasks.DONE_KEPT + 1)
    if DBTaskResult.objects.successful().filter(finished_at__lte=limit).exists():
        yield {}


def _old_drafts(_at: datetime) -> Iterable[Arguments]:
    if online.is_to_be_cleared():
        yield {}


def _search_to_build(_at: datetime) -> Iterable[Arguments]:
    if search.is_to_build():
        yield {}


def _search_to_turn(at: datetime) -> Iterable[Arguments]:
    if search.is_to_turn(at.date()):
        yield {}


def _entry(arguments: Arguments) -> str:
    return f"{_organ(arguments)}，公开信息 {arguments['entry_id']}"


def _delivery(arguments: Arguments) -> str:
    return f"{_organ(arguments)}，投送 {arguments['delivery_id']}"


def _file(arguments: Arguments) -> str:
    return f"{_organ(arguments)}，附件 {arguments['attachment_id']}"


def _letter(arguments: Arguments) -> str:
    return f"{_organ(arguments)}，文书 {arguments['letter_id']}"


def _case(arguments: Arguments) -> str:
    return f"{_organ(arguments)}，申请 {arguments['case_id']}"


def _message(arguments: Arguments) -> str:
    return f"{_organ(arguments)}，来信 {arguments['message_id']}"


def _open_day(arguments: Arguments) -> str:
    return f"{_organ(arguments)}，开放日 {arguments['day_id']}"


def _organ(arguments: Arguments) -> str:
    return organs.organ_by_id(int(arguments["organ_id"])).name


def _nothing(_arguments: Arguments) -> str:
    return ""


SCHEDULE = (
    Scheduled(tasks.publish_planned, "定时发布", _publications, _entry, tasks.stop_planned),
    Scheduled(tasks.take_down, "公示期满撤下", _postings, _entry),
    Scheduled(tasks.send_delivery, "发到别的渠道", _sendings, _delivery),
    Scheduled(tasks.ask_for_adoption, "征求意见结束，列出公布采纳情况的任务", _comments, _entry),
    Scheduled(tasks.rebuild_file, "整理以前的附件", _files_from_before, _file),
    Scheduled(tasks.add_lines_of_law, "增加法律新增的公开事项", _counties_lacking_lines, _organ),
    Scheduled(tasks.list_duties, "列出当天的公开任务", _organs_without_duties, _organ),
    Scheduled(tasks.recount_cases, "按新的放假通知重算申请的期限", _cases_to_recount, _organ),
    Scheduled(tasks.keep_letter, "存下签发的文书", _letters_without_files, _letter),
    Scheduled(tasks.erase_case, "删除保管期满的申请里的个人信息", _cases_past_retention, _case),
    Scheduled(tasks.recount_messages, "按新的放假通知重算来信的期限", _messages_to_recount, _organ),
    Scheduled(tasks.erase_message, "删除保管期满的来信里的个人信息", _messages_past_their_time, _message),
    Scheduled(tasks.delete_papers, "删除用完的身份证明", _expired_papers, _case),
    Scheduled(tasks.clear_ledgers, "撤回放了30天没有登记的台账", _old_ledgers, _organ),
    Scheduled(tasks.erase_sign_ups, "删除开放日报名的姓名和电话", _sign_ups_kept_too_long, _open_day),
    Scheduled(tasks.clear_rota, "删除过期的到岗情况", _old_rota, _organ),
    Scheduled(tasks.tie_chains, "审计记录串联", _untied, _nothing),
    Scheduled(tasks.check_trail, "每天核对审计记录", _unchecked, _nothing),
    Scheduled(tasks.build_search, "建搜索索引", _search_to_build, _nothing),
    Scheduled(tasks.turn_search, "搜索里更新效力和施行日期", _search_to_turn, _nothing),
    Scheduled(tasks.clear_public_form, "删除放了30天没有寄出的申请", _old_drafts, _nothing),
    Scheduled(tasks.clear_queue, "清理做完的后台任务", _old_rows, _nothing),
)
