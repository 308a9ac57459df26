"""One field for each point that the law leaves open, in plain words."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from typing import Any

from django import forms

from mingbai.core.forms import PlainForm, choice, day, line, number
from mingbai.core.words import day as day_words
from mingbai.statute.cases.practice import CaseSettings, FeeMonth, FeePage, notes
from mingbai.statute.posts import POST_WORDS, PostKind
from mingbai.statute.workdays.deadline import LocalDays

LABELS = {
    "local_days": "地方放假日怎么算",
    "confirm_workdays": "网上、传真、平常信函的申请，几个工作日以内确认",
    "draft_workday": "机关内部第几个工作日交稿",
    "warn_workdays": "从收到日起第几个工作日提醒",
    "warn_before_end": "期限届满前几个工作日提醒",
    "sending_is_receipt": "不知道征求意见书哪天送到，先按发出那天算不算",
    "chase_workdays": "其他机关没有回复的，隔几个工作日催一次",
    "task_leader_workdays": "交办过期几个工作日还没有回复的，提醒签发领导",
    "extension_survives_restart": "补正以后期限重新计算，原来的延期还算不算",
    "fee_restarts_clock": "缴费以后处理期限怎么算",
    "fees_since": "从哪一天起可以收信息处理费",
    "fee_month": "按件收费，申请按哪一天归月",
    "fee_page": "按量收费，几面算一页",
    "piece_step_yuan": "按件收费，31件以上每档增加多少元",
    "first_step_yuan": "按件收费，31件至40件每件多少元",
    "legal_check_by": "答复稿由谁审核",
    "informing_letters_by": "只是告知的文书由谁签发",
    "deciding_letters_by": "延期、收费这些有决定的告知书由谁签发",
    "correction_names_review": "补正告知书写不写行政复议",
    "extension_names_review": "延期答复告知书写不写行政复议",
    "reasons_names_review": "说明理由告知书写不写行政复议",
    "delay_names_review": "延迟答复告知书写不写行政复议",
    "fee_notice_names_review": "收费通知书写不写行政复议",
    "administrative_query_names_review": "行政查询事项的答复写不写行政复议",
    "needs_creation_names_review": "需要加工、分析的答复写不写行政复议",
    "petition_names_review": "信访、投诉、举报的答复写不写行政复议",
    "repeat_names_review": "重复申请的答复写不写行政复议",
    "publication_names_review": "要求提供公开出版物的答复写不写行政复议",
    "abandoned_names_suit": "逾期不补正的告知书写不写可以直接起诉",
    "silence_needs_review": "逾期没有答复的，要不要先申请复议",
    "partial_needs_review_before_2026_07": "2026年7月1日以前的部分公开，要不要先申请复议",
    "fee_lapse_may_be_disputed": "逾期不缴费的告知书写不写复议和诉讼",
    "archive_years": "申请的档案保管几年",
    "case_number_word": "文书文号的代字",
}
OPTIONS: dict[str, list[tuple[str, str]]] = {
    "local_days": [
        (LocalDays.EARLIER_AND_LATER.value, "提醒按不算地方假的较早日，判定逾期按算地方假的较晚日"),
        (LocalDays.NATIONAL_ONLY.value, "只按全国的放假通知"),
        (LocalDays.LOCAL.value, "地方放假日都不算工作日"),
    ],
    "fee_month": [(FeeMonth.RECEIVED.value, "收到申请那天"), (FeeMonth.SUBMITTED.value, "提出申请那天")],
    "fee_page": [(FeePage.SIDE.value, "A4及以下的单面算一页"), (FeePage.SHEET.value, "双面印的一张算一页")],
    "legal_check_by": [
        (one.value, POST_WORDS[one]) for one in (PostKind.SECTION_HEAD, PostKind.SECRECY_REVIEWER, PostKind.SIGNING_LEADER)
    ],
    "informing_letters_by": [(one.value, POST_WORDS[one]) for one in (PostKind.CLERK, PostKind.SECTION_HEAD)],
    "deciding_letters_by": [(one.value, POST_WORDS[one]) for one in (PostKind.SECTION_HEAD, PostKind.SIGNING_LEADER)],
}
YES_NO = {
    **dict.fromkeys(("silence_needs_review", "partial_needs_review_before_2026_07"), ("要", "不要")),
    **dict.fromkeys(("sending_is_receipt", "extension_survives_restart"), ("算", "不算")),
    "fee_restarts_clock": ("重新计算", "不重新计算"),
    **{name: ("写", "不写") for name in LABELS if name.endswith(("_names_review", "_names_suit", "_be_disputed"))},
}
"""Yes and no as the label of the point asks for them."""
MOST = {"piece_step_yuan": 10_000, "first_step_yuan": 10_000, "archive_years": 100}
LIST = re.compile(r"\d{1,2}(?:[、，, ]+\d{1,2})*")


class PracticeForm(PlainForm):
    """Every open point with its note and its default."""

    def __init__(self, *args: Any, now: CaseSettings, **options: Any) -> None:
        first = {name: _shown(getattr(now, name)) for name in LABELS}
        super().__init__(*args, **{**options, "initial": first})
        for name, default, note in notes():
            self.fields[name] = _field(name, default, f"{note}。默认：{_default(name, default)}。")

    def choices(self) -> dict[str, Any]:
        """Return what was chosen, as a settings file would have it; call it on a valid form."""
        standard = CaseSettings()
        return {name: _read(self.cleaned_data[name], getattr(standard, name)) for name in LABELS}


def _field(name: str, default: object, hint: str) -> forms.Field:
    label = LABELS[name]
    if isinstance(default, bool):
        return choice(label, list(zip(("yes", "no"), YES_NO[name], strict=True)), hint, missing="选一种", is_open=True)
    if name in OPTIONS:
        return choice(label, OPTIONS[name], hint, missing="选一种", is_open=True)
    if isinstance(default, int):
        return number(label, hint, MOST.get(name, 60), least=0)
    if isinstance(default, tuple):
        wrong = "写0到99的数字，用顿号隔开，例如 10、12、14"
        return forms.RegexField(LIST, label=label, help_text=hint, error_messages=dict.fromkeys(("required", "invalid"), wrong))
    return day(label, hint) if isinstance(default, date) else line(label, hint, missing="写代字", length=8)


def _shown(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "、".join(map(str, value))
    return value.value if isinstance(value, Enum) else value


def _default(name: str, value: object) -> str:
    if name in OPTIONS:
        return dict(OPTIONS[name])[str(_shown(value))]
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, bool):
        return YES_NO[name][not value]
    return str(_shown(value))


def _read(said: Any, default: object) -> Any:
    if isinstance(default, bool):
        return said == "yes"
    if isinstance(default, tuple):
        return [int(one) for one in re.findall(r"\d+", said)]
    return said
