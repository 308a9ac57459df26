"""Words of this domain's audit events."""

from __future__ import annotations

EVENTS = {
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
    "report.handed_over": "移交撤销单位的年报",
    "report.corrected": "更正年报",
}
