"""The presses on the annual report, in each of its states, and on the registers it counts."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from mingbai.annual_report import actions, queries
from mingbai.annual_report.models import Report, SectionRevision
from mingbai.registers.actions import register_procurement
from pages.press import ANY_WORKER, DAY, NOBODY, PUBLISHERS, REPORT, WHY, WORKERS, Made, Press, Typed, only
from support import NOW, TODAY

CELL = {**REPORT, "cell": "3.new.natural"}
FIRST = {**REPORT, "number": 1}
WHICH = {"organ_code": "baiyang", "year": 2020}


def report_in(state: str) -> Callable[[Made], object]:
    values: dict[str, object] = {"state": state, "submitted_at": NOW, "submitted_by": 999}
    values |= {"accepted_at": NOW} if state in {"accepted", "published"} else {}
    values |= {"published_at": NOW} if state == "published" else {}
    return lambda made: Report.objects.filter(organ__code="baiyang", year=2020).update(**values)


def accepted(made: Made) -> None:
    """Bring the report there by its own acts: only the text that was accepted may be published."""
    actions.submit(**WHICH, by=made["people"]["clerk"], at=NOW)
    actions.accept(**WHICH, by=made["people"]["officer"], at=NOW)


def published(made: Made) -> None:
    """Publish the report, then register what it does not count yet."""
    accepted(made)
    actions.publish(**WHICH, by=made["people"]["leader"], at=NOW)
    told = {"organ_code": "baiyang", "by": made["people"]["clerk"], "at": NOW}
    register_procurement(title="公务用车", concluded_on=TODAY.replace(year=2020), amount_yuan=Decimal(100), **told)


def typed_over(made: Made) -> None:
    actions.set_cell(**WHICH, path=CELL["cell"], typed="7", revision=None, by=made["people"]["clerk"], at=NOW)


def carried_over(made: Made) -> None:
    """Declare figures of the year before that the tables do not begin with."""
    values = dict.fromkeys(("3.carried_out.natural", "3.carried_out.total"), Decimal(1))
    told = {"source": "纸质报告", "by": made["people"]["clerk"], "at": NOW}
    actions.declare_opening_balances(organ_code="baiyang", year=2019, values=values, **told)


def to_explain(made: Made) -> Typed:
    bench = queries.workbench(by=made["people"]["clerk"], **WHICH, today=TODAY)
    key = next(view.finding.key for view in bench.findings if view.finding.may_explain)
    return {"finding": key, "explanation": WHY}


def written_twice(made: Made) -> None:
    for who in ("clerk", "section_head"):
        told = {"by": made["people"][who], "at": NOW}
        actions.save_section(**WHICH, section=1, editor_text=f"{who}写的一稿。", base=1, **told)


def figure_gone_off(made: Made) -> None:
    told = {"by": made["people"]["clerk"], "at": NOW}
    actions.save_section(**WHICH, section=1, editor_text="收到【本年新收·自然人：7】件。", base=1, **told)


def second_text(made: Made) -> Typed:
    return {"aside": SectionRevision.objects.get(is_aside=True).number, "keep": "aside"}


OF_REPORTS: tuple[Press, ...] = (
    Press("work:open-report", WORKERS, {**REPORT, "year": 2019}),
    Press("work:section", WORKERS, FIRST, {"text": "没有。", "base": "1"}),
    *(
        Press("work:section", NOBODY, FIRST, {"text": "没有。", "base": "1"}, report_in(s), of=s)
        for s in ("submitted", "accepted", "published")
    ),
    Press("work:refresh", WORKERS, FIRST, before=figure_gone_off),
    Press("work:settle", WORKERS, FIRST, second_text, before=written_twice),
    Press("work:cell", WORKERS, CELL, {"typed": "7", "revision": "1"}),
    Press("work:restore-cell", WORKERS, CELL, before=typed_over),
    Press("work:explain", WORKERS, REPORT, to_explain, before=carried_over),
    Press("work:submit", WORKERS, REPORT),
    Press("work:send-back", only("officer"), REPORT, {"reason": WHY}, report_in("submitted")),
    Press("work:accept", only("officer"), REPORT, {}, report_in("submitted")),
    *(Press("work:accept", NOBODY, REPORT, {}, report_in(s), of=s) for s in ("draft", "accepted", "published")),
    Press("work:publish", PUBLISHERS, REPORT, before=accepted),
    *(Press("work:publish", NOBODY, REPORT, {}, report_in(s), of=s) for s in ("draft", "submitted")),
    Press("work:correct", PUBLISHERS, REPORT, {"note": "采购项目漏了一个，现予更正。"}, published),
    *(Press("work:correct", NOBODY, REPORT, {"note": WHY}, report_in(s), of=s) for s in ("draft", "submitted", "accepted")),
    Press(
        "work:register-new",
        ANY_WORKER,
        {"register": "procurement"},
        {"title": "办公桌", "concluded_on": DAY, "amount_yuan": "100", "supplier": ""},
    ),
    Press(
        "work:register-follow-up",
        WORKERS,
        {"register": "applications", "record_id": "asked_for"},
        {"outcome": "granted", "closed_on": DAY},
    ),
    Press("work:register-remove", WORKERS, {"register": "procurement", "record_id": "bought"}, {"reason": WHY}),
)
