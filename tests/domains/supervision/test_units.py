"""The set-up of units: villages, contacts, names and ends; who may, and what is refused because it becomes public."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from domains.entries.made import CONTENT, drafted, submitted
from mingbai.accounts import actions as accounts
from mingbai.accounts.actions import Appointment
from mingbai.accounts.models import Person, Post
from mingbai.accounts.queries import holders
from mingbai.accounts.values import Acting
from mingbai.catalogue import actions as catalogue
from mingbai.catalogue.models import Chain, Duty
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.core.models import AuditEntry
from mingbai.entries import actions as entries
from mingbai.entries.models import Draft, Entry, ReviewRule
from mingbai.organs import queries as organs
from mingbai.organs.actions import Contact, Establishment
from mingbai.organs.models import Organ
from mingbai.supervision import actions
from support import NOW, TODAY, Team, appointed

pytestmark = pytest.mark.django_db
VILLAGE = Establishment(code="", name="白阳镇周沟村村民委员会", short_name="周沟村", level="village", parent="baiyang")
WATER = Establishment(code="shuiwu", name="彭阳县水务局", short_name="水务局", level="department", parent="pengyang")
RESIDENT = "642226198503121237"


def events() -> list[str]:
    return list(AuditEntry.objects.order_by("id").values_list("event", flat=True))


def test_a_township_adds_a_village_and_names_nothing_by_code(clerk: Acting) -> None:
    code = actions.add_unit(unit=VILLAGE, by=clerk, at=NOW)
    assert (code, organs.organ(code).parent_code) == ("baiyang-v1", "baiyang")
    second = actions.add_unit(unit=replace(VILLAGE, name="白阳镇阳坪村村民委员会", short_name="阳坪村"), by=clerk, at=NOW)
    assert [row.code for row in organs.children(clerk.organ_id)] == [code, second]
    assert events() == ["organ.established", "organ.established"]


def test_only_the_county_office_adds_departments(
    county: Organ, clerk: Acting, officer: Acting, auditor: Acting, stranger: Acting
) -> None:
    of_county = appointed(county, "clerk", "county-clerk")
    for who, failure in ((clerk, NotVisible), (auditor, Refused), (of_county, Refused)):
        with pytest.raises(failure):
            actions.add_unit(unit=WATER, by=who, at=NOW)
    with pytest.raises(NotVisible):
        actions.add_unit(unit=VILLAGE, by=stranger, at=NOW)
    actions.add_unit(unit=WATER, by=officer, at=NOW)
    assert organs.organ("shuiwu").name == "彭阳县水务局"


@pytest.mark.parametrize(
    ("contact", "field"),
    [
        (Contact(telephone="13909541234"), "telephone"),
        (Contact(office=f"王某 {RESIDENT}"), "office"),
        (Contact(hours="值班手机 139 0954 1234"), "hours"),
        (Contact(email="zhangsan@qq.com"), "email"),
    ],
)
def test_personal_data_in_a_contact_is_refused_with_words(clerk: Acting, contact: Contact, field: str) -> None:
    with pytest.raises(Refused, match="不能公开") as failure:
        actions.set_contact(organ_code="baiyang", contact=contact, by=clerk, at=NOW)
    assert failure.value.field == field
    assert AuditEntry.objects.count() == 0


def test_an_office_telephone_is_fine_and_the_trail_says_what_changed(clerk: Acting, officer: Acting, leader: Acting) -> None:
    contact = Contact(office="党政办公室", address="白阳镇兴彭大街533号三楼", telephone="0954-7012783")
    actions.set_contact(organ_code="baiyang", contact=contact, by=clerk, at=NOW)
    assert organs.organ("baiyang").telephone == "0954-7012783"
    actions.set_contact(organ_code="baiyang", contact=contact, by=officer, at=NOW)
    assert events() == ["organ.contact_changed"], "the same contact again changes nothing"
    with pytest.raises(Refused):
        actions.set_contact(organ_code="baiyang", contact=contact, by=leader, at=NOW)


def test_a_resident_number_in_a_name_or_note_is_refused(officer: Acting, baiyang: Organ) -> None:
    with pytest.raises(Refused, match="不能公开"):
        actions.add_unit(unit=replace(VILLAGE, name=f"周沟村{RESIDENT}"), by=officer, at=NOW)
    with pytest.raises(Refused, match="不能公开"):
        actions.close_unit(organ_code="baiyang", note=f"有事找{RESIDENT}。", by=officer, at=NOW)


def test_another_name_keeps_the_old_one(officer: Acting, baiyang: Organ, clerk: Acting) -> None:
    told = {"organ_code": "baiyang", "name": "彭阳县白阳镇人民政府", "short_name": "白阳镇", "reason": "全称改写规范。"}
    with pytest.raises(Refused):
        actions.rename_unit(**told, by=clerk, at=NOW)
    actions.rename_unit(**told, by=officer, at=NOW)
    assert organs.organ("baiyang").name == "彭阳县白阳镇人民政府"
    assert [(row.name, row.until_on) for row in organs.former_names(baiyang.pk)] == [("白阳镇人民政府", TODAY)]


def test_closing_a_unit_ends_its_work_and_keeps_what_it_published(team: Team, officer: Acting, baiyang: Organ) -> None:
    clerk = team[0]
    chain = catalogue.open_chain(organ_code="baiyang", template="subsidy", title="耕地补贴", opened_on=TODAY, by=clerk, at=NOW)
    draft, waiting = drafted(clerk), submitted(clerk, replace(CONTENT, title="白阳镇2020年第三季度财务公开"))
    accounts.end_post(post_id=team[1].post_id, until_on=date(2021, 3, 31), by=officer, at=NOW)
    ended = actions.close_unit(organ_code="baiyang", note="并入王洼镇，有关信息到王洼镇栏目查询。", by=officer, at=NOW)
    assert (ended.drafts, ended.chains, ended.posts) == (2, 1, 4)
    assert ended.duties > 0
    assert set(Duty.objects.values_list("state", flat=True)) == {"dropped"}
    assert Chain.objects.get(pk=chain).closed_on == TODAY
    assert set(Entry.objects.filter(pk__in=[draft, waiting]).values_list("stage", flat=True)) == {"discarded"}
    assert not Draft.objects.exists()
    assert set(Post.objects.filter(organ=baiyang).values_list("until_on", flat=True)) == {TODAY}
    assert not organs.organ("baiyang").is_open
    assert [row.code for row in organs.supervised(officer.organ_id)] == []
    with pytest.raises(Refused):
        actions.close_unit(organ_code="baiyang", note="再撤一次看看。", by=officer, at=NOW)


def test_a_township_with_villages_closes_after_them(clerk: Acting, officer: Acting) -> None:
    code = actions.add_unit(unit=VILLAGE, by=clerk, at=NOW)
    with pytest.raises(Invalid, match="周沟村"):
        actions.close_unit(organ_code="baiyang", note="并入王洼镇，查询请到王洼镇。", by=officer, at=NOW)
    actions.close_unit(organ_code=code, note="并入阳坪村。", by=clerk, at=NOW)
    actions.close_unit(organ_code="baiyang", note="并入王洼镇，查询请到王洼镇。", by=officer, at=NOW)


def test_the_county_office_fills_posts_of_the_work_and_no_others(
    officer: Acting, sysadmin: Acting, clerk: Acting, baiyang: Organ
) -> None:
    head = Appointment("baiyang-head", "白阳镇党政办负责人", "baiyang", "section_head", TODAY)
    made = accounts.appoint(appointment=head, by=officer, at=NOW)
    assert [one.kind for one in holders([baiyang.pk], TODAY)[baiyang.pk]] == ["clerk"]
    accounts.confirm_post(post_id=Post.objects.get(person_id=made.person_id).pk, by=sysadmin, at=NOW)
    assert [one.kind for one in holders([baiyang.pk], TODAY)[baiyang.pk]] == ["clerk", "section_head"]
    assert Person.objects.get(pk=made.person_id).must_change_password
    for kind in ("system_administrator", "auditor"):
        with pytest.raises(NotVisible):
            accounts.appoint(appointment=replace(head, username="other", kind=kind), by=officer, at=NOW)
    with pytest.raises(NotVisible):
        accounts.appoint(appointment=replace(head, username="other"), by=clerk, at=NOW)
    with pytest.raises(Refused, match="自己"):
        accounts.add_post(person_id=officer.person_id, appointment=head, by=officer, at=NOW)
    accounts.end_post(post_id=clerk.post_id, until_on=TODAY, by=officer, at=NOW)
    with pytest.raises(NotVisible):
        accounts.end_post(post_id=officer.post_id, until_on=TODAY, by=officer, at=NOW)


def test_accounts_come_by_the_list_or_not_at_all(sysadmin: Acting, baiyang: Organ, wangwa: Organ) -> None:
    rows = [
        Appointment("wangwa-2", "王洼镇经办", "wangwa", "clerk", TODAY),
        Appointment("王洼", "王洼镇审查", "wangwa", "secrecy_reviewer", TODAY),
        Appointment("wangwa-4", "王洼镇领导", "nowhere", "signing_leader", TODAY),
    ]
    with pytest.raises(Invalid) as failure:
        accounts.appoint_many(appointments=rows, by=sysadmin, at=NOW)
    assert [line[:3] for line in str(failure.value).split("\n")] == ["第2行", "第3行"]
    assert not Person.objects.filter(username="wangwa-2").exists()
    made = accounts.appoint_many(appointments=rows[:1], by=sysadmin, at=NOW)
    assert len({one.password for one in made}) == 1


def test_the_draft_of_somebody_who_left_is_taken_over(
    clerk: Acting, section_head: Acting, leader: Acting, baiyang: Organ
) -> None:
    entry = drafted(clerk)
    Post.objects.filter(pk=clerk.post_id).update(until_on=date(2021, 1, 18))
    new = appointed(baiyang, "clerk", "baiyang-new")
    with pytest.raises(Refused):
        entries.take_over(entry_id=entry, by=leader, at=NOW)
    entries.take_over(entry_id=entry, by=new, at=NOW)
    entries.take_over(entry_id=entry, by=new, at=NOW)
    assert Entry.objects.get(pk=entry).drafted_by == new.person_id
    assert events().count("entry.taken_over") == 1


def test_one_rule_of_reviews_goes_to_many_units_or_to_none(officer: Acting, baiyang: Organ, wangwa: Organ) -> None:
    told = {
        "field": "",
        "stages": ["secrecy_review", "final_review"],
        "reason": "人手少，初审由终审人办。",
        "by": officer,
        "at": NOW,
    }
    with pytest.raises(NotVisible):
        entries.set_reviews(organ_codes=["baiyang", "nowhere"], **told)
    assert not ReviewRule.objects.exists()
    entries.set_reviews(organ_codes=["baiyang", "wangwa"], **told)
    assert sorted(ReviewRule.objects.values_list("organ__code", flat=True)) == ["baiyang", "wangwa"]


def test_a_closed_unit_stays_readable_with_its_note(client: Client, officer: Acting, baiyang: Organ) -> None:
    renamed = {"name": "彭阳县白阳镇人民政府", "short_name": "白阳镇", "reason": "全称改写规范。"}
    actions.rename_unit(organ_code="baiyang", **renamed, by=officer, at=NOW)
    actions.close_unit(organ_code="baiyang", note="并入王洼镇，查询请到王洼镇。", by=officer, at=NOW)
    shown = client.get("/baiyang/").content.decode()
    assert "已于2021年1月19日撤销" in shown
    assert "并入王洼镇，查询请到王洼镇。" in shown
    assert "原名：白阳镇人民政府（用到2021年1月19日）" in shown
    assert "（已撤销）" in client.get("/organs/").content.decode()
