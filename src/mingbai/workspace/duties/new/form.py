"""The form for information newly formed or changed."""

from __future__ import annotations

from django import forms

from mingbai.core.forms import PlainForm, choice, day, line

NEITHER, NOT_KNOWN = "neither", "not-known"
KINDS = [("formed", "新形成的"), ("changed", "原来公开过，内容变了")]


class EventForm(PlainForm):
    """Something formed or changed; the time limit runs from its day."""

    line_id = choice("是哪一项", [], "选标准目录里的事项。找不到的，选最接近的一项。", missing="选一项")
    kind = choice("怎么来的", KINDS, missing="选一种：新形成的，或者内容变了", is_open=True)
    happened_on = day("形成或者变更的日期", "文件签发、名单确定、资金到账的那一天。期限从第二天起算。")
    title = line("是什么信息", "写别人一看就懂的名称，例如：2021年第一批临时救助对象名单。", missing="写明是什么信息")
    case = choice(
        "是不是下面的情形",
        [],
        "它们有自己的期限，例如行政许可、行政处罚的决定7个工作日内公开（国办发〔2018〕118号）。",
        missing="选一种",
        is_open=True,
    )

    def __init__(self, *args: object, lines: list[tuple[str, str]], cases: tuple[str, ...], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        field, case = self.fields["line_id"], self.fields["case"]
        if isinstance(field, forms.ChoiceField) and isinstance(case, forms.ChoiceField):
            field.choices = [("", "选一项"), *lines]
            case.choices = [(NEITHER, "都不是"), *((one, one) for one in cases), (NOT_KNOWN, "不清楚")]
        if not cases:
            del self.fields["case"]

    def chosen_case(self) -> str | None:
        """Return the case as `report_event` takes it."""
        said = self.cleaned_data.get("case", NEITHER)
        return {NEITHER: "", NOT_KNOWN: None}.get(said, said)
