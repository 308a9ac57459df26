"""An application written and sent by anybody, for the tests of the public form; nobody in it is real."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.test import Client
from django.urls import reverse

from digests import tables
from domains.cases.applications_made import NUMBER, PHONE
from mingbai.cases.models import Application

KIND = {"kind": "information"}
WHO = {"applicant_kind": "natural"}
IDENTITY = {"name": "甲某", "document": "居民身份证", "document_number": NUMBER}
REACH = {"telephone": PHONE, "address": "白阳镇某村某组"}
WHAT = {"sought": "高标准农田建设项目的中标单位和合同金额", "year": "2020"}
FORM = {"form_wanted": "paper", "delivery": "post"}
STEPS: dict[str, dict[str, str]] = {"kind": KIND, "who": WHO, "identity": IDENTITY, "reach": REACH, "what": WHAT, "form": FORM}
CODE = re.compile(r"<dt>查询码</dt><dd>(\w{10})</dd>")
RECEIPT, STATUS = "/apply/receipt/", "/apply/status/"


def there(step: str, to: str = "baiyang") -> str:
    return reverse("portal:apply-step", args=[to, step])


def filled_until(client: Client, last: str, to: str = "baiyang", **changed: Mapping[str, str]) -> None:
    """Fill in every step up to this one."""
    for step, words in STEPS.items():
        answer = client.post(there(step, to), {**words, **changed.get(step, {})})
        assert answer.status_code == 302, (step, answer.content.decode())
        if step == last:
            return


def sent(client: Client, **changed: Mapping[str, str]) -> tuple[Application, str]:
    """Write and send an application; return it with its code."""
    filled_until(client, "form", **changed)
    answer = client.post(RECEIPT)
    page = answer.content.decode()
    assert answer.status_code == 200, page
    row = Application.objects.latest("id")
    assert row.number in page
    found = CODE.search(page)
    assert found
    return row, found[1]


def opened(client: Client, number: str, code: str) -> Any:
    return client.post(STATUS, {"number": number, "code": code})


def said(client: Client, address: str, status: int = 200, /, **given: str) -> str:
    answer = client.post(address, given) if given or status != 200 else client.get(address)
    page = answer.content.decode()
    assert answer.status_code == status, page
    return page


def everything_stored() -> str:
    """Every text of every table."""
    with connection.cursor() as cursor:
        return "\n".join(repr(cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}").fetchall()) for name in tables())
