"""The main navigation by post, and the pages listed under 更多: the address name within `work:`, and its label."""

from __future__ import annotations

from dataclasses import dataclass

from mingbai.accounts.values import Acting
from mingbai.statute.disclosure.committees import makes_reports
from mingbai.statute.posts import WORKERS, PostKind

TODAY, ENTRIES, DOCUMENTS, CASES = ("today", "今日"), ("entries", "公开"), ("documents", "公文"), ("cases", "申请")
UNITS = ("units", "单位")
CATALOGUE, REPORTS, MORE_PAGES = ("catalogue", "目录"), ("reports", "年报"), ("more", "更多")
OFFICE = (TODAY, ENTRIES, DOCUMENTS, CASES, CATALOGUE, REPORTS, MORE_PAGES)
REVIEWING = (TODAY, ENTRIES, ("review-queue", "审查"), DOCUMENTS, CASES, CATALOGUE, REPORTS, MORE_PAGES)
BY_POST: dict[str, tuple[tuple[str, str], ...]] = {
    PostKind.SECTION_HEAD: REVIEWING,
    PostKind.SECRECY_REVIEWER: REVIEWING,
    PostKind.SIGNING_LEADER: REVIEWING,
    PostKind.COUNTY_OFFICER: (TODAY, UNITS, ENTRIES, DOCUMENTS, CASES, CATALOGUE, ("rules", "规则"), REPORTS, MORE_PAGES),
    PostKind.AUDITOR: (*OFFICE, ("audit", "审计")),
    PostKind.SYSTEM_ADMINISTRATOR: (
        TODAY,
        ("accounts", "账号"),
        ("channel-accounts", "渠道账号"),
        ("failures", "后台任务"),
    ),
}
EVERYBODY = (
    PostKind.CLERK,
    PostKind.SECTION_HEAD,
    PostKind.SECRECY_REVIEWER,
    PostKind.SIGNING_LEADER,
    PostKind.COUNTY_OFFICER,
    PostKind.AUDITOR,
)


@dataclass(frozen=True, slots=True)
class MorePage:
    """A page that the main navigation has no room for: its address name, its label, what it is for, and whose it is."""

    name: str
    label: str
    about: str
    posts: tuple[PostKind, ...]
    args: tuple[str, ...] = ()


MORE: dict[str, tuple[MorePage, ...]] = {
    "渠道": (
        MorePage("deliveries", "往别处发", "发到微信、微博、监管平台和公开栏，发了贴网址", WORKERS),
        MorePage("boards", "公开栏", "哪里有公开栏，挂着什么，今天贴什么、取什么", EVERYBODY),
        MorePage("gazettes", "政府公报", "把公开的公文编成一期", EVERYBODY),
        MorePage("removals", "要去撤下的", "网站上已经撤下，别的渠道上还在的", WORKERS),
        MorePage("screen", "大厅屏", "服务大厅的屏幕放什么", WORKERS),
        MorePage("channel-rules", "发到哪些渠道", "公开的信息默认发到哪里", WORKERS),
        MorePage("channel-hosts", "渠道的网址", "贴来的网址应当在哪个域名下", (PostKind.COUNTY_OFFICER,)),
        MorePage("media", "政务新媒体账号", "公众号、微博、抖音号，几天没有更新", EVERYBODY),
        MorePage("channel-accounts", "渠道的账号", "填了账号的单位，系统自动发", (PostKind.COUNTY_OFFICER,)),
        MorePage("imports", "补录以前公开的", "用表格一次补录多条", WORKERS),
    ),
    "群众": (
        MorePage("rota", "到岗情况", "来办事的人今天找得到谁，一周填一次", EVERYBODY),
        MorePage("open-days", "政府开放日", "公告、报名、现场问答、情况公开", EVERYBODY),
        MorePage("messages", "来信", "网上的咨询建言、纠错、投诉举报，还没有办完的排在前面", EVERYBODY),
        MorePage("box", "意见箱", "门口的意见箱哪天开的、谁开的、写的什么、怎么办的", EVERYBODY),
        MorePage("outreach", "上街宣传", "宣传折页，集日发了多少份、听到什么", EVERYBODY),
        MorePage("opinions", "政务舆情", "核实、回应、整改，时限按小时算", EVERYBODY),
    ),
    "管理": (
        MorePage("management", "公开工作的管理", "领导小组、会议、培训、制度", EVERYBODY),
        MorePage("burden", "减负意见", "哪里重复填了、没有必要填，县里怎么答复", EVERYBODY),
        MorePage("accountability", "责任追究", "催办了没有办的，一步一步怎么追", (PostKind.COUNTY_OFFICER,)),
        MorePage("chains", "全过程公开", "一个项目从头到尾该公开的", EVERYBODY),
        MorePage("assessments", "年终考核", "办法先定，分数从记录里算，可以提异议", EVERYBODY),
        MorePage("inspections", "村务公开督查", "每季度到各村的公开栏看一遍，缺的整改", EVERYBODY),
        MorePage("register", "开放日、会议、培训、督查", "已经办过的，年报从这里数", EVERYBODY, ("activities",)),
        MorePage("register", "政府集中采购", "已经成交的，年报从这里数", EVERYBODY, ("procurement",)),
        MorePage("register", "业务系统里的数", "行政许可、处罚等别处的数", EVERYBODY, ("declared",)),
        MorePage("calendar", "放假安排", "工作日照哪些通知算", EVERYBODY),
    ),
    "学习": (MorePage("learning", "第一周和工作手册", "新来的从这里开始；不计时，不打分", EVERYBODY),),
}


def navigation(acting: Acting | None) -> tuple[tuple[str, str], ...]:
    """Return the entries of the page header; none before sign-in."""
    if acting is None:
        return ()
    found = BY_POST.get(acting.kind, OFFICE)
    # A committee of a village or community takes no applications and makes no annual report.
    return found if makes_reports(acting.organ_level) else tuple(one for one in found if one not in (CASES, REPORTS))


def more_pages(acting: Acting) -> dict[str, tuple[MorePage, ...]]:
    """Return the pages of this person's post by group, without empty groups."""
    mine = {group: tuple(one for one in pages if acting.kind in one.posts) for group, pages in MORE.items()}
    return {group: pages for group, pages in mine.items() if pages}
