"""A form with an expired token stores nothing and gives back what was written."""

from __future__ import annotations

import pytest
from django.test import Client

from mingbai.accounts.values import Acting
from mingbai.core.models import Site
from support import sign_in

pytestmark = pytest.mark.django_db


def test_what_was_written_is_given_back(clerk: Acting) -> None:
    client = sign_in(Client(enforce_csrf_checks=True), clerk)
    sent = {"title": "救助情况", "body": "第一段<b>", "element-0": "没有", "element-0-name": "违规查处", "range": "open"}
    answer = client.post("/work/entries/1/save/", sent)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "您写的在下面，没有丢" in page
    assert "第一段&lt;b&gt;" in page
    assert "没有</textarea>" in page


def test_a_password_is_never_shown_again(site: Site) -> None:
    answer = Client(enforce_csrf_checks=True).post("/work/sign-in/", {"username": "baiyang", "password": "s3cret-word"})
    assert answer.status_code == 403
    assert "s3cret-word" not in answer.content.decode()
    assert "刷新以后再交一次" in answer.content.decode()
