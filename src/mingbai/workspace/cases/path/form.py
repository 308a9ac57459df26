"""One question of the path as a form: lawful answers only, each with its article and an example."""

from __future__ import annotations

from typing import Any

from mingbai.core.forms import PlainForm, area, choice, set_choices
from mingbai.statute.cases.path import PathAnswer


class PathAnswerForm(PlainForm):
    """An answer and why."""

    answer = choice("回答", [], missing="选一个答案", is_open=True)
    reason = area("这样回答的理由", "写事实和依据，复议、诉讼时要用。", missing="写这样回答的理由", length=1000)

    def __init__(self, *args: Any, answers: tuple[PathAnswer, ...], **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "answer", [(one.key, one.words) for one in answers])
