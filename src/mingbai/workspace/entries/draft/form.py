"""Forms for a draft. They check shape only; the actions decide what is allowed."""

from __future__ import annotations

from django import forms

from mingbai.core.forms import PlainForm, area, choice, day, line, set_choices
from mingbai.entries.values.content import SUMMARY_LONGEST, TITLE_LONGEST
from mingbai.entries.values.shape import AUDIENCE_LONGEST, COMMENT_LIMITS
from mingbai.statute.disclosure.ranges import RANGE_WORDS, Range

SUMMARY_ADVISED = 100


def _said(name: str, hint: str) -> forms.CharField:
    label, length = COMMENT_LIMITS[name]
    return line(label, hint, missing="", length=length, required=False)


RANGE_REMARKS = {
    Range.OPEN: "网站可查，名单须隐去个人信息",
    Range.VILLAGE: "只出公示栏和大厅屏，不进网站和搜索",
    Range.ONSITE: "网站上不放，到办公地点可以看",
}


class DraftForm(PlainForm):
    """The plain fields of a draft; the page handles text, elements and files separately."""

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
    valid_until = day(
        "有效期到", "过期失效的写，例如通知。突发事件信息写了，到那天为止在首页最上面。长期有效不写。", required=False
    )
    down_on = day("公示到期，可以撤下的第一天", "", required=False)
    first_day = day("征求意见从哪天", "公布的那天或者以后。发布得晚了，系统改成发布的那天。", required=False)
    last_day = day("到哪天为止", "一般不少于30日，公布的当天不算。", required=False)
    short_reason = _said("short_reason", "少于30日的写，公众看得到。例如：春耕开始以前要定下来。")
    address = _said("address", "写到门牌和收件的科室。")
    telephone = _said("telephone", "写单位的办公电话，不写个人手机号。")
    email = _said("email", "写单位的邮箱。")
    explanation = area(
        "起草说明",
        "为什么起草、依据什么、怎么起草的、主要内容。另有文件的，加成附件，名字里写“起草说明”，这里不写。",
        missing="",
        length=COMMENT_LIMITS["explanation"][1],
        required=False,
    )
    statutory_item = forms.ChoiceField(
        label="条例的条和项", required=False, error_messages={"invalid_choice": "选条例第20条或者第21条中的一项"}
    )

    def __init__(self, *args: object, villages: list[tuple[str, str]], items: list[tuple[str, str]], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        set_choices(self, "village", [("", "选一个"), *villages])
        set_choices(self, "statutory_item", [("", "选一项"), *items])


class AssessmentForm(PlainForm):
    """The assessment of the impact on personal information (个保法第56条)."""

    purpose = area(
        "公开的目的和依据",
        "合不合法、正不正当、必不必要。例如：审核结果按规定在本村公示，接受监督。",
        missing="写明公开的目的和依据",
        length=500,
    )
    effect = area(
        "对本人的影响和风险", "例如：邻里知道领了救助；不公开号码和住址，被冒用的风险小。", missing="写明影响和风险", length=500
    )
    measures = area("采取的保护措施", "例如：只在本村张贴7天，隐去号码，期满取下。", missing="写明保护措施", length=500)
