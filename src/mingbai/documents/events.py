"""Words of this domain's audit events."""

from __future__ import annotations

EVENTS = {
    "normative.registered": "登记文件",
    "normative.dated": "写文件公开或废止日期",
    "normative.removed": "撤下文件",
    "normative.amended": "登记文件修改",
    "normative.repealed": "登记文件废止",
    "normative.cleaned_up": "登记文件清理结果",
    "document.opened": "拟制公文",
    "document.saved": "修改公文",
    "document.submitted": "公文送核",
    "document.disclosure_passed": "政务公开机构审查公文",
    "document.office_passed": "办公室核稿",
    "document.secrecy_passed": "公文保密审查",
    "document.signed": "签发公文",
    "document.drafted_again": "重新生成公开的草稿",
    "document.returned": "退回公文",
    "document.taken_back": "撤回公文",
    "document.discarded": "作废公文",
    "document.file_added": "公文加文件",
    "document.file_removed": "公文拿掉文件",
    "document.series_set": "登记发文字号",
    "document.matter_recorded": "登记办会办事",
}
