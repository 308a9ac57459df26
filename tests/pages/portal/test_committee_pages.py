"""Villages and communities have their own affairs and nothing of an administrative organ."""

from __future__ import annotations

from datetime import date, datetime
from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client

from mingbai.accounts.values import Acting
from mingbai.cases.actions import register_application
from mingbai.catalogue.actions import add_lines_of_law, load_standard
from mingbai.core.errors import Refused
from mingbai.core.models import Site
from mingbai.organs import queries
from mingbai.organs.actions import Establishment, establish
from mingbai.organs.models import Organ
from mingbai.workspace.navigation import navigation
from support import CHINA, NOW, SYSTEM

pytestmark = pytest.mark.django_db
COMMITTEES = (("yangping", "阳坪村村民委员会", "阳坪村", "村务公开"), ("xingpeng", "兴彭社区居民委员会", "兴彭社区", "居务公开"))


@pytest.fixture(autouse=True)
def today(site: Site) -> None:
    Site.objects.update(demo_today=date(2026, 3, 2))


@pytest.fixture(autouse=True)
def committees(baiyang: Organ) -> None:
    for code, name, short, _ in COMMITTEES:
        establish(organ=Establishment(code, name, short, "village", parent="baiyang"), by=SYSTEM, at=NOW)


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(("code", "name", "short", "column"), COMMITTEES)
def test_a_committee_has_its_affairs_and_nothing_of_an_organ(
    client: Client, code: str, name: str, short: str, column: str
) -> None:
    said = page(client, f"/{code}/")
    assert f"<h1>{short}{column}</h1>" in said
    assert "不是行政机关" in said
    assert "公布的期限不少于15日" in said
    for word in ("政府信息公开指南", "政府信息公开制度", "政府信息公开年报", "按条例的项目看"):
        assert word not in said
    for part in ("guide", "rules", "reports", "reports/2025"):
        assert client.get(f"/{code}/{part}/").status_code == 404
    listed = page(client, "/organs/")
    assert f'href="/{code}/"' in listed
    assert f'href="/{code}/guide/"' not in listed


def test_a_community_shows_its_seven_items(client: Client) -> None:
    said = page(client, "/xingpeng/")
    assert "社区服务项目实施情况" in said
    assert "城市居民委员会组织法第34条" in said
    assert queries.organ("xingpeng").level == "community"


def test_the_lines_of_the_catalogue_for_it_are_listed(client: Client, officer: Acting) -> None:
    load_standard(by=officer, at=NOW)
    add_lines_of_law(by=officer, at=datetime(2026, 3, 2, 9, tzinfo=CHINA))
    village, community = page(client, "/yangping/"), page(client, "/xingpeng/")
    assert "财务收支情况" in village
    assert "各项收入；各项支出；债权债务；收益分配" in village
    assert "服务项目；实施情况" in community
    assert "财务收支情况" not in community


def test_a_committee_takes_no_application_and_its_people_see_no_reports(clerk: Acting) -> None:
    village = queries.organ("yangping")
    own = Acting(9, 9, "clerk", village.id, village.code, village.name, "village", village.parent_id, "村文书", "阳坪村")
    with pytest.raises(Refused, match="不受理政府信息公开申请"):
        register_application(
            organ_code="yangping", number="1", applicant_kind="natural", received_on=date(2026, 2, 2), by=own, at=NOW
        )
    assert ("reports", "年报") not in navigation(own)
    assert ("reports", "年报") in navigation(clerk)


@pytest.mark.both_engines
def test_communities_entered_as_villages_get_their_own_level() -> None:
    Organ.objects.update_or_create(code="xingpeng", defaults={"level": "village"})
    moved = import_module("mingbai.organs.migrations.0003_committees_by_name")
    moved.by_name(apps, None)
    levels = dict(Organ.objects.filter(code__in=["yangping", "xingpeng"]).values_list("code", "level"))
    assert levels == {"yangping": "village", "xingpeng": "community"}
    moved.all_villages(apps, None)
    assert queries.organ("xingpeng").level == "village"


def test_the_page_of_2021_prints_no_law_of_later_years(client: Client, officer: Acting) -> None:
    load_standard(by=officer, at=NOW)
    shown = page(client, "/yangping/")
    assert "《村民委员会组织法》（2025修正）第35条" in shown
    Site.objects.update(demo_today=date(2021, 1, 19))
    shown = page(client, "/yangping/")
    assert "《村民委员会组织法》第30条" in shown
    for later in ("第35条", "第36条", "2025修正", "（2026-", "（2025-"):
        assert later not in shown, shown[shown.find(later) - 200 :][:260]
