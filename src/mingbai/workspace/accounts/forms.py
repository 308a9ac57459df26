"""Password and code fields, shared by sign-in and by one's own security page."""

from __future__ import annotations

from typing import Any

from django import forms

from mingbai.core.forms import PlainForm


def secret(label: str, hint: str = "", *, missing: str, complete: str) -> forms.CharField:
    """Build a password field; `complete` is its autocomplete token for the browser's password manager."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": complete}),
        error_messages={"required": missing, "max_length": f"{label}太长"},
    )


def digits(label: str, hint: str = "") -> forms.CharField:
    """Build a field for six digits; it drops the spaces that some phones show between them."""
    return Digits(
        label=label,
        help_text=hint,
        max_length=6,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "w-s"}),
        error_messages={"required": "输入手机上的6位数", "invalid": "验证码是6位数字", "max_length": "验证码是6位数字"},
    )


class Digits(forms.RegexField):
    """Exactly six digits."""

    def __init__(self, **options: Any) -> None:
        super().__init__(r"^[0-9]{6}$", **options)

    def to_python(self, value: Any) -> Any:
        """Remove all spaces before validation."""
        return super().to_python("".join(value.split()) if isinstance(value, str) else value)


class CodeForm(PlainForm):
    """The second step of a sign-in, and the first code from a new phone."""

    code = digits("验证码", "打开手机上的验证码应用，抄“明白”下面的6位数。")
