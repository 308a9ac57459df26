"""The forms of the steps; each explains what to write, with an example."""

from __future__ import annotations

from django import forms

from mingbai.core.forms import PlainForm, area, choice, day, line, number
from mingbai.management.actions.rules import OTHER
from mingbai.statute.management.gatherings import INTERVALS, DecisionState
from mingbai.statute.management.standing_rules import SUBJECTS

INDEX_HINT = "文件在网站上公开了的，抄那条信息上面的索引号；没有公开就空着。"
ROLES = [("head", "组长"), ("deputy", "副组长"), ("member", "成员"), ("office", "办公室（办日常的事）")]


class GroupForm(PlainForm):
    """The leading group and the document that set it up."""

    name = line("名称", "例如：白阳镇政务公开工作领导小组。", missing="写明领导小组的名称", length=120)
    document_title = line(
        "成立它的文件",
        "文件全称，不写书名号，例如：关于成立白阳镇政务公开工作领导小组的通知。",
        missing="写明成立它的文件",
        length=300,
    )
    document_number = line(
        "文号", "例如：白政发〔2020〕3号。没有文号（党委会决定的），空着。", missing="", length=80, required=False
    )
    set_up_on = day("成立日期", "文件落款的那一天。")
    index_number = line("公开的索引号", INDEX_HINT, missing="", length=80, required=False)


class MemberForm(PlainForm):
    """Somebody in the group, by post."""

    role = choice("在小组里是", ROLES, missing="选一种：组长、副组长、成员、办公室", is_open=True)
    name = line("姓名", missing="写明姓名", length=40)
    post = line("职务", "单位里的职务，例如：镇长、党政办主任。不写手机号、身份证号。", missing="写明职务", length=80)
    since_on = day("从哪一天起", "文件落款的那一天，或者后来加进来的那一天。")


class LeavingForm(PlainForm):
    """The last day of somebody in the group."""

    until_on = day("最后一天", "调走、退休的那一天。")
    reason = line("为什么", "例如：工作调动。", missing="写明为什么", length=300)


class EndingForm(PlainForm):
    """From which day on something no longer holds, and why."""

    ended_on = day("从哪一天起", "决定或者新文件落款的那一天。")
    reason = area("为什么", "写明依据和由谁、由什么接着管，例如：已由白政发〔2026〕8号代替。", missing="写明为什么", length=300)


class GatheringForm(PlainForm):
    """A meeting or a training before it is held."""

    title = line("名称", "例如：白阳镇2026年第一季度政务公开工作会议；依申请公开业务培训。", missing="写明名称")
    planned_on = day("日期", "准备哪天开；已经开过的，写开的那一天。")
    place = line("地点", missing="", length=120, required=False)
    text = area("议程、讲什么", "一行写一项。议程、讲义是文件的，登记以后再放。", missing="", length=10_000, required=False)
    link = line("材料的网址", "可以不写。本站的页面从 / 开始写，例如 /work/catalogue/。", missing="", length=300, required=False)


class HoldingForm(PlainForm):
    """When it was held, who came, what was said."""

    held_on = day("哪天开的", "开了几天的，写第一天。年报按这一天算。")
    attendees = line("谁来了", "写姓名或者部门，用顿号隔开；人多的可以只写人数。", missing="", length=1000, required=False)
    attended = number("到了多少人", "不知道就空着。只记一个总数，不统计谁来了几次。", 100_000, required=False)
    minutes = area("记录", "讲了什么、定了什么。可以以后再写，也可以放文件。不公开。", missing="", length=10_000, required=False)


class MinutesForm(PlainForm):
    """Who came and what was said."""

    attendees = line("谁来了", "写姓名或者部门，用顿号隔开；人多的可以只写人数。", missing="", length=1000, required=False)
    attended = number("到了多少人", "不知道就空着。", 100_000, required=False)
    minutes = area("记录", "不公开。", missing="", length=10_000, required=False)


class CallingOffForm(PlainForm):
    """Why something does not take place."""

    reason = line("为什么", "例如：和二季度的会合在一起开。", missing="写明为什么", length=300)


class DecisionForm(PlainForm):
    """One decision of a meeting."""

    text = line("定了什么事", "一件写一条，例如：补齐惠农补贴名单的公开。", missing="写明定了什么事", length=300)
    person = line("谁来办", "写姓名或者岗位，例如：党政办 经办。", missing="写明谁来办", length=80)
    due_on = day("办到哪一天", "到这一天以前会在“今日”里提醒。")


class OutcomeForm(PlainForm):
    """What came of a decision."""

    state = choice(
        "结果", [(str(DecisionState.DONE), "办完了"), (str(DecisionState.DROPPED), "不办了")], missing="选一种", is_open=True
    )
    outcome = area("办成了什么", "不办了的，写明为什么。例如：三项名单已经公开，链接发到各村。", missing="写明结果", length=500)
    closed_on = day("日期", "办完的那一天。")


class QuestionForm(PlainForm):
    """A question for learners, with its answer."""

    question = line("题目", "一句话，例如：收到申请后几个工作日内答复？", missing="写明题目", length=300)
    answer = area("答案", "写清道理和依据，例如：20个工作日（条例第33条）。", missing="写明答案", length=500)


class RuleForm(PlainForm):
    """One of the organ's own rules."""

    subject_matter = choice("管哪方面", [(one, one) for one in (*SUBJECTS, OTHER)], missing="选它管哪方面的事")
    name = line("名称", "全称，例如：白阳镇政府信息公开保密审查制度。", missing="写明制度的名称")
    document_number = line("文号", "没有就空着。", missing="", length=80, required=False)
    in_force_on = day("施行日期", "文件里写的施行日期；没有写的，落款的那一天。")
    until_on = day("有效期到", "文件没有写有效期就空着。", required=False)
    index_number = line("公开的索引号", INDEX_HINT, missing="", length=80, required=False)


class ExtensionForm(PlainForm):
    """Until when a rule holds now."""

    until_on = day("有效期到", "新的最后一天。")
    reason = line("凭什么延长", "例如：镇长办公会2026年第3次会议决定。", missing="写明凭什么延长", length=300)


class IntervalForm(PlainForm):
    """How often the organs of the county meet."""

    months = forms.TypedChoiceField(
        label="多久开一次政务公开工作会议",
        help_text="到了一段时间的最后一个月还没有开，各单位的“今日”里提醒。国家没有规定多久一次，由县里定。",
        choices=[(key, words) for key, words in INTERVALS.items()],
        coerce=int,
        error_messages={"required": "选一种", "invalid_choice": "选一种"},
    )
