"""Words of reviews and suits that several pages use."""

from __future__ import annotations

from mingbai.cases.values.disputes import CaseDispute
from mingbai.statute.annual_report.forms import GROUPS4, ROWS4
from mingbai.statute.cases.disputes import INSTANCE_WORDS, RESULT_WORDS

GROUPS, COLUMNS = dict(GROUPS4), dict(ROWS4)


def kind_words(found: CaseDispute) -> str:
    """Say what it is: 行政复议; 复议后起诉，第二审."""
    return "，".join(
        part for part in (GROUPS.get(found.group, ""), INSTANCE_WORDS[found.instance] if found.instance else "") if part
    )


def state_words(found: CaseDispute) -> tuple[str, str]:
    """Return where it stands, and the kind of its tag."""
    if found.decision is not None:
        return RESULT_WORDS[found.decision], "soon" if found.opens_a_clock else "done"
    if found.procedure is None:
        return COLUMNS.get(found.result, "尚未审结"), "done" if found.result else "half"
    return ("已答复，等结果", "half") if found.answered_on else ("等本机关答复", "soon")
