"""Rows edited behind the back of the trail, and what its check says of them."""

from __future__ import annotations

from django.db import connection

from mingbai.core.content_check import check_all

NAMES = {"baiyang": "白阳镇"}


def found() -> list[str]:
    return [one.said(NAMES) for one in check_all().broken]


def edit(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        assert cursor.rowcount == 1, sql
