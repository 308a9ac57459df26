"""What all forms share: plain fields, errors as sentences, and a frozen view of each field for templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, cast

from django import forms
from django.forms import ChoiceField

from mingbai.core.errors import Invalid, Refused, Stale
from mingbai.statute.disclosure.exemptions import grounds


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a field."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field as a template shows it; `kind` is text, date, number, area, select, radio or checks."""

    name: str
    id: str
    kind: str
    label: str
    hint: str
    value: str
    error: str
    width: str
    is_required: bool
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the error summary."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an act failed: the message, the rule behind it, and the status to answer with.

    `field` may name an input outside the form.
    """

    message: str
    source: str = ""
    field: str = ""
    status: int = 422

    @classmethod
    def of(cls, raised: BaseException) -> Failure | None:
        """Translate a named failure for whoever pressed; None when it is no answer to a press."""
        if isinstance(raised, Invalid):
            return cls(str(raised), field=raised.field)
        if isinstance(raised, Refused):
            citation = raised.verdict.citation
            return cls(raised.verdict.reason, str(citation) if citation else "", raised.field)
        if isinstance(raised, Stale):
            return cls(str(raised), status=409)
        return None

    @property
    def sentence(self) -> str:
        """The message followed by its source."""
        return f"{self.message}（{self.source}）" if self.source else self.message


class Taking:
    """The body of `with form.taking():` — turn a named failure inside it into the form's own, and let anything else pass."""

    def __init__(self, form: PlainForm) -> None:
        self.form = form

    def __enter__(self) -> None:
        # Django can add errors only after validation.
        self.form.is_valid()

    def __exit__(self, kind: object, failure: BaseException | None, trace: object) -> bool:
        self.form.is_taken = failure is None
        return failure is not None and self.form.refuse(failure)


class PlainForm(forms.Form):
    """A form that checks shape only; the action it feeds checks the law."""

    use_required_attribute = False
    # Maps the action's names for fields to the form's; "" stands for failures that name no field.
    also_called: ClassVar[Mapping[str, str]] = {}
    failure: Failure | None = None
    is_taken = False

    def taking(self) -> Taking:
        """Run the act that the form feeds; afterwards `is_taken` says whether it succeeded.

        If not, the form carries the reason, at the field to blame or above all of them, and `status` is the status to answer.
        NotVisible passes through: it becomes a 404, not a message.
        """
        return Taking(self)

    def refuse(self, raised: BaseException) -> bool:
        """Show a named failure; return False when it is none."""
        failure = Failure.of(raised)
        if failure is None:
            return False
        name = self.also_called.get(failure.field, failure.field)
        if name in self.fields:
            self.add_error(name, failure.sentence)
        else:
            self.failure = failure
            self.add_error(None, failure.sentence)
        return True

    @property
    def status(self) -> int:
        """The status of a page that shows this form."""
        if self.failure is not None:
            return self.failure.status
        return 422 if self.errors else 200

    def views(self, before: str = "id_") -> tuple[FieldView, ...]:
        """Return the visible fields in order, each with its first error; `before` keeps ids apart when a page repeats a form."""
        return tuple(self._view(name, before) for name, field in self.fields.items() if not field.widget.is_hidden)

    def problems(self, before: str = "id_") -> tuple[Problem, ...]:
        """Return the error summary: the same words as at the fields, with links to them."""
        above = [Problem(str(error), "") for error in self.non_field_errors()]
        at = (Problem(str(errors[0]), f"#{before}{name}") for name, errors in self.errors.items() if name in self.fields)
        return (*above, *at)

    def _view(self, name: str, before: str) -> FieldView:
        bound, field = self[name], self.fields[name]
        value = "" if bound.value() is None else _text(bound.value())
        choices: tuple[Choice, ...] = ()
        if isinstance(field, forms.ChoiceField):
            pairs = cast(list[tuple[str, str]], field.choices)
            chosen = bound.value() or () if isinstance(field, forms.MultipleChoiceField) else (value,)
            choices = tuple(Choice(v, label, v in chosen) for v, label in pairs)
        return FieldView(
            name=bound.html_name,
            id=f"{before}{name}",
            kind=_kind(field),
            label=str(field.label),
            hint=str(field.help_text),
            value=value,
            error=str(bound.errors[0]) if bound.errors else "",
            width=str(field.widget.attrs.get("class", "")),
            is_required=field.required,
            choices=choices,
        )


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _kind(field: forms.Field) -> str:
    if isinstance(field.widget, forms.CheckboxSelectMultiple):
        return "checks"
    if isinstance(field.widget, forms.RadioSelect):
        return "radio"
    if isinstance(field, forms.ChoiceField):
        return "select"
    if isinstance(field, forms.DateField):
        return "date"
    if isinstance(field.widget, forms.Textarea):
        return "area"
    return "number" if isinstance(field, forms.DecimalField | forms.IntegerField) else "text"


