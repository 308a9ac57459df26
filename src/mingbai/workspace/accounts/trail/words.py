"""Words on screen for audited acts and their facts, collected from every domain."""

from __future__ import annotations

from mingbai.accounts.events import EVENTS as ACCOUNTS
from mingbai.annual_report.events import EVENTS as ANNUAL_REPORT
from mingbai.assessments.events import EVENTS as ASSESSMENTS
from mingbai.boards.events import EVENTS as BOARDS
from mingbai.calendars.events import EVENTS as CALENDARS
from mingbai.cases.events import EVENTS as CASES
from mingbai.catalogue.events import EVENTS as CATALOGUE
from mingbai.channels.events import EVENTS as CHANNELS
from mingbai.core.audit import CHECKED, TIED
from mingbai.documents.events import EVENTS as DOCUMENTS
from mingbai.entries.events import EVENTS as ENTRIES
from mingbai.failures.events import EVENTS as FAILURES
from mingbai.gazettes.events import EVENTS as GAZETTES
from mingbai.mailbox.events import EVENTS as MAILBOX
from mingbai.management.events import EVENTS as MANAGEMENT
from mingbai.media.events import EVENTS as MEDIA
from mingbai.organs.events import EVENTS as ORGANS
from mingbai.outreach.events import EVENTS as OUTREACH
from mingbai.public_opinion.events import EVENTS as PUBLIC_OPINION
from mingbai.registers.events import EVENTS as REGISTERS
from mingbai.rota.events import EVENTS as ROTA
from mingbai.screens.events import EVENTS as SCREENS
from mingbai.search.events import EVENTS as SEARCH
from mingbai.supervision.events import EVENTS as SUPERVISION
from mingbai.village_inspections.events import EVENTS as VILLAGE_INSPECTIONS

EVENTS: dict[str, str] = (
    {TIED: "各链的链尾记进县链", CHECKED: "核对全部记录、内容和文件"}
    | ACCOUNTS
    | ANNUAL_REPORT
    | ASSESSMENTS
    | BOARDS
    | GAZETTES
    | CALENDARS
    | CASES
    | CATALOGUE
    | CHANNELS
    | DOCUMENTS
    | ENTRIES
    | FAILURES
    | MANAGEMENT
    | MEDIA
    | MAILBOX
    | ORGANS
    | OUTREACH
    | PUBLIC_OPINION
    | REGISTERS
    | ROTA
    | SCREENS
    | SEARCH
    | SUPERVISION
    | VILLAGE_INSPECTIONS
)


def event_words(event: str) -> str:
    """Return the words for an event, or its code when it has none."""
    return EVENTS.get(event, event)


