"""Whole-process chains: opened once, steps left out with a reason, what is missing, and the county's coverage."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test.utils import CaptureQueriesContext

from mingbai.accounts.values import Acting
from mingbai.catalogue import actions, queries
from mingbai.catalogue.models import Chain, ChainExemption
from mingbai.catalogue.values.chains import step, step_words, template, templates
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.core.models import AuditEntry
from mingbai.organs.models import Organ
from mingbai.statute.citation import Confidence
from mingbai.statute.disclosure.chains import NOTICES, ChainStage, EntryBrief, Progress
from support import NOW, TODAY

pytestmark = pytest.mark.django_db
OPENED = date(2021, 1, 4)  # a Monday


def opened(by: Acting, title: str = "2021年耕地地力保护补贴", **more: str) -> int:
    return actions.open_chain(organ_code=by.organ_code, template="subsidy", title=title, opened_on=OPENED, by=by, at=NOW, **more)


def entry(number: int, *missing: str) -> EntryBrief:
    return EntryBrief(number, f"第{number}条", TODAY, missing)


def test_the_standard_chains_are_whole() -> None:
    expected = ["subsidy", "social_aid", "major_project", "land", "procurement", "tender", "village_affairs"]
    assert list(templates()) == expected
    for one in templates().values():
        assert {found.stage for found in one.steps} == set(ChainStage), one.key
        assert len({found.key for found in one.steps}) == len(one.steps)
        assert all(found.elements and found.basis and found.subject for found in one.steps)
        assert any("township" in found.whose for found in one.steps)
        for found in one.steps:
            assert step_words(found), "every limit in the file is readable"
            assert not found.see or found.see in expected


def test_the_notices_of_an_expropriation_stand_in_their_order() -> None:
    numbers = [one.notice for one in template("land").steps if one.notice]
    assert numbers == list(NOTICES)
    assert step("land", "first-notice").limit == "period:10wd"
    assert step("land", "compensation-notice").limit == "period:30d"
    assert step_words(step("land", "final-notice")) == "收到批准文件之日起15个工作日内"


def test_lists_of_people_stay_in_their_village() -> None:
    for key in ("review", "ending", "decision", "temporary"):
        assert step("social_aid", key).range == "village"
    assert step("subsidy", "village-list").range == "village"
    assert step("subsidy", "village-list").limit_confidence is Confidence.PRACTICE


def test_opening_twice_opens_once(clerk: Acting) -> None:
    key = opened(clerk)
    assert opened(clerk) == key
    assert Chain.objects.count() == 1
    assert AuditEntry.objects.filter(event="chain.opened", subject=f"chain:{key}").count() == 1


def test_a_project_code_belongs_to_one_chain(clerk: Acting, stranger: Acting) -> None:
    key = opened(clerk, project_code="2101-640425-04-01-000001")
    assert opened(clerk, project_code="2101-640425-04-01-000001") == key
    with pytest.raises(Invalid, match="已经用在"):
        opened(clerk, "另一件事情", project_code="2101-640425-04-01-000001")
    assert opened(stranger, project_code="2101-640425-04-01-000001") != key
    told = {"organ_code": "baiyang", "title": "征收东沟村土地", "opened_on": TODAY, "by": clerk, "at": NOW}
    assert actions.open_chain(template="land", project_code="2101-640425-04-01-000001", **told) != key, "a second run of it"
    with pytest.raises(IntegrityError), transaction.atomic():
        Chain.objects.create(
            organ_id=clerk.organ_id,
            template="land",
            title="绕过",
            project_code="2101-640425-04-01-000001",
            opened_on=OPENED,
            created_at=NOW,
        )
    for title in ("没有代码的一", "没有代码的二"):
        opened(clerk, title)


def test_it_does_not_begin_tomorrow(clerk: Acting) -> None:
    with pytest.raises(Invalid) as failure:
        actions.open_chain(
            organ_code="baiyang", template="subsidy", title="明天的补贴", opened_on=TODAY + timedelta(1), by=clerk, at=NOW
        )
    assert failure.value.field == "opened_on"
    with pytest.raises(NotVisible):
        actions.open_chain(organ_code="baiyang", template="nothing", title="没有的模板", opened_on=TODAY, by=clerk, at=NOW)


def test_only_its_own_organ_opens_it(leader: Acting, officer: Acting, stranger: Acting, baiyang: Organ) -> None:
    for who, failure in ((leader, Refused), (officer, Refused), (stranger, NotVisible)):
        with pytest.raises(failure):
            actions.open_chain(organ_code="baiyang", template="subsidy", title="别人的补贴", opened_on=TODAY, by=who, at=NOW)
    assert not Chain.objects.exists()


def test_the_guide_is_due_from_the_first_day(clerk: Acting) -> None:
    key = opened(clerk)
    duties = {one.step: one for one in queries.duties_of_chain(key, TODAY)}
    assert set(duties) == {"complaints", "guide"}
    assert duties["complaints"].judge_by == OPENED, "at once"
    # 20 working days after Monday 4 January 2021: Monday 1 February.
    assert duties["guide"].judge_by == date(2021, 2, 1)
    stages = queries.chain_timeline(queries.chain(key), {}, TODAY)
    views = {view.step.key: view for stage in stages for view in stage.steps}
    assert views["guide"].due_on == date(2021, 2, 1)
    assert not views["guide"].is_late
    assert views["complaints"].is_late


def test_what_is_missing_shrinks_with_what_is_published(clerk: Acting) -> None:
    row = queries.chain(opened(clerk))
    own = {one.key for one in template("subsidy").steps if "township" in one.whose}
    assert queries.chains_lacking([row], {}, TODAY)[row.id].count == len(own)
    published = {key: [entry(n)] for n, key in enumerate(own)}
    assert queries.chains_lacking([row], {row.id: published}, TODAY)[row.id].count == 0
    half = {**published, "guide": [entry(99, "咨询电话")]}
    assert queries.chains_lacking([row], {row.id: half}, TODAY)[row.id].count == 1


def test_a_step_left_out_says_why_and_comes_back(clerk: Acting) -> None:
    key = opened(clerk)
    with pytest.raises(Invalid):
        actions.exempt_step(chain_id=key, step="funds", reason="无", by=clerk, at=NOW)
    with pytest.raises(NotVisible):
        actions.exempt_step(chain_id=key, step="nothing", reason="没有这一步的", by=clerk, at=NOW)
    for _ in range(2):
        actions.exempt_step(chain_id=key, step="funds", reason="资金由县里直接发放", by=clerk, at=NOW)
    view = next(v for s in queries.chain_timeline(queries.chain(key), {}, TODAY) for v in s.steps if v.step.key == "funds")
    assert (view.progress, view.reason) == (Progress.EXEMPT, "资金由县里直接发放")
    assert AuditEntry.objects.filter(event="chain.step_exempted").count() == 1, "reporting the same twice records it once"
    with pytest.raises(IntegrityError), transaction.atomic():
        ChainExemption.objects.create(chain_id=key, step="result", reason="", exempted_on=TODAY)
    actions.restore_step(chain_id=key, step="funds", by=clerk, at=NOW)
    actions.restore_step(chain_id=key, step="funds", by=clerk, at=NOW)
    assert not ChainExemption.objects.exists()
    assert AuditEntry.objects.filter(event="chain.step_restored").count() == 1


def test_it_is_closed_between_its_first_day_and_today(clerk: Acting, stranger: Acting) -> None:
    key = opened(clerk)
    for on in (OPENED - timedelta(1), TODAY + timedelta(1)):
        with pytest.raises(Invalid):
            actions.close_chain(chain_id=key, closed_on=on, by=clerk, at=NOW)
    with pytest.raises(NotVisible):
        actions.close_chain(chain_id=key, closed_on=TODAY, by=stranger, at=NOW)
    for _ in range(2):
        actions.close_chain(chain_id=key, closed_on=TODAY, by=clerk, at=NOW)
    assert queries.chain(key).closed_on == TODAY
    assert AuditEntry.objects.filter(event="chain.closed").count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Chain.objects.filter(pk=key).update(closed_on=OPENED - timedelta(1))


def test_the_county_counts_chains(county: Organ, clerk: Acting, stranger: Acting) -> None:
    first, second = opened(clerk), opened(clerk, "2021年农机购置补贴")
    own = {one.key for one in template("subsidy").steps if "township" in one.whose}
    published = {second: {key: [entry(n)] for n, key in enumerate(own)}}
    assert set(queries.chain_keys(county.pk)) == {first, second}
    rows = {row.organ_code: row for row in queries.chain_coverage(county.pk, published, TODAY)}
    assert (rows["baiyang"].complete, rows["baiyang"].incomplete, rows["baiyang"].late_steps) == (1, 1, 1)
    assert rows["wangwa"].total == 0


def test_the_coverage_takes_as_many_queries_for_many_chains(county: Organ, clerk: Acting) -> None:
    from django.db import connection

    opened(clerk)
    with CaptureQueriesContext(connection) as few:
        queries.chain_coverage(county.pk, {}, TODAY)
    for number in range(12):
        opened(clerk, f"第{number}项补贴")
    with CaptureQueriesContext(connection) as many:
        queries.chain_coverage(county.pk, {}, TODAY)
    assert len(many) == len(few)


def test_chains_are_read_page_by_page(clerk: Acting) -> None:
    keys = [opened(clerk, f"第{number}项补贴") for number in range(5)]
    first = queries.chains_of(clerk.organ_id, limit=2)
    second = queries.chains_of(clerk.organ_id, before=first[-1].id, limit=2)
    assert [row.id for row in (*first, *second)] == keys[:0:-1]


def test_notices_out_of_order_are_named(clerk: Acting) -> None:
    key = actions.open_chain(organ_code="baiyang", template="land", title="周沟村道路征地", opened_on=OPENED, by=clerk, at=NOW)
    row = queries.chain(key)
    assert queries.chain_notices(row, {}) == ()
    found = queries.chain_notices(row, {"compensation-notice": [entry(1)]})
    assert [one.code for one in found] == ["notice.1.left_out"]
    # Thursday 14 January 2021 is the eighth working day after Monday the 4th: too early by two.
    early = {
        "first-notice": [EntryBrief(1, "预公告", OPENED)],
        "compensation-notice": [EntryBrief(2, "公告", date(2021, 1, 14))],
    }
    assert [one.code for one in queries.chain_notices(row, early)] == ["notice.4.early"]


@pytest.mark.django_db
def test_a_title_with_personal_data_opens_no_chain(clerk: Acting) -> None:
    with pytest.raises(Refused, match="不能公开"):
        opened(clerk, "王小明（13895012345）危房改造")
    assert not Chain.objects.exists()