def line(label: str, hint: str = "", *, missing: str, length: int = 200, required: bool = True) -> forms.CharField:
    """Build a field for one line of text."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=length,
        error_messages={"required": missing, "max_length": f"{label}最多写 {length} 个字"},
    )


def area(label: str, hint: str = "", *, missing: str, length: int = 2000, required: bool = True) -> forms.CharField:
    """Build a field for several lines of text."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=length,
        widget=forms.Textarea,
        error_messages={"required": missing, "max_length": f"{label}最多写 {length} 个字"},
    )


def day(label: str, hint: str = "", *, required: bool = True) -> forms.DateField:
    """Build a field for a calendar day."""
    wrong = f"{label}写成年-月-日，例如 2020-11-06"
    return forms.DateField(
        label=label,
        help_text=hint,
        required=required,
        input_formats=["%Y-%m-%d", "%Y年%m月%d日", "%Y/%m/%d", "%Y.%m.%d"],
        widget=forms.DateInput(attrs={"class": "w-m"}),
        error_messages={"required": wrong, "invalid": wrong},
    )


def number(label: str, hint: str, most: int, *, least: int = 1, required: bool = True) -> forms.IntegerField:
    """Build a field for a whole number."""
    wrong = f"写 {least} 到 {most} 的整数"
    return forms.IntegerField(
        label=label,
        help_text=hint,
        min_value=least,
        max_value=most,
        required=required,
        widget=forms.TextInput(attrs={"class": "w-s"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong),
    )


class Amount(forms.DecimalField):
    """A number as people write it: 54,369 and 54369 are equal."""

    def to_python(self, value: Any) -> Any:
        """Drop thousands separators, full-width commas included."""
        return super().to_python(value.replace(",", "").replace("，", "") if isinstance(value, str) else value)


def amount(label: str, hint: str = "", *, places: int = 2, example: str = "54369") -> Amount:
    """Build a field for a non-negative number with at most `places` decimals."""
    wrong = f"{label}只写数字，例如 {example}"
    return Amount(
        label=label,
        help_text=hint,
        max_digits=16,
        decimal_places=places,
        min_value=0,
        widget=forms.TextInput(attrs={"class": "w-m"}),
        error_messages={
            "required": wrong,
            "invalid": wrong,
            "min_value": f"{label}不能小于 0",
            "max_decimal_places": f"{label}最多 {places} 位小数",
            "max_digits": f"{label}太长，核对一下位数",
            "max_whole_digits": f"{label}太长，核对一下位数",
        },
    )


def choice(
    label: str, choices: list[tuple[str, str]], hint: str = "", *, missing: str, is_open: bool = False
) -> forms.ChoiceField:
    """Build a field for one of several choices; `is_open` shows them all as radio buttons."""
    options: dict[str, Any] = {"widget": forms.RadioSelect} if is_open else {}
    return forms.ChoiceField(
        label=label, choices=choices, help_text=hint, error_messages={"required": missing, "invalid_choice": missing}, **options
    )


def ground_choices() -> list[tuple[str, str]]:
    """Return the grounds of articles 14, 15 and 16 as choices, none preset."""
    return [("", "选一种依据"), *((one.code, one.words) for one in grounds())]


def set_choices(form: PlainForm, name: str, choices: list[tuple[str, str]]) -> None:
    """Set the choices of a field that only the page knows."""
    field = form.fields[name]
    assert isinstance(field, ChoiceField)
    field.choices = choices


class Press(PlainForm):
    """A form without fields, for an act that needs only a button."""
