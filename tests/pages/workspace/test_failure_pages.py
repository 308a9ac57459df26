"""Failed background tasks as the system administrator sees and settles them."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from mingbai.accounts.values import Acting
from mingbai.core.models import AuditEntry
from mingbai.failures.models import FailedTask
from mingbai.organs.models import Organ
from support import failed_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(signed_in: Callable[[Client, Acting], Client], sysadmin: Acting, baiyang: Organ) -> Client:
    return signed_in(Client(), sysadmin)


def shown(client: Client, name: str) -> str:
    return str(client.get(reverse(f"work:{name}")).content.decode())


def press(client: Client, act: str, key: object) -> str:
    answer = client.post(reverse(f"work:failure-{act}", args=[key]), follow=True)
    assert answer.redirect_chain[-1][0] == reverse("work:failures")
    return str(answer.content.decode())


def test_what_failed_is_named_with_reason_and_tries_and_stands_on_today(keeper: Client) -> None:
    assert "没有等您处理的" in shown(keeper, "failures")
    assert "现在没有要做的" in shown(keeper, "today")
    failed_task()
    page = shown(keeper, "failures")
    assert "列出当天的公开任务：彭阳县人民政府" in page
    assert "No space left on device" in page
    assert "试了6次" in page
    assert "1件后台任务没有做成" in shown(keeper, "today")


def test_trying_again_puts_it_back_and_leaves_a_trace(keeper: Client, sysadmin: Acting) -> None:
    key = failed_task()
    page = press(keeper, "try-again", key)
    assert "再试一次" in page
    assert "系统还会自己再试的 1 件" in page
    assert DBTaskResult.objects.get().status == "READY"
    entry = AuditEntry.objects.get(event="task.tried_again")
    assert (entry.subject, entry.person_id) == (f"task:{key}", sysadmin.person_id)
    assert json.loads(entry.data)["tries"] == 6
    assert "已经不在等您处理" in press(keeper, "try-again", key), "a second press changes nothing"
    assert AuditEntry.objects.filter(event="task.tried_again").count() == 1
    assert "现在没有要做的" in shown(keeper, "today")


def test_giving_up_takes_it_off_the_list_and_it_is_never_tried_again(keeper: Client) -> None:
    key = failed_task()
    page = press(keeper, "give-up", key)
    assert "没有等您处理的" in page
    assert FailedTask.objects.get().is_given_up
    assert DBTaskResult.objects.get().status == "FAILED"
    assert AuditEntry.objects.filter(event="task.given_up", subject=f"task:{key}").count() == 1
    assert "已经不在等您处理" in press(keeper, "try-again", key)


def test_a_task_that_does_not_exist_is_not_found(keeper: Client) -> None:
    assert keeper.post(reverse("work:failure-give-up", args=["00000000-0000-0000-0000-000000000000"])).status_code == 404
