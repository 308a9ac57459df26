"""The public deadline calculator: dates in, the day of the answer out with its reasons; nothing is kept."""

from __future__ import annotations

import pytest
from django.test import Client

from mingbai.organs.models import Organ

pytestmark = pytest.mark.django_db


def asked(client: Client, status: int = 200, **given: str) -> str:
    response = client.get("/deadlines/", given)
    page = response.content.decode()
    assert response.status_code == status, page
    return page


@pytest.mark.parametrize(
    ("given", "said"),
    [
        # Tuesday 10 February 2026, before the long Spring Festival.
        ({"channel": "window", "submitted_on": "2026-02-10"}, "最迟2026年3月16日答复"),
        ({"channel": "web", "submitted_on": "2026-02-10"}, "双方还没有确认，收到日没有确定，期限还没有开始。"),
        ({"channel": "web", "submitted_on": "2026-02-09", "confirmed_on": "2026-02-10"}, "最迟2026年3月16日答复"),
        (
            {"channel": "window", "submitted_on": "2026-03-02", "replied_on": "2026-03-30"},
            "2026年3月30日答复，没有超过期限",
        ),
        ({"channel": "window", "submitted_on": "2026-03-02", "replied_on": "2026-03-31"}, "2026年3月31日答复，已经逾期"),
        (
            {
                "channel": "window",
                "submitted_on": "2026-03-02",
                "consulted_on": "2026-03-09",
                "reached_on": "2026-03-09",
                "answered_on": "2026-03-20",
                "extended_on": "2026-04-10",
                "extended_workdays": "20",
            },
            "最迟2026年5月13日答复",
        ),
        (
            {"channel": "window", "submitted_on": "2026-03-02", "fee_noticed_on": "2026-03-10"},
            "次日起20个工作日内（最迟2026年4月8日）缴纳",
        ),
        (
            {"channel": "window", "submitted_on": "2026-03-02", "fee_noticed_on": "2026-03-10", "fee_paid_on": "2026-03-17"},
            "最迟2026年4月15日答复",
        ),
    ],
)
def test_the_day_of_the_answer_is_worked_out(client: Client, county: Organ, given: dict[str, str], said: str) -> None:
    assert said in asked(client, **given)


def test_each_date_stands_with_its_article(client: Client, county: Organ) -> None:
    page = asked(client, channel="window", submitted_on="2026-02-10")
    assert "以提交之日2026年2月10日为收到申请之日，当日不计。" in page
    assert "条例第31条第一项" in page
    assert "条例第33条" in page


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"channel": "window", "submitted_on": "2019-05-14"}, "写2019年5月15日（条例修订后施行）到2100年的日子"),
        ({"channel": "window", "submitted_on": "next week"}, "哪天提出的写成年-月-日，例如 2020-11-06"),
        ({"channel": "carrier pigeon", "submitted_on": "2026-03-02"}, "选一种提出申请的方式"),
        ({"channel": "window", "submitted_on": "2100-03-02"}, "2100年的放假安排还没有公布，算不出这个日子。公布以后再来算。"),
        ({"channel": "window", "submitted_on": "2026-03-02", "answered_on": "2026-03-20"}, "第三方回复的，也写哪天征求意见"),
        (
            {"channel": "window", "submitted_on": "2026-03-02", "extended_on": "2026-03-31", "extended_workdays": "20"},
            "延长答复期限晚于答复期限2026年3月30日。",
        ),
        (
            {"channel": "window", "submitted_on": "2026-03-02", "extended_on": "2026-03-20", "extended_workdays": "21"},
            "写 1 到 20 的整数",
        ),
        ({"channel": "window", "submitted_on": "2026-03-02", "replied_on": "2026-03-01"}, "答复不能早于收到之日2026年3月2日。"),
    ],
)
def test_what_cannot_be_is_said_at_the_field(client: Client, county: Organ, given: dict[str, str], said: str) -> None:
    page = asked(client, 422, **given)
    assert page.count(said) == 2, "in the summary and at the field"
    assert "<title>错误：" in page


def test_an_empty_page_asks_and_the_guide_leads_to_it(client: Client, baiyang: Organ) -> None:
    page = asked(client)
    assert "写的内容不会保存" in page
    assert "还有" not in page
    assert 'href="/deadlines/"' in client.get("/baiyang/guide/").content.decode()
