"""Words on screen for audited acts and their facts, collected from every domain."""

from __future__ import annotations

from mingbai.accounts.events import EVENTS as ACCOUNTS
from mingbai.annual_report.events import EVENTS as ANNUAL_REPORT
from mingbai.calendars.events import EVENTS as CALENDARS
from mingbai.cases.events import EVENTS as CASES
from mingbai.catalogue.events import EVENTS as CATALOGUE
from mingbai.channels.events import EVENTS as CHANNELS
from mingbai.core.audit import TIED
from mingbai.documents.events import EVENTS as DOCUMENTS
from mingbai.entries.events import EVENTS as ENTRIES
from mingbai.failures.events import EVENTS as FAILURES
from mingbai.organs.events import EVENTS as ORGANS
from mingbai.registers.events import EVENTS as REGISTERS
from mingbai.supervision.events import EVENTS as SUPERVISION

EVENTS: dict[str, str] = (
    {TIED: "各链的链尾记进县链"}
    | ACCOUNTS
    | ANNUAL_REPORT
    | CALENDARS
    | CASES
    | CATALOGUE
    | CHANNELS
    | DOCUMENTS
    | ENTRIES
    | FAILURES
    | ORGANS
    | REGISTERS
    | SUPERVISION
)


def event_words(event: str) -> str:
    """Return the words for an event, or its code when it has none."""
    return EVENTS.get(event, event)


FACTS = {
    "address": "来自",
    "after": "改后",
    "as": "处理后的文件",
    "attribute": "公开属性",
    "base": "原稿",
    "basis": "依据",
    "before": "改前",
    "by_document": "依据文件",
    "cell": "格",
    "cells": "格",
    "code": "代号",
    "content": "内容指纹",
    "count": "条数",
    "digest": "内容指纹",
    "document_number": "文号",
    "down_on": "公示到期",
    "duty": "任务号",
    "effect": "影响和风险",
    "entry": "公开信息号",
    "explanation": "说明",
    "field": "领域",
    "fields": "改了",
    "files": "文件",
    "finding": "检查",
    "findings": "检查结果",
    "first": "第一条",
    "from": "从哪一步",
    "ground": "依据",
    "heads": "各链的链尾",
    "index_number": "索引号",
    "item": "事项号",
    "kind": "种类",
    "label": "称呼",
    "last": "最后一条",
    "listed": "上网站",
    "marked": "有不能公开的标志",
    "means": "凭",
    "measures": "保护措施",
    "name": "名称",
    "next": "下次评估",
    "note": "更正说明",
    "number": "第几稿",
    "on": "从哪天",
    "opinion": "意见",
    "organ": "单位",
    "parent": "主管",
    "post": "岗位号",
    "publish_at": "定在",
    "purpose": "目的",
    "reason": "理由",
    "result": "结果",
    "revision": "第几稿",
    "right": "正确的写法",
    "round": "第几轮",
    "section": "部分",
    "sha256": "内容指纹",
    "since_on": "从",
    "snapshot": "留存稿",
    "source": "出处",
    "stages": "环节",
    "substance": "接收的内容指纹",
    "subject": "关于",
    "task": "后台任务",
    "template": "样式",
    "title": "名称",
    "treatments": "处理",
    "topics": "议题",
    "tries": "试过几次",
    "until_on": "到",
    "used": "已用到",
    "value": "数",
    "version": "第几版",
    "what": "改了什么",
    "word": "词语",
    "year": "年度",
}


FINGERPRINTS = frozenset({"content", "digest", "sha256", "substance"})
SHORT, LONG = 12, 60


def fact_value(name: str, value: object) -> str:
    """Fit a fact into a table cell: fingerprints to their first twelve characters, other texts to sixty."""
    text = str(value)
    length = SHORT if name in FINGERPRINTS else LONG
    return text if len(text) <= length else f"{text[:length]}…"


def fact_words(name: str) -> str:
    """Return the word for a fact of an act, or its name when it has none."""
    return FACTS.get(name, name)
