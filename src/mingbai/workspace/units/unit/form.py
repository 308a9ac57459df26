"""Forms of a unit's set-up. They check shape only; the actions decide who may and what is public."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from mingbai.core.forms import PlainForm, choice, day, line, set_choices
from mingbai.statute.posts import POST_WORDS, PostKind

WORK_POSTS = (PostKind.CLERK, PostKind.SECTION_HEAD, PostKind.SECRECY_REVIEWER, PostKind.SIGNING_LEADER)


def posts_in(level: str) -> tuple[PostKind, ...]:
    """Return the posts that the county office fills in an organ of this level; in the county its own successor's too."""
    return (*WORK_POSTS, PostKind.COUNTY_OFFICER) if level == "county" else WORK_POSTS


class ContactForm(PlainForm):
    """How the public reaches the unit."""

    office = line("工作机构", "负责政府信息公开的科室，例如：白阳镇综合办公室。", missing="", length=80, required=False)
    address = line("地址", "门牌和楼层。", missing="", length=160, required=False)
    postcode = line("邮政编码", missing="", length=6, required=False)
    telephone = line("电话", "办公电话，例如 0954-7012783。不写个人手机号。", missing="", length=40, required=False)
    fax = line("传真", missing="", length=40, required=False)
    email = line("电子邮箱", "单位的公务邮箱。", missing="", length=120, required=False)
    hours = line("办公时间", "例如：工作日 8:30—12:00，14:30—18:00。", missing="", length=120, required=False)


class VillageForm(PlainForm):
    """A village or community of the township."""

    name = line("全称", "例如：白阳镇周沟村村民委员会、兴彭社区居民委员会。", missing="写村、社区的全称", length=80)
    short_name = line("简称", "例如：周沟村。选“只在本村”时显示它。", missing="写简称", length=40)


class AppointForm(PlainForm):
    """A post and who fills it: somebody with an account here, or a new account."""

    kind = choice("岗位", [], missing="选岗位")
    person = forms.ChoiceField(label="由谁担任", required=False, error_messages={"invalid_choice": "从列表里选"})
    username = line("登录名", "开新账号才写：小写字母和数字，例如 baiyang-2。", missing="", length=60, required=False)
    label = line("称呼", "开新账号才写：同事看得懂的称呼，可以只写岗位，例如 白阳镇经办。", missing="", length=60, required=False)
    section = line("科室", "没有就空着。", missing="", length=40, required=False)
    since_on = day("从哪天起")

    def __init__(self, *args: Any, people: list[tuple[str, str]], posts: Sequence[PostKind], **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "kind", [("", "选一个"), *((kind.value, POST_WORDS[kind]) for kind in posts)])
        set_choices(self, "person", [("", "开一个新账号"), *people])

    def clean(self) -> dict[str, Any]:
        """Ask for name and label of a new account."""
        said: dict[str, Any] = super().clean() or {}
        if not said.get("person"):
            for name, words in (("username", "写登录名，或者选已经有账号的人"), ("label", "写称呼")):
                if not said.get(name):
                    self.add_error(name, words)
        return said


class FieldForm(PlainForm):
    """Whose a field of the catalogue is, from a day on."""

    field = choice("领域", [], missing="选领域")
    decision = choice(
        "由本单位公开吗",
        [("give", "整个领域由本单位公开"), ("take", "本单位不公开这个领域"), ("leave", "照目录的“公开主体”一栏")],
        missing="选一种",
        is_open=True,
    )
    since_on = day("从哪天起")
    reason = line("理由", "例如：三定方案把住房保障划归本局。", missing="写明理由", length=300)

    def __init__(self, *args: Any, fields: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "field", [("", "选一个"), *((one, one) for one in fields)])


class ReopenForm(PlainForm):
    """Why a closed unit works again."""

    reason = line("为什么恢复", "例如：彭编发〔2021〕5号，机构恢复。", missing="写明为什么恢复", length=300)


class HandOverForm(PlainForm):
    """Who reports for a closed unit."""

    year = choice("哪一年的报告", [], missing="选年份")
    successor_code = choice("由哪个单位接着报", [], missing="选单位")
    reason = line("理由", "例如：彭编发〔2021〕3号，职责并入农业农村局。", missing="写明职责归哪个单位、依据什么", length=300)

    def __init__(self, *args: Any, years: list[int], successors: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "year", [("", "选一个"), *((str(year), f"{year}年度") for year in years)])
        set_choices(self, "successor_code", [("", "选一个"), *successors])


class EndForm(PlainForm):
    """The last day of a post."""

    post_id = forms.IntegerField(widget=forms.HiddenInput)
    until_on = day("最后一天")
