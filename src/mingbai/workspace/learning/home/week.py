"""What somebody new in a post does in the first days, by post; each step is an ordinary page of the daily work."""

from __future__ import annotations

from dataclasses import dataclass

from mingbai.statute.posts import PostKind


@dataclass(frozen=True, slots=True)
class FirstStep:
    """One step: what to do, why, and the address name of the page where it is done."""

    what: str
    why: str
    name: str
    args: tuple[str, ...] = ()
    for_reports: bool = False
    """Whether only those do it whose organ takes applications and makes a report."""


@dataclass(frozen=True, slots=True)
class FirstDay:
    """One day with its steps."""

    title: str
    steps: tuple[FirstStep, ...]


WORKING: tuple[FirstDay, ...] = (
    FirstDay(
        "第一天：看清要做什么",
        (
            FirstStep("读一遍今日", "每一行写着做什么、为什么、到哪天，按钮就是下一步。", "today"),
            FirstStep("看本机关的目录", "标准目录里归您单位公开的，一项一行。", "catalogue"),
            FirstStep("看公开任务", "哪些快到期，哪些已经逾期。", "duties"),
        ),
    ),
    FirstDay(
        "第二天：写一条",
        (
            FirstStep("点开一件任务", "里面写着要素、例子、谁审查、以前为什么退回过。", "duties"),
            FirstStep("起草，先保存不送审", "系统边写边查：缺什么、哪里有个人信息。稿子别人看不到。", "entry-new"),
            FirstStep("读《什么不公开、什么遮掉》", "身份证号、电话、病情这些不能出去。", "handbook-chapter", ("closed",)),
        ),
    ),
    FirstDay(
        "第三天：走完审查",
        (
            FirstStep("读《一条信息怎样走到公开》", "三道审查，三个人，一个人不办两道。", "handbook-chapter", ("way",)),
            FirstStep("把稿子送审", "退回了也不要紧：改了再送，意见都留着。", "entries"),
            FirstStep("发到别的渠道", "微信、微博、监管平台、公开栏，发了贴网址。", "deliveries"),
        ),
    ),
    FirstDay(
        "第四天：有人来申请",
        (
            FirstStep(
                "读《有人来申请怎么办》",
                "几天以内，怎么答。",
                "handbook-chapter",
                ("applications",),
                for_reports=True,
            ),
            FirstStep("看申请的列表", "每件写着还剩几天、下一步做什么。", "cases", for_reports=True),
            FirstStep("看一个项目的全过程", "一件事从头到尾该公开的，少了哪一步一看就知道。", "chains"),
        ),
    ),
    FirstDay(
        "第五天：记账和年报",
        (
            FirstStep("看活动的台账", "开放日、会议、培训、督查，年报从这里数。", "register", ("activities",)),
            FirstStep("打开年报", "数字从记录里来，点数字看是哪些记录。", "reports", for_reports=True),
            FirstStep("补录以前公开的", "有旧表格的，一次传上来。", "imports"),
        ),
    ),
)
REVIEWING: tuple[FirstDay, ...] = (
    FirstDay(
        "第一天：看清审什么",
        (
            FirstStep("读《一条信息怎样走到公开》", "您这一道审什么，不审什么。", "handbook-chapter", ("way",)),
            FirstStep("读《什么不公开、什么遮掉》", "条例第14条到第16条，加上个人信息。", "handbook-chapter", ("closed",)),
            FirstStep("看等您审查的", "一页写着要紧的：改了什么、查出什么、依据。", "review-queue"),
        ),
    ),
    FirstDay(
        "第二天：审一件",
        (
            FirstStep("审一件，写一句意见", "退回的写明改哪里；经办人看得到。", "review-queue"),
            FirstStep("看本机关公开了什么", "群众看到的就是这些。", "entries"),
            FirstStep("看目录", "哪一项空着，哪一项过了期。", "catalogue"),
        ),
    ),
)
SUPERVISING: tuple[FirstDay, ...] = (
    FirstDay(
        "第一天：看全县",
        (
            FirstStep("看今日", "谁逾期、谁空白、哪份年报不对。", "today"),
            FirstStep("看全过程公开", "项目的各个环节公开到哪一步。", "chain-coverage"),
            FirstStep("看逾期的任务", "按日子排，每行打得开。", "duties-late"),
        ),
    ),
    FirstDay(
        "第二天：看规矩",
        (
            FirstStep("看全县的目录", "每一项谁公开、几天、依据。", "catalogue-county"),
            FirstStep("看放假安排", "明年的通知没有录，期限就算不准。", "calendar"),
            FirstStep("翻一遍手册", "经办人读的就是这些。", "handbook-chapter", ("work",)),
        ),
    ),
)


def first_days(post: str, *, makes_reports: bool) -> tuple[FirstDay, ...]:
    """Return the first days of this post; a committee's without applications and reports."""
    if post in (PostKind.COUNTY_OFFICER, PostKind.AUDITOR):
        return SUPERVISING
    days = WORKING if post == PostKind.CLERK else REVIEWING
    return tuple(FirstDay(day.title, tuple(one for one in day.steps if makes_reports or not one.for_reports)) for day in days)