FACTS = {
    "openers": "开箱的两个人",
    "place": "地点",
    "slip": "第几张",
    "activity": "台账里的活动号",
    "address": "来自",
    "after": "改后",
    "amount_yuan": "金额",
    "anchor": "抄下的指纹",
    "annex": "依据清单的指纹",
    "answer": "答复",
    "applicant_kind": "申请人种类",
    "applicants": "申请人数",
    "appointed_by": "任命人",
    "as": "处理后的文件",
    "attribute": "公开属性",
    "base": "原稿",
    "basis": "依据",
    "batch": "批次号",
    "before": "改前",
    "bound": "所记内容的指纹",
    "box": "第几次归档",
    "broken": "不对的处数",
    "by_document": "依据文件",
    "case": "申请编号",
    "catalogue": "目录写的时限",
    "cell": "格",
    "cells": "格",
    "cells_digest": "内容指纹",
    "changed": "改了几项",
    "channel": "来的方式",
    "channels": "渠道",
    "checked_by": "谁核实的",
    "closed_on": "办结日期",
    "code": "代号",
    "columns": "改了哪几列",
    "concluded_on": "审结日期",
    "confirmed": "送审时确认",
    "contact": "联系方式",
    "content": "内容指纹",
    "copy": "副本",
    "count": "条数",
    "county": "县级公开",
    "credit_code": "统一社会信用代码",
    "days_off": "放假的天",
    "decided_on": "审结日期",
    "decision": "决定、裁判的结果",
    "declared_on": "申报日期",
    "corrects": "要更正的年报",
    "deliveries": "发布记录",
    "digest": "内容指纹",
    "document_title": "文件名称",
    "document_number": "文号",
    "down_on": "公示到期",
    "due_before": "原来的期限",
    "due_on": "期限",
    "duties": "任务数",
    "duty": "任务号",
    "effect": "影响和风险",
    "email": "邮箱",
    "ends_on": "停用日期",
    "entries": "公开信息数",
    "entry": "公开信息号",
    "existing": "已经有的行数",
    "explanation": "说明",
    "fax": "传真",
    "field": "领域",
    "fields": "改了",
    "file": "文件",
    "filed_on": "受理日期",
    "files": "文件",
    "finding": "检查",
    "findings": "检查结果",
    "first": "第一条",
    "first_report_year": "第一份年报的年度",
    "formed_on": "形成日期",
    "found": "找到没有",
    "found_at": "发现的时刻",
    "from": "从哪一步",
    "ground": "依据",
    "group": "种类",
    "heads": "各链的链尾",
    "held_at": "举行的时刻",
    "held_on": "举行日期",
    "hours": "办公时间",
    "how": "方式",
    "in_force_on": "施行日期",
    "index_number": "索引号",
    "instance": "审级",
    "issued_on": "印发日期",
    "item": "事项号",
    "items": "件数",
    "judge_by": "最迟哪天",
    "keep_until": "保管到",
    "key": "代号",
    "kind": "种类",
    "label": "称呼",
    "last": "最后一条",
    "letter": "文书",
    "letters": "文书数",
    "level": "层级",
    "lines": "事项号",
    "listed": "上网站",
    "made_on": "制定日期",
    "make_up_workdays": "调休上班的天",
    "manifest": "卷内目录的指纹",
    "marked": "有不能公开的标志",
    "mark": "得分",
    "marks": "督查结果",
    "means": "凭",
    "measures": "保护措施",
    "member": "姓名",
    "member_post": "职务",
    "member_role": "小组里的身份",
    "months": "几个月一次",
    "name": "名称",
    "photo": "照片的指纹",
    "new": "新的",
    "next": "下次评估",
    "note": "更正说明",
    "notice": "放假通知",
    "number": "第几稿",
    "numbers": "编号",
    "office": "机构",
    "old": "旧的",
    "on": "从哪天",
    "opened_on": "开始日期",
    "opinion": "意见",
    "order": "顺序",
    "organ": "单位",
    "outcome": "办理结果",
    "owned": "由它公开",
    "pages": "页数",
    "paper": "材料号",
    "page": "哪一页",
    "papers": "材料数",
    "parent": "主管",
    "parts": "几件",
    "party": "向谁",
    "pending": "等确认",
    "person": "谁来办",
    "people": "人数",
    "places": "名额",
    "planned_on": "排在哪天",
    "points": "哪几项",
    "post": "岗位号",
    "postcode": "邮编",
    "project_code": "项目代码",
    "proof": "网址或凭证",
    "publish_at": "定在",
    "published_on": "公布日期",
    "purpose": "目的",
    "quantity": "件序或者页数",
    "quarter": "季度",
    "question": "哪一问",
    "range": "公开范围",
    "read_at": "念的时间",
    "reason": "理由",
    "rebuilt": "重做后的内容指纹",
    "received_on": "收到日期",
    "refused": "不能进的行数",
    "repealed_on": "废止日期",
    "replaces": "替换哪一份",
    "reset_by": "重设密码的人",
    "result": "结果",
    "revision": "第几稿",
    "right": "正确的写法",
    "role": "征求意见的身份",
    "round": "第几轮",
    "rows": "行数",
    "same": "没有变的项数",
    "section": "部分",
    "served_on": "收到的日期",
    "sha256": "内容指纹",
    "set_up_on": "成立日期",
    "short_name": "简称",
    "sign_up": "报名编号",
    "signer": "以谁的名义",
    "since_on": "从",
    "snapshot": "留存稿",
    "source": "出处",
    "stages": "环节",
    "state": "状态",
    "step": "环节",
    "subject": "关于",
    "submitted_on": "提交日期",
    "substance": "接收的内容指纹",
    "suggested": "申请人建议过",
    "sums": "校验清单的指纹",
    "supplier": "供应商",
    "task": "后台任务",
    "telephone": "电话",
    "template": "样式",
    "text": "内容",
    "title": "名称",
    "to": "到哪一步",
    "hosts": "渠道的域名",
    "reach": "发到哪些渠道",
    "settings": "填了哪几项",
    "to_remove": "要去撤下的",
    "unsent": "不再发的",
    "topics": "议题",
    "township": "乡级公开",
    "treatments": "处理",
    "tries": "试过几次",
    "unit": "时限",
    "first_on": "从哪天",
    "last_on": "到哪天",
    "hung_on": "张贴日期",
    "slots": "第几格",
    "taken_on": "取下日期",
    "who": "谁做的",
    "until": "到哪天",
    "until_on": "到",
    "uploader": "上传的人",
    "use": "选用哪一稿",
    "used": "已用到",
    "value": "数",
    "values": "数",
    "version": "第几版",
    "villages": "村、社区",
    "way": "收费方式",
    "website": "网站",
    "weight": "分量",
    "what": "改了什么",
    "why": "理由",
    "word": "词语",
    "words": "写的话",
    "workdays": "工作日数",
    "year": "年度",
    "yuan": "金额（元）",
}


FINGERPRINTS = frozenset({"cells_digest", "content", "digest", "rebuilt", "sha256", "substance"})
SHORT, LONG = 12, 60


def fact_value(name: str, value: object) -> str:
    """Fit a fact into a table cell: fingerprints to their first twelve characters, other texts to sixty."""
    text = str(value)
    length = SHORT if name in FINGERPRINTS else LONG
    return text if len(text) <= length else f"{text[:length]}…"


def fact_words(name: str) -> str:
    """Return the word for a fact of an act, or its name when it has none."""
    return FACTS.get(name, name)
