"""Register pages: entering, errors in words, removal with a reason, strangers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from mingbai.accounts.values import Acting
from mingbai.registers.models import Procurement

SignIn = Callable[[Client, Acting], Client]
NEW = "/work/registers/procurement/new/?year=2020"
GOOD = {"title": "白阳镇人民政府办公设备采购项目", "concluded_on": "2020-06-11", "amount_yuan": "54,369", "supplier": ""}


@pytest.mark.django_db
@pytest.mark.parametrize("register", ["procurement", "normative", "declared", "applications", "disputes", "activities"])
def test_every_register_has_a_list_and_a_form(client: Client, clerk: Acting, signed_in: SignIn, register: str) -> None:
    signed_in(client, clerk)

    assert client.get(f"/work/registers/{register}/?year=2020").status_code == 200
    assert client.get(f"/work/registers/{register}/new/?year=2020").status_code == 200


@pytest.mark.django_db
def test_a_record_is_entered_and_the_page_goes_back_to_its_cell(client: Client, clerk: Acting, signed_in: SignIn) -> None:
    back = "/work/reports/baiyang/2020/cells/2.procurement.amount_yuan/"
    answer = signed_in(client, clerk).post(NEW, {**GOOD, "back": back})

    assert answer.status_code == 302
    assert answer["Location"] == back
    assert str(Procurement.objects.get().amount_yuan) == "54369.00"


@pytest.mark.django_db
def test_nobody_is_sent_to_another_site(client: Client, clerk: Acting, signed_in: SignIn) -> None:
    answer = signed_in(client, clerk).post(NEW, {**GOOD, "back": "//example.org/"})

    assert answer["Location"].startswith("/work/registers/procurement/")


@pytest.mark.django_db
def test_errors_are_shown_first_and_at_the_fields_in_the_same_words(client: Client, clerk: Acting, signed_in: SignIn) -> None:
    answer = signed_in(client, clerk).post(NEW, {**GOOD, "amount_yuan": "五万", "title": ""})
    text = answer.content.decode()

    assert answer.status_code == 422
    assert "<title>错误：" in text
    assert text.count("采购金额（元）只写数字，例如 54369") == 2
    assert text.count("写明采购项目的名称") == 2
    assert 'href="#id_amount_yuan"' in text
    assert 'value="五万"' in text
    assert not Procurement.objects.exists()


@pytest.mark.django_db
def test_a_failure_of_the_action_is_shown_at_its_field(client: Client, clerk: Acting, signed_in: SignIn) -> None:
    answer = signed_in(client, clerk).post(NEW, {**GOOD, "concluded_on": "2031-01-01"})

    assert answer.status_code == 422
    assert answer.content.decode().count("成交日期不能晚于今天") == 2


@pytest.mark.django_db
def test_a_record_is_taken_out_only_with_a_reason(client: Client, clerk: Acting, signed_in: SignIn) -> None:
    signed_in(client, clerk).post(NEW, GOOD)
    row = Procurement.objects.get()
    address = f"/work/registers/procurement/{row.pk}/remove/?year=2020"

    assert "为什么撤下" in client.get(address).content.decode()
    assert client.post(address, {"reason": " "}).status_code == 422
    assert client.post(address, {"reason": "登记了两次"}).status_code == 302
    row.refresh_from_db()
    assert row.removed_at is not None


@pytest.mark.django_db
def test_a_stranger_does_not_find_the_record(client: Client, clerk: Acting, stranger: Acting, signed_in: SignIn) -> None:
    signed_in(client, clerk).post(NEW, GOOD)
    row = Procurement.objects.get()
    signed_in(client, stranger)

    assert client.get(f"/work/registers/procurement/{row.pk}/remove/?year=2020").status_code == 404
    assert client.post(f"/work/registers/procurement/{row.pk}/remove/?year=2020", {"reason": "x"}).status_code == 404
    assert "办公设备" not in client.get("/work/registers/procurement/?year=2020").content.decode()


@pytest.mark.django_db
def test_who_only_reads_does_not_register(client: Client, leader: Acting, officer: Acting, signed_in: SignIn) -> None:
    for who in (leader, officer):
        assert signed_in(client, who).get(NEW).status_code == 404
        assert client.post(NEW, GOOD).status_code == 404
