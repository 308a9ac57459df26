"""Dates and amounts of time in the words of the pages."""

from __future__ import annotations

from datetime import date

WEEKDAYS = "一二三四五六日"


def day(moment: date) -> str:
    """2021年1月19日"""
    return f"{moment.year}年{moment.month}月{moment.day}日"


def short_day(moment: date) -> str:
    """1月19日"""
    return f"{moment.month}月{moment.day}日"


def weekday(moment: date) -> str:
    """星期二"""
    return f"星期{WEEKDAYS[moment.weekday()]}"
