"""Taking an application out of the register gives nobody a later day of receipt."""

from __future__ import annotations

from datetime import date

import pytest

from mingbai.statute.cases.removal import may_remove

ARRIVED, NEXT = date(2026, 3, 12), date(2026, 3, 13)


@pytest.mark.parametrize(
    ("today", "is_head", "is_registrar", "code"),
    [
        (ARRIVED, False, True, ""),
        (NEXT, False, True, "removal.head"),
        (NEXT, False, False, "removal.head"),
        (NEXT, True, True, "removal.registrar"),
        (NEXT, True, False, ""),
    ],
)
def test_who_removes_an_application(today: date, is_head: bool, is_registrar: bool, code: str) -> None:
    verdict = may_remove(ARRIVED, today, is_head=is_head, is_registrar=is_registrar)
    assert (bool(verdict), verdict.code) == (not code, code)
