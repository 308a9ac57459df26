"""The form for re-evaluating undisclosed information."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, area, choice


class EvaluationForm(PlainForm):
    """The result of a re-evaluation."""

    result = choice(
        "评估的结果",
        [("keep", "继续不予公开，一年后再评估"), ("open", "情势变化，可以公开，转回起草")],
        missing="选一个结果",
        is_open=True,
    )
    opinion = area("理由", "写明依据的情况现在还在不在。", missing="写明理由", length=1000)
