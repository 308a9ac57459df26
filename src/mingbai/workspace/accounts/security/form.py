"""Forms for one's own password and code."""

from __future__ import annotations

from typing import Any

from mingbai.core.forms import PlainForm
from mingbai.workspace.accounts.forms import secret


class PasswordForm(PlainForm):
    """The owner's change of password."""

    old = secret("现在的密码", missing="输入现在的密码", complete="current-password")
    new = secret(
        "新密码", "至少10个字符，字母以外还要有数字或者符号，不含登录名。", missing="输入新密码", complete="new-password"
    )
    again = secret("再输一次新密码", missing="再输一次新密码", complete="new-password")

    def clean(self) -> dict[str, Any]:
        """Check that both new passwords are the same."""
        values = super().clean() or {}
        if values.get("new") and values.get("again") and values["new"] != values["again"]:
            self.add_error("again", "两次输入的新密码不一样，再输一次")
        return values


class RemoveCodeForm(PlainForm):
    """The owner's password, needed to stop using codes."""

    password = secret("密码", missing="输入密码", complete="current-password")
