"""Ledgers from before the platform for tests, as people fill them in; nobody in them is real."""

from __future__ import annotations

from typing import Any

from mingbai.accounts.values import Acting
from mingbai.cases.actions.ledger import HeldLedger, enter_ledger, hold_ledger
from mingbai.cases.values.ledger import COLUMNS
from mingbai.rendering.form_table import form_table
from support import NOW

NAME, MATTER = "堃某某", "祎村2018年道路硬化工程的中标通知书"
ROW = {
    "编号": "2020-1", "收到日期": "2020-03-02", "方式": "邮寄", "申请人类别": "自然人", "申请人": NAME, "公开内容": MATTER,
    "答复日期": "2020-03-20", "答复结果": "予以公开", "是否延期": "否", "结转": "否",
}  # fmt: skip


def row(**changed: str) -> dict[str, str]:
    return {**ROW, **changed}


def sheet(*rows: dict[str, str]) -> bytes:
    return form_table("台账", COLUMNS, [[one[name] for name in COLUMNS] for one in rows], [20] * len(COLUMNS))


def listing(*rows: dict[str, str]) -> bytes:
    """The same as plain text, which always has the same bytes and is quicker to read."""
    lines = [COLUMNS, *([one[name] for name in COLUMNS] for one in rows)]
    return "\n".join(",".join(line) for line in lines).encode()


def held(by: Acting, *rows: dict[str, str], **told: Any) -> HeldLedger:
    given = {"organ_code": by.organ_code, "name": f"{NAME}等人.csv", "data": listing(*rows), "by": by, "at": NOW, **told}
    return hold_ledger(**given)


def entered(by: Acting, *rows: dict[str, str]) -> int:
    """The key of a ledger that was entered."""
    found = held(by, *rows)
    assert found.ledger_id is not None, found.plan.wrong
    enter_ledger(organ_code=by.organ_code, ledger_id=found.ledger_id, by=by, at=NOW)
    return found.ledger_id
