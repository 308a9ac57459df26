"""The form of the verdict about a batch. Shape only."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, area, choice
from mingbai.statute.disclosure.imports import ACT_WORDS, BatchAct

DECISIONS = ((BatchAct.RELEASE, "整批一次公开"), (BatchAct.RETURN, "写明哪一行、改什么"))


class BatchDecisionForm(PlainForm):
    """One verdict for all rows, none preset."""

    act = choice("我的决定", [(act.value, ACT_WORDS[act]) for act, _ in DECISIONS], missing="选一个决定", is_open=True)
    opinion = area("意见", "同意时可以不填。退回要写哪一行、改什么。", missing="写意见", length=1000)

    def __init__(self, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.fields["opinion"].required = False
