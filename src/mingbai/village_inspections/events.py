"""Words of this domain's audit events."""

from __future__ import annotations

EVENTS = {
    "inspection.opened": "安排村务公开督查",
    "inspection.counted": "村务公开督查办完，记进登记簿",
    "inspection.point_added": "加督查指标",
    "inspection.point_ended": "停用督查指标",
    "visit.planned": "改督查的安排",
    "visit.left_out": "本季度不督查这个村",
    "visit.resumed": "还是要督查这个村",
    "visit.marked": "记督查结果",
    "visit.photographed": "放督查照片",
    "visit.passed": "督查完，各项都有",
    "visit.found": "督查完，有问题",
    "visit.reopened": "改督查结果",
    "visit.notified": "发整改通知",
    "visit.answered": "答复整改通知",
    "visit.sent_back": "复查没有改好，再改",
    "visit.closed": "复查改好了",
    "visit.cleared": "异议成立，没有问题了",
    "objection.raised": "对督查结果提出异议",
    "objection.decided": "处理对督查结果的异议",
}
