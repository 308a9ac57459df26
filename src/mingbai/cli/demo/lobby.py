"""The demonstration's 到岗情况 of 白阳镇: posts and rooms as a township has them, names made up."""

from __future__ import annotations

from datetime import date, datetime

from mingbai.accounts.values import Acting
from mingbai.core.words import CHINA
from mingbai.rota import actions
from mingbai.rota.values import Member
from mingbai.statute.disclosure.rota import Whereabouts, week_of

TELEPHONE = "0954-7012783"
PEOPLE = (
    Member("马某", "镇长", "三楼301", TELEPHONE, "镇政府全面工作", True),
    Member("杨某", "副镇长", "三楼303", TELEPHONE, "农业、水利、乡村建设", True),
    Member("虎某", "民政办主任", "一楼便民大厅3号窗口", TELEPHONE, "低保、临时救助、残疾证、高龄津贴"),
    Member("海某", "社保所干部", "一楼便民大厅5号窗口", TELEPHONE, "养老保险、医疗保险缴费和查询"),
    Member("韩某", "综合办公室干部", "三楼302", TELEPHONE, "政务公开、信息公开申请、来信来访"),
)
PRESENT, ON_CALL, VILLAGE = Whereabouts.PRESENT, Whereabouts.ON_CALL, Whereabouts.VILLAGE
TUESDAY, SATURDAY = 1, 5


def build(clerk: Acting) -> None:
    """Enter five people and their week of 18 January 2021."""
    at = datetime(2021, 1, 18, 8, 10, tzinfo=CHINA)
    keys = [actions.add_member(organ_code="baiyang", member=one, by=clerk, at=at) for one in PEOPLE]
    days = week_of(date(2021, 1, 18))
    marks = {(key, on): PRESENT.value for key in keys for on in days[:SATURDAY]}
    marks[keys[1], days[TUESDAY]] = VILLAGE.value
    marks |= {(keys[4], on): ON_CALL.value for on in days[SATURDAY:]}
    actions.set_days(organ_code="baiyang", marks=marks, by=clerk, at=at)
