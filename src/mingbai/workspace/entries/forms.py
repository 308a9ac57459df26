"""The forms of the clerk's pages. Shape only: what may be done is the actions' business."""

from __future__ import annotations

from datetime import datetime

from django import forms

from mingbai.core.errors import Invalid
from mingbai.core.words import CHINA
from mingbai.entries.values.content import SUMMARY_LONGEST, TITLE_LONGEST
from mingbai.entries.values.shape import AUDIENCE_LONGEST
from mingbai.statute.disclosure.ranges import RANGE_WORDS, Range
from mingbai.workspace.forms import PlainForm, area, choice, day, line

SUMMARY_ADVISED = 100
RANGE_REMARKS = {
    Range.OPEN: "网站可查，名单须隐去个人信息",
    Range.VILLAGE: "只出公示栏和大厅屏，不进网站和搜索",
    Range.ONSITE: "网站上不放，到办公地点可以看",
}


class DraftForm(PlainForm):
    """The plain fields of a draft; text, elements and files stand beside it."""

    title = line(
        "标题",
        "谁、什么时间、什么事，例如：白阳镇2020年第四季度临时救助资金发放情况。",
        missing="写标题",
        length=TITLE_LONGEST,
    )
    summary = line(
        "一句话说清楚",
        f"谁、什么时间、多少钱。会显示在列表和搜索结果里，{SUMMARY_ADVISED}字以内。",
        missing="",
        length=SUMMARY_LONGEST,
        required=False,
    )
    range = choice(
        "给谁看",
        [(one.value, RANGE_WORDS[one]) for one in Range],
        missing="选一个：全社会、只在本村（社区），或者只供现场查阅",
        is_open=True,
    )
    village = forms.ChoiceField(label="哪个村、社区", required=False, error_messages={"invalid_choice": "选本镇的一个村、社区"})
    formed_on = day("形成日期", "文件签发、名册和数据做好的那一天。期限从这天算。", required=False)
    document_number = line("文号", "有文号的写全，例如：白政发〔2021〕3号。", missing="", length=80, required=False)
    topic = line("主题", "例如：民政、救灾。没有可以不写。", missing="", length=60, required=False)
    audience = line(
        "公开对象",
        "目录写的是全社会的，写全社会；只给一部分人的，写明是哪些人，例如：特定群体（本村村民）。",
        missing="",
        length=AUDIENCE_LONGEST,
        required=False,
    )
    valid_until = day("有效期到", "过期失效的写，例如办事指南、通知。长期有效不写。", required=False)
    down_on = day("公示到期，可以撤下的第一天", "", required=False)
    statutory_item = forms.ChoiceField(
        label="条例的条和项", required=False, error_messages={"invalid_choice": "选条例第20条或者第21条中的一项"}
    )

    def __init__(self, *args: object, villages: list[tuple[str, str]], items: list[tuple[str, str]], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self._offer("village", [("", "选一个"), *villages])
        self._offer("statutory_item", [("", "选一项"), *items])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices


class NewForm(PlainForm):
    """What a draft begins with."""

    title = line("标题", "先写一个，起草时还能改。", missing="写标题", length=TITLE_LONGEST)
    formed_on = day("形成日期", "文件签发、名册和数据做好的那一天。还没有形成的，先不写。", required=False)
    village = forms.ChoiceField(
        label="哪个村、社区",
        help_text="名单只在一个村公布。几个村的，一个村一条。",
        error_messages={"required": "选是哪个村、社区的", "invalid_choice": "选本镇的一个村、社区"},
    )

    def __init__(self, *args: object, villages: list[tuple[str, str]], range_: str, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        field = self.fields["village"]
        if isinstance(field, forms.ChoiceField) and range_ == Range.VILLAGE:
            field.choices = [("", "选一个"), *villages]
        else:
            del self.fields["village"]


class TakeBackForm(PlainForm):
    """Why a draft comes back from review."""

    reason = area("为什么撤回修改", "例如：第二段金额写错了，要改。", missing="写明为什么撤回修改", length=500)


class AmendForm(PlainForm):
    """What is changed of something published: the public reads this sentence."""

    reason = area(
        "改什么、为什么改",
        "公众会看到这句话，例如：发放总额原写66,800元，经核对应为68,800元，现予更正。",
        missing="写明改什么、为什么改",
        length=300,
    )


class WithdrawForm(PlainForm):
    """Why something published is taken away."""

    reason = area(
        "撤回的理由", "例如：附件里有没有隐去的身份证号。工作人员看得到，公众看不到。", missing="写明撤回的理由", length=500
    )


class ScheduleForm(PlainForm):
    """The moment at which the system publishes."""

    on = day("日期")
    clock_time = forms.TimeField(
        label="时间",
        help_text="24小时制，例如 09:00。",
        input_formats=["%H:%M", "%H：%M"],
        widget=forms.TextInput(attrs={"class": "w-s"}),
        error_messages={"required": "写几点几分，例如 09:00", "invalid": "写几点几分，例如 09:00"},
    )

    @property
    def moment(self) -> datetime:
        """The chosen moment in China."""
        return datetime.combine(self.cleaned_data["on"], self.cleaned_data["clock_time"], CHINA)

    def refuse(self, failure: Invalid) -> None:
        """The action speaks of one moment, the form has a day and a time."""
        super().refuse(Invalid(str(failure), "on") if failure.field == "publish_at" else failure)


class NothingForm(PlainForm):
    """An act that needs no words."""


class AssessmentForm(PlainForm):
    """The assessment of the effect on personal information (个保法第56条)."""

    purpose = area(
        "公开的目的和依据",
        "合不合法、正不正当、必不必要。例如：按社会救助法第45条在本村公示，接受监督。",
        missing="写明公开的目的和依据",
        length=500,
    )
    effect = area(
        "对本人的影响和风险", "例如：邻里知道领了救助；不公开号码和住址，被冒用的风险小。", missing="写明影响和风险", length=500
    )
    measures = area("采取的保护措施", "例如：只在本村张贴7天，隐去号码，期满取下。", missing="写明保护措施", length=500)


class ReviewRuleForm(PlainForm):
    """Which reviews an organ makes."""

    field = line("领域", "只对一个领域的，写领域名称，例如：社会救助。对全部的，不写。", missing="", length=40, required=False)
    stages = forms.MultipleChoiceField(
        label="审查的环节",
        choices=[("first_review", "初审"), ("secrecy_review", "保密审查"), ("final_review", "终审")],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "至少选两道，其中一道是保密审查", "invalid_choice": "从三道审查里选"},
    )
    reason = area("理由", "例如：科室只有三人，初审由终审人一并办。", missing="写明为什么这样定", length=500)


class TemplateForm(PlainForm):
    """How index numbers read."""

    template = line(
        "索引号样式",
        "可以用 {organ} 单位代号、{credit_code} 统一社会信用代码、{year} 年、{yearmonth} 年月、{n:05d} 五位流水号。",
        missing="写样式，例如 {organ}-{year}-{n:05d}",
        length=60,
    )


class WordForm(PlainForm):
    """A word to look for."""

    kind = choice(
        "哪一种",
        [("wrong", "错词"), ("sensitive", "敏感词"), ("secret_mark", "密级字样")],
        "错词提醒改正；敏感词和密级字样挡住发布。",
        missing="选一种",
        is_open=True,
    )
    word = line("词语", missing="写词语，至少两个字", length=60)
    right = line("正确的写法", "只有错词要写。", missing="", length=60, required=False)
