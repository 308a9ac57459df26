"""The organ tree: who is under whom, what a code may be, what the database refuses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from mingbai.core import public
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.models import AuditEntry
from mingbai.organs import actions, queries
from mingbai.organs.actions import Contact, Establishment
from mingbai.organs.models import Organ
from support import NOW, SYSTEM

pytestmark = pytest.mark.django_db
CHENGYANG = Establishment(
    code="chengyang",
    name="城阳乡人民政府",
    short_name="城阳乡",
    level="township",
    parent="pengyang",
    contact=Contact(telephone="0954"),
)


def test_an_established_township_is_under_its_county(county: Organ) -> None:
    before = public.generation()
    actions.establish(organ=CHENGYANG, by=SYSTEM, at=NOW)
    row = queries.organ("chengyang")
    assert (row.parent_code, row.telephone, row.level) == ("pengyang", "0954", "township")
    assert public.generation() == before + 1
    assert AuditEntry.objects.get().subject == "organ:chengyang"


@pytest.mark.parametrize("code", ["work", "organs", "Baiyang", "a b", "", "-a", "a--b", "白阳", "x" * 65])
def test_a_code_that_cannot_be_an_address_is_refused(county: Organ, code: str) -> None:
    with pytest.raises(Invalid) as failure:
        actions.establish(organ=replace(CHENGYANG, code=code), by=SYSTEM, at=NOW)
    assert failure.value.field == "code"
    assert AuditEntry.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"code": "baiyang"}, "code"),
        ({"name": "白阳镇人民政府"}, "name"),
        ({"name": " "}, "name"),
        ({"level": "planet"}, "level"),
        ({"parent": "nowhere"}, "parent"),
        ({"parent": ""}, "parent"),
        ({"parent": "baiyang"}, "parent"),
        ({"level": "county"}, "parent"),
        ({"level": "village"}, "parent"),
        ({"credit_code": "123"}, "credit_code"),
    ],
)
def test_errors_are_shown_at_their_fields(baiyang: Organ, changes: dict[str, str], field: str) -> None:
    with pytest.raises(Invalid) as failure:
        actions.establish(organ=replace(CHENGYANG, **changes), by=SYSTEM, at=NOW)
    assert failure.value.field == field


def test_the_tree_lists_each_organ_before_those_under_it(baiyang: Organ, wangwa: Organ) -> None:
    actions.establish(
        organ=Establishment(code="zhongzhuang", name="中庄村民委员会", short_name="中庄村", level="village", parent="baiyang"),
        by=SYSTEM,
        at=NOW,
    )
    assert [row.code for row in queries.tree()] == ["pengyang", "baiyang", "zhongzhuang", "wangwa"]
    village = queries.organ("zhongzhuang")
    assert queries.ancestors(village.id) == (baiyang.pk, queries.organ("pengyang").id)
    assert [row.code for row in queries.supervised(baiyang.pk)] == ["zhongzhuang"]
    assert [row.code for row in queries.children(queries.organ("pengyang").id)] == ["baiyang", "wangwa"]


def test_an_unknown_organ_is_not_visible(county: Organ) -> None:
    with pytest.raises(NotVisible):
        queries.organ("nowhere")


def test_the_database_knows_only_one_kind_of_root(baiyang: Organ) -> None:
    for changes in ({"level": "county"}, {"parent": None}, {"level": "planet"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Organ.objects.filter(pk=baiyang.pk).update(**changes)


def test_a_name_that_is_taken_is_refused_with_what_to_do(county: Organ, baiyang: Organ) -> None:
    actions.establish(organ=CHENGYANG, by=SYSTEM, at=NOW)
    with pytest.raises(Invalid, match="写它的全称"):
        actions.establish(organ=replace(CHENGYANG, code="chengyang-2"), by=SYSTEM, at=NOW)
    with pytest.raises(Invalid, match="换一个名称"):
        actions.rename(organ_code="baiyang", name=CHENGYANG.name, short_name="城阳", reason="改名。", by=SYSTEM, at=NOW)
