"""The form for what became of a penalty decision."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, choice, day, line
from mingbai.statute.disclosure.penalties import REVERSAL_WORDS


class ReversalForm(PlainForm):
    """Kind, day and document of the reversal."""

    kind = choice("怎么变化", [(one.value, word) for one, word in REVERSAL_WORDS.items()], missing="选一种", is_open=True)
    reversed_on = day("哪天", "变更、撤销的决定书，复议决定书或者判决书的日期。3个工作日从第二天起算。")
    by_document = line("依据哪份文书", "例如：彭政复决〔2026〕3号。公众看不到。", missing="写文书的文号", length=200)
