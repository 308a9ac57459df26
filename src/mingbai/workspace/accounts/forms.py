"""Forms of sign-in, security and accounts: they check shape; who may and what is lawful the actions say."""

from __future__ import annotations

from typing import Any

from django import forms

from mingbai.workspace.forms import PlainForm, choice, day, line


def secret(label: str, hint: str = "", *, missing: str, complete: str) -> forms.CharField:
    """A password field; `complete` tells the browser's password store what it is."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": complete}),
        error_messages={"required": missing, "max_length": f"{label}太长"},
    )


def digits(label: str, hint: str = "") -> forms.CharField:
    """Six digits; blanks that some telephones show between them are dropped."""
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
        """Without blanks."""
        return super().to_python("".join(value.split()) if isinstance(value, str) else value)


class SignInForm(PlainForm):
    """Name and password."""

    username = line("登录名", missing="写上登录名", length=60)
    password = secret("密码", missing="输入密码", complete="current-password")


class CodeForm(PlainForm):
    """The second step of a sign-in, and the first code of a new telephone."""

    code = digits("验证码", "打开手机上的验证码应用，抄“明白”下面的6位数。")


class PasswordForm(PlainForm):
    """The owner's change of password."""

    old = secret("现在的密码", missing="输入现在的密码", complete="current-password")
    new = secret(
        "新密码", "至少10个字符，字母以外还要有数字或者符号，不含登录名。", missing="输入新密码", complete="new-password"
    )
    again = secret("再输一次新密码", missing="再输一次新密码", complete="new-password")

    def clean(self) -> dict[str, Any]:
        """Both new passwords are the same."""
        values = super().clean() or {}
        if values.get("new") and values.get("again") and values["new"] != values["again"]:
            self.add_error("again", "两次输入的新密码不一样，再输一次")
        return values


class RemoveCodeForm(PlainForm):
    """The owner's password, to stop using codes."""

    password = secret("密码", missing="输入密码", complete="current-password")


class PostForm(PlainForm):
    """One post; the choices come from the tree of organs."""

    organ_code = choice("单位", [], missing="从列表里选单位")
    kind = choice("岗位", [], missing="从列表里选岗位")
    section = line("科室", "没有就空着", missing="", length=40, required=False)
    since_on = day("从哪天起")

    def __init__(self, *args: Any, organs: list[tuple[str, str]], kinds: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organ_code"].choices = organs  # type: ignore[attr-defined]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]


class AccountForm(PostForm):
    """Somebody new: name and post."""

    username = line("登录名", "小写字母和数字，例如 baiyang-2", missing="写上登录名", length=60)
    label = line("称呼", "同事看得懂的称呼，可以只写岗位，例如 白阳镇经办", missing="写上称呼", length=60)
    field_order = ("username", "label", "organ_code", "kind", "section", "since_on")


class EndPostForm(PlainForm):
    """The last day of a post."""

    post_id = forms.IntegerField(widget=forms.HiddenInput)
    until_on = day("最后一天", "过了这一天，这个岗位就不能再用；要马上停用，用“停用账号”。")
