"""The demonstration's organs and accounts: posts only, no personal names."""

from __future__ import annotations

from datetime import date, datetime

from mingbai.accounts import actions as accounts
from mingbai.accounts.actions.people import Appointment
from mingbai.accounts.models import Post
from mingbai.accounts.values import Acting, acting
from mingbai.core.audit import Actor
from mingbai.organs.actions import Contact, Establishment, establish
from mingbai.statute.posts import PostKind

PASSWORD = "mingbai-demo-2020"  # noqa: S105 - printed for everybody by `make run`
SINCE = date(2020, 1, 1)
ROOT = "pengyang"
DEPARTMENTS = (
    ("xianzhengfuban", "县政府办公室"),
    ("fagai", "发展和改革局"),
    ("jiaoti", "教育体育局"),
    ("caizheng", "财政局"),
    ("minzheng", "民政局"),
    ("ziran", "自然资源局"),
    ("nongye", "农业农村局"),
    ("renshe", "人力资源和社会保障局"),
    ("weijian", "卫生健康局"),
    ("shuiwu", "水务局"),
    ("jiaotong", "交通运输局"),
)
TOWNSHIPS = (
    ("baiyang", "白阳镇"),
    ("wangwa", "王洼镇"),
    ("gucheng", "古城镇"),
    ("honghe", "红河镇"),
    ("xinji", "新集乡"),
    ("chengyang", "城阳乡"),
    ("fengzhuang", "冯庄乡"),
    ("xiaocha", "小岔乡"),
    ("mengyuan", "孟塬乡"),
    ("luowa", "罗洼乡"),
    ("jiaocha", "交岔乡"),
    ("caomiao", "草庙乡"),
)
VILLAGES = (("yangping", "阳坪村"), ("liuwan", "柳湾村"), ("shigou", "石沟村"), ("donggou", "东沟村"))
WANGWA_VILLAGES = (("lizhai", "李寨村"), ("yaowan", "尧湾村"), ("beiwa", "北洼村"))
HOURS = "工作日 8:30—12:00，14:30—18:00"
BAIYANG = Contact(
    office="白阳镇综合办公室",
    address="彭阳县白阳镇兴彭大街533号三楼",
    postcode="756500",
    telephone="0954-7012783",
    hours=HOURS,
)
WANGWA = Contact(
    office="王洼镇综合办公室", address="彭阳县王洼镇（演示地址）", postcode="756500", telephone="0954-0000000", hours=HOURS
)
CONTACTS = {"baiyang": BAIYANG, "wangwa": WANGWA}
# username, label, organ, kind, section
POSTS = (
    ("county", "县政务公开主管", ROOT, PostKind.COUNTY_OFFICER, "政府办公室"),
    ("county-clerk", "县政府办公室经办", ROOT, PostKind.CLERK, "政府办公室"),
    ("county-head", "县政府办公室负责人", ROOT, PostKind.SECTION_HEAD, "政府办公室"),
    ("county-secrecy", "县政府保密审查员", ROOT, PostKind.SECRECY_REVIEWER, ""),
    ("county-leader", "县政府签发领导", ROOT, PostKind.SIGNING_LEADER, ""),
    ("auditor", "审计员", ROOT, PostKind.AUDITOR, ""),
    ("admin", "系统管理员", ROOT, PostKind.SYSTEM_ADMINISTRATOR, ""),
    ("baiyang", "白阳镇经办", "baiyang", PostKind.CLERK, "党政办公室"),
    ("baiyang-head", "白阳镇党政办负责人", "baiyang", PostKind.SECTION_HEAD, "党政办公室"),
    ("baiyang-secrecy", "白阳镇保密审查员", "baiyang", PostKind.SECRECY_REVIEWER, ""),
    ("baiyang-leader", "白阳镇签发领导", "baiyang", PostKind.SIGNING_LEADER, ""),
    ("wangwa", "王洼镇经办", "wangwa", PostKind.CLERK, "党政办公室"),
    ("wangwa-head", "王洼镇党政办负责人", "wangwa", PostKind.SECTION_HEAD, "党政办公室"),
    ("wangwa-secrecy", "王洼镇保密审查员", "wangwa", PostKind.SECRECY_REVIEWER, ""),
    ("wangwa-leader", "王洼镇签发领导", "wangwa", PostKind.SIGNING_LEADER, ""),
    ("ziran", "自然资源局经办", "ziran", PostKind.CLERK, "办公室"),
    ("ziran-head", "自然资源局办公室负责人", "ziran", PostKind.SECTION_HEAD, "办公室"),
    ("ziran-secrecy", "自然资源局保密审查员", "ziran", PostKind.SECRECY_REVIEWER, ""),
    ("ziran-leader", "自然资源局签发领导", "ziran", PostKind.SIGNING_LEADER, ""),
    ("minzheng", "民政局经办", "minzheng", PostKind.CLERK, "办公室"),
    ("minzheng-head", "民政局办公室负责人", "minzheng", PostKind.SECTION_HEAD, "办公室"),
    ("minzheng-secrecy", "民政局保密审查员", "minzheng", PostKind.SECRECY_REVIEWER, ""),
    ("minzheng-leader", "民政局签发领导", "minzheng", PostKind.SIGNING_LEADER, ""),
    ("gucheng", "古城镇经办", "gucheng", PostKind.CLERK, "党政办公室"),
    ("gucheng-secrecy", "古城镇保密审查员", "gucheng", PostKind.SECRECY_REVIEWER, ""),
    ("gucheng-leader", "古城镇签发领导", "gucheng", PostKind.SIGNING_LEADER, ""),
)


