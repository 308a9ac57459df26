"""What the events of the audit trail are called on screen."""

from __future__ import annotations

EVENTS = {
    "account.appointed": "开账号并任命",
    "account.post_added": "加岗位",
    "account.post_ended": "结束岗位",
    "account.post_chosen": "选岗位",
    "account.deactivated": "停用账号",
    "account.reactivated": "恢复账号",
    "account.password_changed": "改密码",
    "account.password_reset": "重设密码",
    "account.code_enrolled": "启用验证码",
    "account.code_removed": "停用验证码",
    "account.code_reset": "取消验证码",
    "account.code_failed": "验证码不对",
    "account.signed_in": "登录",
    "account.signed_out": "退出",
    "account.sign_in_failed": "登录失败",
    "account.locked": "登录被锁定",
    "organ.established": "登记单位",
    "organ.contact_changed": "改联系方式",
    "organ.renamed": "改单位名称",
    "calendar.imported": "导入节假日通知",
    "catalogue.loaded": "装入标准目录",
    "catalogue.item_added": "目录加一项",
    "catalogue.item_changed": "目录改一项",
    "catalogue.levels_changed": "改公开层级",
    "catalogue.not_applicable": "目录写明不适用",
    "catalogue.applicable": "目录取消不适用",
    "catalogue.limit_shortened": "缩短公开时限",
    "catalogue.basis_replaced": "批量换依据",
    "catalogue.imported": "导入标准目录",
    "channel.added": "加渠道",
    "channel.changed": "改渠道",
    "entries.imported": "导入公开信息",
    "deliveries.recorded": "登记推送",
    "procurement.registered": "登记采购",
    "procurement.removed": "撤下采购",
    "declared.registered": "登记业务系统里的数",
    "declared.removed": "撤下业务系统里的数",
    "normative.registered": "登记文件",
    "normative.dated": "写文件公开或废止日期",
    "normative.removed": "撤下文件",
    "applications.registered": "登记申请",
    "applications.closed": "申请办结",
    "applications.removed": "撤下申请",
    "disputes.registered": "登记复议诉讼",
    "disputes.concluded": "复议诉讼审结",
    "disputes.removed": "撤下复议诉讼",
    "activities.registered": "登记活动",
    "activities.removed": "撤下活动",
    "duty.generated": "列出周期任务",
    "duty.reported": "登记新形成的信息",
    "duty.fulfilled": "公开任务完成",
    "duty.reopened": "公开任务重新要做",
    "duty.dropped": "公开任务不用做",
    "duty.dated": "写形成日期",
    "chain.opened": "新建全过程",
    "chain.closed": "全过程结束",
    "chain.step_exempted": "一步不适用",
    "chain.step_restored": "一步又要公开",
    "report.opened": "开始填报年报",
    "report.cell_changed": "手改一格",
    "report.cell_restored": "一格改回记录",
    "report.section_saved": "保存一个部分",
    "report.section_set_aside": "另存一稿",
    "report.aside_settled": "两稿选一稿",
    "report.finding_explained": "说明一处检查结果",
    "report.opening_balances_declared": "填上年结转",
    "report.submitted": "报送年报",
    "report.returned": "退回年报",
    "report.accepted": "接收年报",
    "report.published": "公布年报",
    "report.corrected": "更正年报",
}


def event_words(event: str) -> str:
    """The words for an event; an event without words shows its code."""
    return EVENTS.get(event, event)


FACTS = {
    "address": "来自",
    "after": "改后",
    "base": "原稿",
    "before": "改前",
    "cell": "格",
    "cells": "格",
    "code": "代号",
    "content": "内容指纹",
    "count": "条数",
    "digest": "内容指纹",
    "explanation": "说明",
    "finding": "检查",
    "findings": "检查结果",
    "first": "第一条",
    "kind": "种类",
    "label": "称呼",
    "last": "最后一条",
    "means": "凭",
    "name": "名称",
    "note": "更正说明",
    "number": "第几稿",
    "organ": "单位",
    "parent": "主管",
    "post": "岗位号",
    "reason": "理由",
    "section": "部分",
    "sha256": "内容指纹",
    "since_on": "从",
    "source": "出处",
    "substance": "接收的内容指纹",
    "title": "名称",
    "until_on": "到",
    "value": "数",
    "version": "第几版",
    "year": "年度",
}


FINGERPRINTS = frozenset({"content", "digest", "sha256", "substance"})
SHORT, LONG = 12, 60


def fact_value(name: str, value: object) -> str:
    """A particular as it fits into a cell: fingerprints by their first twelve characters, long texts cut."""
    text = str(value)
    length = SHORT if name in FINGERPRINTS else LONG
    return text if len(text) <= length else f"{text[:length]}…"


def fact_words(name: str) -> str:
    """The word for a particular of an act; one without a word shows its name."""
    return FACTS.get(name, name)
