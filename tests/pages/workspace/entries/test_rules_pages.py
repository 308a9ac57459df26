"""The county office's settings: reviews, index numbers, words; each form shows its errors at the field."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from mingbai.accounts.values import Acting
from mingbai.entries.models import Word
from mingbai.entries.queries import rules
from mingbai.organs.models import Organ
from mingbai.statute.disclosure.review import REVIEWS, Stage
from support import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(officer: Acting, baiyang: Organ) -> Client:
    return sign_in(Client(), officer)


def send(office: Client, name: str, **form: object) -> tuple[int, str]:
    answer = office.post(reverse("work:rules"), {"form": name, "organ": "baiyang", **form}, follow=True)
    return (answer.redirect_chain[0][1] if answer.redirect_chain else answer.status_code), answer.content.decode()


def test_reviews_are_shortened_with_a_reason(office: Client, baiyang: Organ) -> None:
    status, page = send(office, "reviews", stages=["secrecy_review", "final_review"], reason="科室只有三个人。", field="")
    assert status == 302
    assert rules.chain(baiyang.pk, "") == (Stage.SECRECY, Stage.FINAL)
    assert "现在是：保密审查、终审" in page
    assert "科室只有三个人。" in page


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"stages": ["first_review", "final_review"], "reason": "科室只有三个人。"}, "保密审查不能省"),
        ({"stages": ["secrecy_review"], "reason": "科室只有三个人。"}, "至少要有两道审查"),
        ({"stages": [], "reason": "科室只有三个人。"}, "至少选两道"),
        ({"stages": ["secrecy_review", "final_review"], "reason": ""}, "写明为什么这样定"),
    ],
)
def test_a_chain_that_the_law_does_not_allow_is_refused(
    office: Client, baiyang: Organ, form: dict[str, object], words: str
) -> None:
    status, page = send(office, "reviews", **form)
    assert status == 422
    assert words in page
    assert rules.chain(baiyang.pk, "") == REVIEWS


def test_the_template_of_index_numbers(office: Client, baiyang: Organ) -> None:
    status, page = send(office, "template", template="{organ}-{n}")
    assert status == 422
    assert page.count("样式里要有年份") == 2
    assert 'value="{organ}-{n}"' in page
    status, _ = send(office, "template", template="白政公{year}-{n:04d}")
    assert status == 302
    assert rules.template(baiyang.pk) == "白政公{year}-{n:04d}"


def test_words_come_and_go(office: Client) -> None:
    status, page = send(office, "word", kind="wrong", word="帐户", right="")
    assert (status, page.count("错词要写正确的写法")) == (422, 2)
    status, page = send(office, "word", kind="wrong", word="帐户", right="账户")
    assert status == 302
    assert "帐户" in page
    row = Word.objects.get()
    address = reverse("work:rules-word-remove", args=[row.pk])
    assert office.post(address).status_code == 302
    assert office.post(address).status_code == 302
    assert not Word.objects.exists()


def test_an_unknown_form_changes_nothing(office: Client) -> None:
    assert send(office, "nonsense")[0] == 200
    assert office.get(f"{reverse('work:rules')}?organ=nowhere").status_code == 404