def organs(by: Actor, at: datetime) -> None:
    """Establish the county government, its departments, its twelve townships and villages of the two townships that can work.

    The others lack posts and villages, as a county at its first start does.
    """
    office = Contact(office="彭阳县人民政府办公室", address="彭阳县城（演示地址）", postcode="756500", hours=HOURS)
    root = Establishment(code=ROOT, name="彭阳县人民政府", short_name="彭阳县", level="county", contact=office)
    establish(organ=root, by=by, at=at)
    for order, (code, short) in enumerate(DEPARTMENTS, 1):
        name = "彭阳县人民政府办公室" if code == "xianzhengfuban" else f"彭阳县{short}"
        establish(organ=Establishment(code, name, short, "department", parent=ROOT, order=order), by=by, at=at)
    for order, (code, short) in enumerate(TOWNSHIPS, 101):
        contact = CONTACTS.get(code) or Contact(office=f"{short}综合办公室", postcode="756500", hours=HOURS)
        name = f"彭阳县{short}人民政府"
        establish(organ=Establishment(code, name, short, "township", parent=ROOT, order=order, contact=contact), by=by, at=at)
    for parent, town, villages in (("baiyang", "白阳镇", VILLAGES), ("wangwa", "王洼镇", WANGWA_VILLAGES)):
        for order, (code, short) in enumerate(villages, 1):
            name = f"{town}{short}村民委员会"
            establish(organ=Establishment(f"{parent}-{code}", name, short, "village", parent=parent, order=order), by=by, at=at)


def people(by: Actor, at: datetime) -> dict[str, Acting]:
    """Install one account per post and return them by username; all share one password that need not be changed."""
    appointments = tuple(Appointment(name, label, organ, kind, SINCE, section) for name, label, organ, kind, section in POSTS)
    passwords = {one.username: PASSWORD for one in appointments}
    accounts.install(appointments=appointments, passwords=passwords, must_change=False, by=by, at=at)
    return posts()


def posts() -> dict[str, Acting]:
    """Return who works in the demonstration, by username."""
    rows = Post.objects.select_related("organ", "person").order_by("id")
    return {row.person.username: acting(row) for row in rows}
